import type { Entry, State } from '../sessions/rules.ts'

/** Sessions a device holds with their registers: a day of a whole district, and what is left to close. */
export const MOST_SESSIONS = 30
/** Today and tomorrow: a device may have seen the network last on the evening before. */
export const DAYS_AHEAD = 1
/** How far back a session nobody closed is still asked for. */
export const LATELY_DAYS = 14

/** `null` is "not recorded". */
export type Row = { personId: string; state: State | null }
/** What one says of a person in a register, what somebody else said meanwhile. */
export type AtOdds = { personId: string; mine: State | null; theirs: State | null }

/**
 * People of whom two said different things since the register was last seen by whoever sends: each changed what stood there,
 * and not to the same. What only one of them changed stands as they said.
 */
export function atOdds(
  mine: readonly Pick<Entry, 'personId' | 'state'>[],
  seen: Readonly<Record<string, State | null>>,
  now: readonly Row[],
): AtOdds[] {
  const standing = new Map(now.map(({ personId, state }) => [personId, state]))
  return mine.flatMap(({ personId, state }) => {
    const theirs = standing.get(personId) ?? null
    return theirs !== (seen[personId] ?? null) && theirs !== state ? [{ personId, mine: state, theirs }] : []
  })
}

/** A number two changed apart since it was seen; what only one changed is no matter. */
export const numbersAtOdds = (mine: number | null, seen: number | null, now: number | null) =>
  mine !== seen && now !== seen && mine !== now
