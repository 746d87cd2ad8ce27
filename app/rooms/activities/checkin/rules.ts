/** A code opens so long before a session begins, and closes so long after it ends. */
export const OPENS_BEFORE_MINUTES = 60
export const CLOSES_AFTER_MINUTES = 60
export const CODE_LENGTH = 7
export const OWN_CODE_LENGTH = 5
/** Wrong codes from one network within an hour: people mistype, machines guess. */
export const MOST_MISSES = 20
/** More than come to anything here. */
export const MOST_ARRIVALS = 600
export const MISSES_KEPT_HOURS = 24

export const HOW = ['name', 'signup', 'account', 'list'] as const
export type How = (typeof HOW)[number]

/** Where a code stands: it opens a page, waits for its hour, or is over. */
export type CodeStanding = 'open' | 'early' | 'over' | 'revoked' | 'calledOff' | 'closed'

const MINUTE_MS = 60_000
export const opensAt = (startsAt: Date) => new Date(startsAt.getTime() - OPENS_BEFORE_MINUTES * MINUTE_MS)
export const closesAt = (endsAt: Date) => new Date(endsAt.getTime() + CLOSES_AFTER_MINUTES * MINUTE_MS)

type Coded = { startsAt: Date; endsAt: Date; revoked: boolean; cancelled: boolean; closed: boolean }

export function codeStanding(session: Coded, now: Date): CodeStanding {
  if (session.revoked) return 'revoked'
  if (session.cancelled) return 'calledOff'
  if (session.closed) return 'closed'
  if (now < opensAt(session.startsAt)) return 'early'
  return now > closesAt(session.endsAt) ? 'over' : 'open'
}

export const arrivalWhere = (id: string) => `checkin_arrival:${id}`

/** Whether a name tells somebody apart: a first name alone is many people's. */
export const isWholeName = (plainName: string) => plainName.trim().split(' ').length > 1
