import { compare, type Fraction, said, sheetPoints } from '../../../ground/ranking/rules.ts'
import { type Assessed, type Criterion, fundedOf, type Ranked, rankIdeas } from '../ranking/rules.ts'
import type { Method } from '../rules.ts'
import { equalShares, leftAfter, type Shares } from '../shares/rules.ts'

/** `votes`: how many ballots name it. */
export type Entry = Assessed & { votes: number }
/** What somebody chose: ids of ideas, each once. */
export type Choices = readonly string[]

/** How equal shares came to an idea: cents are told to two decimals. */
export type ShareSteps = {
  /** In which turn it was chosen; nothing where it was not. */
  turn?: number
  /** What each of its voters paid at most. */
  mostCents?: number
  /** By how many votes it counted in its turn. */
  counted?: number
  /** Added at the end, by votes, from what equal parts had left over. */
  completed?: true
  /** What its voters had left together when nobody could be chosen any more. */
  leftCents?: number
}

export type Placed = {
  id: string
  place: number
  /** Of a hundred: of the jury, of those who voted, or of both as they weigh. */
  points: number
  tie?: string
  funded: boolean
  votes: number
  shares?: ShareSteps
}
export type Result = { placed: Placed[]; voters: number; partCents?: number }

/** The rule a call was published with. */
export type Rule = {
  method: Method
  criteria: readonly Criterion[]
  totalCents: number
  leastPoints: number
  /** Of a hundred, what votes weigh beside the jury. */
  votesWeight: number | null
}

/** The result by the published rule, from what anyone can read: sheets of the jury and ballots. Ideas that may not be chosen are left out. */
export function resultOf(rule: Rule, ideas: readonly Assessed[], ballots: readonly Choices[]): Result {
  const votes = new Map<string, number>(ideas.map(({ id }) => [id, 0]))
  for (const choices of ballots)
    for (const id of choices) if (votes.has(id)) votes.set(id, (votes.get(id) ?? 0) + 1)
  const entries = ideas.map((idea) => ({ ...idea, votes: votes.get(idea.id) ?? 0 }))
  if (rule.method === 'shares') return byShares(rule, entries, ballots)
  const ranked = {
    jury: () => rankIdeas(rule.criteria, entries),
    votes: () => rankByVotes(entries, ballots.length),
    mixed: () => rankTogether(rule, entries),
  }[rule.method]()
  const cents = new Map(ideas.map((one) => [one.id, one.cents]))
  const leastPoints = rule.method === 'votes' ? 0 : rule.leastPoints
  // Most votes is a rule about votes: what nobody voted for is not funded.
  const chosen = rule.method === 'votes' ? ranked.filter(({ id }) => votes.get(id)) : ranked
  const funded = fundedOf(chosen, cents, { budgetCents: rule.totalCents, leastPoints })
  return {
    voters: ballots.length,
    placed: ranked.map(({ id, place, points, tie }) => ({
      id,
      place,
      points,
      ...(tie && { tie }),
      funded: funded.has(id),
      votes: votes.get(id) ?? 0,
    })),
  }
}

const earlier = (a: Entry, b: Entry) => (`${a.arrived} ${a.id}` < `${b.arrived} ${b.id}` ? -1 : 1)
const byVotes = (a: Entry, b: Entry) => b.votes - a.votes || earlier(a, b)

/** Points as parts of a hundred of those who voted. */
const shareOf = (votes: number, voters: number) =>
  voters === 0 ? 0 : said([BigInt(votes), BigInt(voters)], 100n)

/** Most votes first; of equals the one that came in earlier. */
function rankByVotes(
  entries: readonly Entry[],
  voters: number,
): Pick<Ranked, 'id' | 'place' | 'points' | 'tie'>[] {
  const sorted = [...entries].sort(byVotes)
  return sorted.map(({ id, votes }, at) => ({
    id,
    place: at + 1,
    points: shareOf(votes, voters),
    ...(sorted[at - 1]?.votes === votes && { tie: 'arrived' }),
  }))
}

