import { closesAt, opensAt } from '../checkin/rules.ts'

/** Other codes are of five and of seven letters: what is typed by hand is told apart by its length too. */
export const PLACE_CODE_LENGTH = 6
/** How many of the days to come are named to whoever stands before a wall. */
export const MOST_TO_COME = 4

type Held = { startsAt: Date; endsAt: Date; closedAt: Date | null }

/**
 * What a scan at a place is about, of the sessions of a day there, in their order: those under way, from an hour before to an
 * hour after as at the door; else the next one, with what begins at the same moment. A register that was closed is over.
 */
export function atHand<Session extends Held>(sessions: readonly Session[], now: Date): Session[] {
  const open = sessions.filter(({ closedAt }) => closedAt === null)
  const underWay = open.filter(({ startsAt, endsAt }) => opensAt(startsAt) <= now && now <= closesAt(endsAt))
  if (underWay.length > 0) return underWay
  const toCome = open.filter(({ startsAt }) => startsAt > now)
  const next = Math.min(...toCome.map(({ startsAt }) => startsAt.getTime()))
  return toCome.filter(({ startsAt }) => startsAt.getTime() === next)
}
