import type { Edges } from '../../ties/edges/rules.ts'
import type { Picture } from '../picture/rules.ts'

/** A tie stands while it weighs as much as one lab half a year ago at the usual pace, or one meeting a year ago. */
export const STANDS = 0.25

/** The network on one day. */
export type State = {
  on: string
  /** People and bodies with a tie that stands. */
  people: number
  bodies: number
  ties: number
  /** Ties with an act behind them (a membership, a pact), and those of habit alone. */
  formalTies: number
  informalTies: number
  /** Who has both, so that the two networks meet in them. */
  joiners: number
}

export type Change = {
  from: State
  until: State
  /** Of the ties that stood on either day. */
  made: number
  faded: number
  kept: number
  /** People and bodies with a tie that stands on the second day and on the first none, and the other way round. */
  arrived: number
  left: number
}

/** What became of the network between two days, for one reader; both pictures with operators or both without. */
export function changeBetween(from: Picture, until: Picture): Change {
  const [before, after] = [standing(from.edges), standing(until.edges)]
  const [nodesBefore, nodesAfter] = [nodesOf(before), nodesOf(after)]
  const kept = [...after.keys()].filter((pair) => before.has(pair)).length
  return {
    from: stateOf(from),
    until: stateOf(until),
    made: after.size - kept,
    faded: before.size - kept,
    kept,
    arrived: [...nodesAfter].filter((id) => !nodesBefore.has(id)).length,
    left: [...nodesBefore].filter((id) => !nodesAfter.has(id)).length,
  }
}

export function stateOf({ on, edges, facts, numberOf }: Picture): State {
  const ties = standing(edges)
  const nodes = [...nodesOf(ties)]
  const bodies = nodes.filter((id) => facts[numberOf.get(id) ?? -1]?.kind === 'organisation').length
  const formalTies = [...ties.values()].filter((tie) => edges.formal[tie] === 1).length
  const [formal, informal] = [new Set<number>(), new Set<number>()]
  for (const tie of ties.values())
    for (const end of [edges.a[tie] as number, edges.b[tie] as number])
      (edges.formal[tie] === 1 ? formal : informal).add(end)
  return {
    on,
    people: nodes.length - bodies,
    bodies,
    ties: ties.size,
    formalTies,
    informalTies: ties.size - formalTies,
    joiners: [...formal].filter((node) => informal.has(node)).length,
  }
}

export const pairKey = (one: string, other: string) => (one < other ? one + other : other + one)

/** By the ids of its ends: the ties that stand. */
function standing({ ids, a, b, weight }: Edges): Map<string, number> {
  const ties = new Map<string, number>()
  a.forEach((one, tie) => {
    if ((weight[tie] as number) >= STANDS)
      ties.set(pairKey(ids[one] as string, ids[b[tie] as number] as string), tie)
  })
  return ties
}

const ID = 36
const nodesOf = (ties: ReadonlyMap<string, number>) =>
  new Set([...ties.keys()].flatMap((pair) => [pair.slice(0, ID), pair.slice(ID)]))

/** Sessions of one activity that is over: who was at each, by the record that was kept. */
export type Ended = { activityId: string; title: string; endedOn: string; sessions: string[][] }
/** How many pairs an activity brought together, and how many of them did something together after it ended. */
export type Survival = { activityId: string; title: string; endedOn: string; pairs: number; survived: number }

/**
 * Of the pairs that were at a session of an activity together, how many were together in anything later than its end, up
 * to the day of the picture. `dayNumber` is how ties count days.
 */
export function survivalOf(
  ended: readonly Ended[],
  { edges }: Pick<Picture, 'edges'>,
  dayNumber: (day: string) => number,
): Survival[] {
  const lastOf = new Map<string, number>()
  edges.a.forEach((a, tie) => {
    lastOf.set(
      pairKey(edges.ids[a] as string, edges.ids[edges.b[tie] as number] as string),
      edges.last[tie] as number,
    )
  })
  return ended.map(({ activityId, title, endedOn, sessions }) => {
    const pairs = new Set(
      sessions.flatMap((there) =>
        there.flatMap((one, at) => there.slice(at + 1).map((other) => pairKey(one, other))),
      ),
    )
    const end = dayNumber(endedOn)
    const survived = [...pairs].filter((pair) => (lastOf.get(pair) ?? 0) > end).length
    return { activityId, title, endedOn, pairs: pairs.size, survived }
  })
}