/**
 * Jury and votes: the jury's points of a hundred, and a hundred to the idea with most votes and to the others in proportion,
 * each counting as it weighs. Of equals the one with more votes comes first, then the one that came in earlier.
 */
function rankTogether({ criteria, votesWeight }: Rule, entries: readonly Entry[]) {
  const most = BigInt(Math.max(1, ...entries.map(({ votes }) => votes)))
  const weight = BigInt(votesWeight ?? 0)
  const measured = entries
    .filter(({ sheets }) => sheets.length > 0)
    .map((entry) => {
      const [top, bottom] = sheetPoints(criteria, entry)
      const both = top * (100n - weight) * most + BigInt(entry.votes) * weight * bottom
      return { entry, points: [both, bottom * most * 100n] as Fraction }
    })
  measured.sort((a, b) => compare(b.points, a.points) || byVotes(a.entry, b.entry))
  return measured.map(({ entry, points }, at) => {
    const before = measured[at - 1]
    const isTied = before !== undefined && compare(before.points, points) === 0
    const tie = isTied ? (before.entry.votes === entry.votes ? 'arrived' : 'votes') : undefined
    return { id: entry.id, place: at + 1, points: said(points, 100n), ...(tie && { tie }) }
  })
}

function byShares({ totalCents }: Rule, entries: readonly Entry[], ballots: readonly Choices[]): Result {
  const sorted = [...entries].sort(byVotes)
  const at = new Map(sorted.map(({ id }, index) => [id, index]))
  const voters: number[][] = sorted.map(() => [])
  ballots.forEach((choices, voter) => {
    for (const id of choices) voters[at.get(id) ?? -1]?.push(voter)
  })
  const votable = sorted.map(({ cents }, index) => ({ cents, voters: voters[index] ?? [] }))
  if (ballots.length === 0) return { voters: 0, placed: placesOf(sorted, [], new Map(), new Set(), 0) }
  const shares = equalShares(votable, ballots.length, totalCents)
  const steps = stepsOf(shares, votable, ballots.length)
  const first = [...shares.chosen.map(({ idea }) => idea), ...shares.completed]
  const partCents = toCents(shares.part, shares)
  return {
    voters: ballots.length,
    partCents,
    placed: placesOf(sorted, first, steps, new Set(first), ballots.length),
  }
}

const toCents = (units: number, { unitsPerCent }: Shares) => Math.round((units / unitsPerCent) * 100) / 100

function stepsOf(shares: Shares, votable: { cents: number; voters: number[] }[], voters: number) {
  const steps = new Map<number, ShareSteps>()
  shares.chosen.forEach(({ idea, most, counted }, turn) => {
    steps.set(idea, {
      turn: turn + 1,
      mostCents: toCents(most, shares),
      counted: Math.round(counted * 100) / 100,
    })
  })
  const left = leftAfter(shares, votable, voters)
  votable.forEach(({ voters: own }, idea) => {
    if (steps.has(idea)) return
    const leftCents = toCents(
      own.reduce((sum, voter) => sum + (left[voter] ?? 0), 0),
      shares,
    )
    steps.set(idea, { ...(shares.completed.includes(idea) && { completed: true as const }), leftCents })
  })
  return steps
}

/** Those chosen in their turn, those added at the end, then the others by votes. */
function placesOf(
  sorted: readonly Entry[],
  first: readonly number[],
  steps: ReadonlyMap<number, ShareSteps>,
  funded: ReadonlySet<number>,
  voters: number,
): Placed[] {
  const rest = sorted.map((_, index) => index).filter((index) => !funded.has(index))
  return [...first, ...rest].flatMap((index, place) => {
    const entry = sorted[index]
    const shares = steps.get(index)
    if (!entry) return []
    const { id, votes } = entry
    return [
      {
        id,
        place: place + 1,
        points: shareOf(votes, voters),
        funded: funded.has(index),
        votes,
        ...(shares && { shares }),
      },
    ]
  })
}
