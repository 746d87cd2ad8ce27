export const UNITS = ['activity', 'session'] as const
export type Unit = (typeof UNITS)[number]
export const STATES = ['asked', 'in', 'waiting', 'offered', 'lapsed', 'cancelled'] as const
export type State = (typeof STATES)[number]
/** Those who are or may still be among the people of a session; the others are over. */
export const LIVING = ['asked', 'in', 'waiting', 'offered'] as const satisfies readonly State[]
/** As what somebody answers for a minor. */
export const RELATIONS = ['parent', 'tutor', 'foster_carer', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

/** A place that was freed is kept for the next in line so long. */
export const OFFER_HOURS = 48
/** Who it is and how to reach them is forgotten so long after the last time. */
export const KEPT_DAYS = 30
/** An address that nobody confirmed is forgotten after so many days. */
export const CONFIRM_WITHIN_DAYS = 3
/** A family signs up from one address; a crowd does not. */
export const MOST_OF_ONE_ADDRESS = 6
/** Within an hour, from one network: a Point full of people may, a machine may not. */
export const MOST_OF_ONE_NETWORK = 30
export const MOST_AN_HOUR = 400
/** Asked again within this time an address gets no second letter. */
export const AGAIN_AFTER_MINUTES = 15

const HOUR_MS = 3_600_000

export type Terms = {
  unit: Unit
  /** Null for as many as come. */
  capacity: number | null
  waitingList: boolean
  closesHours: number
  taking: boolean
}

/** What can be signed up to: a session, or the whole of an activity, which begins for the last time at `startsAt`. */
export type Meeting = { startsAt: Date | null; cancelled: boolean; closed: boolean }
export type Counts = { taken: number; waiting: number }

/** Whether somebody can sign up now, and if not why. */
export type Standing = 'open' | 'waitingList' | 'full' | 'tooLate' | 'notTaking' | 'calledOff'

/** The moment after which nobody signs up any more. */
export const closesAt = (startsAt: Date, closesHours: number) =>
  new Date(startsAt.getTime() - closesHours * HOUR_MS)

export function standingOf(
  terms: Terms | undefined,
  { startsAt, cancelled, closed }: Meeting,
  counts: Counts,
  now: Date,
): Standing {
  if (cancelled) return 'calledOff'
  if (!terms?.taking) return 'notTaking'
  if (!startsAt || closed || closesAt(startsAt, terms.closesHours) <= now) return 'tooLate'
  if (entersAtOnce(terms, counts)) return 'open'
  return terms.waitingList ? 'waitingList' : 'full'
}

/** Nobody passes those who wait. */
export const entersAtOnce = ({ capacity }: Pick<Terms, 'capacity'>, { taken, waiting }: Counts) =>
  capacity === null || (taken < capacity && waiting === 0)

/** How many places can be offered to those who wait. */
export const freePlaces = (capacity: number | null, taken: number) =>
  capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - taken)

/** Until when a freed place is kept for somebody: never beyond the beginning. */
export const offeredUntil = (now: Date, startsAt: Date) =>
  new Date(Math.min(now.getTime() + OFFER_HOURS * HOUR_MS, startsAt.getTime()))

/** Words of a name without what nobody says aloud: control signs, and spaces in a row. */
export const tidyName = (said: string) =>
  said
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** A phone number as it is dialled, without the country where that is Italy. */
export const dialled = (said: string) => said.replace(/[^\d+]/g, '').replace(/^(\+|00)39(?=\d{6})/, '')

// Letters and figures that nobody takes for another: no I, L, O, Q, S, Z, B, U, V, G, nor 0, 1, 2, 5, 6, 8.
const SAFE = 'ACDEFHJKMNPRTWXY3479'
export const codeFrom = (bytes: readonly number[]) => bytes.map((byte) => SAFE[byte % SAFE.length]).join('')
/** A code as it was meant: spaces and hyphens are for reading. */
export const codeSaid = (said: string) => said.toUpperCase().replace(/[^A-Z0-9]/g, '')

export const contactWhere = (id: string) => `signup_contact:${id}`
export const needWhere = (id: string) => `signup_need:${id}`
