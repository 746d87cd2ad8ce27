import type { Entry, Role, State } from '../sessions/rules.ts'

/** Sessions a device holds with their registers: a day of a whole district, and what is left to close. */
export const MOST_SESSIONS = 30
/** Today and tomorrow: a device may have seen the network last on the evening before. */
export const DAYS_AHEAD = 1
/** How far back a session nobody closed is still asked for. */
export const LATELY_DAYS = 14

/** What a register says of one person; without a state they are not recorded, and their role says nothing. */
export type Said = { state: State | null; role: Role }
export type Row = Said & { personId: string }
/** What one says of a person in a register, what somebody else said meanwhile. */
export type AtOdds = { personId: string; mine: Said; theirs: Said }

export const UNRECORDED: Said = { state: null, role: 'participant' }
/** Said before the meeting: it gives way to what was seen there. */
const PLANS: readonly (State | null)[] = ['signed_up', 'expected']

export const isSame = (one: Said, other: Said) =>
  one.state === other.state && (one.state === null || one.role === other.role)

const oneOf = <Value>(mine: Value, seen: Value, theirs: Value): [Value] | undefined => {
  if (theirs === seen || theirs === mine) return [mine]
  return mine === seen ? [theirs] : undefined
}

function stateOf(mine: State | null, seen: State | null, theirs: State | null) {
  const wasPlanned = seen === null || PLANS.includes(seen)
  const isPlan = [mine, theirs].map((one) => PLANS.includes(one))
  if (wasPlanned && isPlan[0] !== isPlan[1]) return [isPlan[0] ? theirs : mine] as const
  return oneOf(mine, seen, theirs)
}

/**
 * What the register is to say of somebody of whom two wrote since it was last seen: state and role each as whoever changed
 * them said. Undefined where both changed the same to something else, or one took off the register whom the other wrote of.
 */
export function merged(mine: Said, seen: Said, theirs: Said): Said | undefined {
  if (isSame(theirs, seen) || isSame(theirs, mine)) return mine
  if (isSame(mine, seen)) return theirs
  if (seen.state !== null && (mine.state === null || theirs.state === null)) return undefined
  const [state, role] = [
    stateOf(mine.state, seen.state, theirs.state),
    oneOf(mine.role, seen.role, theirs.role),
  ]
  return state && role && { state: state[0], role: role[0] }
}

/** By its person; whoever is in no row is not recorded. */
export const standingIn = (rows: readonly Row[]) => {
  const known = new Map(rows.map(({ personId, state, role }) => [personId, { state, role }]))
  return (personId: string): Said => known.get(personId) ?? UNRECORDED
}

type Versions = { seen: Readonly<Record<string, Said>>; now: readonly Row[] }

/** What a register is to say of everybody whom one wrote of; of whom two said different things, what the one preferred said. */
export function mergedEntries(
  mine: readonly Entry[],
  { seen, now }: Versions,
  prefer: 'mine' | 'theirs' = 'mine',
): Entry[] {
  const standing = standingIn(now)
  return mine.map((one) => {
    const theirs = standing(one.personId)
    const preferred = prefer === 'mine' ? one : theirs
    const said = merged(one, seen[one.personId] ?? UNRECORDED, theirs) ?? preferred
    return { personId: one.personId, state: said.state, role: said.role }
  })
}

/**
 * People of whom two said different things since the register was last seen by whoever sends. What only one of them changed
 * stands as they said.
 */
export function atOdds(mine: readonly Entry[], { seen, now }: Versions): AtOdds[] {
  const standing = standingIn(now)
  return mine.flatMap((one) => {
    const theirs = standing(one.personId)
    return merged(one, seen[one.personId] ?? UNRECORDED, theirs)
      ? []
      : [{ personId: one.personId, mine: { state: one.state, role: one.role }, theirs }]
  })
}

/** What would change in a register that says this now. */
export function changesIn(mine: readonly Entry[], versions: Versions): AtOdds[] {
  const standing = standingIn(versions.now)
  return mergedEntries(mine, versions).flatMap(({ personId, ...said }) =>
    isSame(said, standing(personId)) ? [] : [{ personId, mine: said, theirs: standing(personId) }],
  )
}

/** A number two changed apart since it was seen; what only one changed is no matter. */
export const numbersAtOdds = (mine: number | null, seen: number | null, now: number | null) =>
  mine !== seen && now !== seen && mine !== now
