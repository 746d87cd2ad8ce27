export const USER_KINDS = ['person', 'group', 'association', 'body', 'business'] as const
export type UserKind = (typeof USER_KINDS)[number]

export const STATES = [
  'unconfirmed',
  'requested',
  'confirmed',
  'waiting',
  'offered',
  'refused',
  'cancelled',
  'expired',
] as const
export type State = (typeof STATES)[number]

/** While a booking stands like this its rooms are taken. */
export const HOLDING = ['requested', 'confirmed', 'offered'] as const satisfies readonly State[]
export const holds = (state: State) => (HOLDING as readonly State[]).includes(state)

/** One time a day for a year. */
export const MOST_TIMES = 366
export const SHORTEST_MINUTES = 15
/** How many requests of the public an hour: more are a machine. */
export const MOST_ASKED_AN_HOUR = 60
/** A request that its address has not confirmed is dropped after so many hours; it holds nothing meanwhile. */
export const CONFIRM_WITHIN_HOURS = 24
/** Who booked is forgotten so many years after the last day. */
export const FORGET_AFTER_YEARS = 2
/** How far ahead a free time is looked for. */
export const DAYS_LOOKED_AHEAD = 60
/** Where nobody wrote opening hours. */
export const USUAL_DAY = { opensAt: '08:00', closesAt: '22:00' } as const

/** Where what is sealed of a booking is sealed for. */
export const bookerWhere = (bookingId: string) => `booking_of:${bookingId}`

/** Who booked, how they are reached and what for; all but the purpose may be missing where an organisation or a person stands. */
export type Booker = {
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  purpose: string
}

/** A time of one day on the clocks of the place: `on` is YYYY-MM-DD, `from` and `to` HH:MM. */
export type Span = { on: string; from: string; to: string }
export type Opening = { weekday: number; opensAt: string; closesAt: string }
export type ClosedDays = { fromOn: string; untilOn: string }

const overlap = (a: Omit<Span, 'on'>, b: Omit<Span, 'on'>) => a.from < b.to && b.from < a.to

/** 1 Monday – 7 Sunday. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** A place that closes at 23:59 closes at midnight. Database times may carry seconds. */
const closing = (time: string) => (time.startsWith('23:59') ? '24:00' : time.slice(0, 5))

/** Openings that touch are one: 9–12 and 12–15 let a meeting go from 11 to 13. */
function openingsOf(hours: readonly Opening[], day: string): { from: string; to: string }[] {
  const today = hours
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .map(({ opensAt, closesAt }) => ({ from: opensAt.slice(0, 5), to: closing(closesAt) }))
    .sort((a, b) => a.from.localeCompare(b.from))
  const joined: { from: string; to: string }[] = []
  for (const one of today) {
    const last = joined.at(-1)
    if (last && last.to >= one.from) last.to = last.to > one.to ? last.to : one.to
    else joined.push({ ...one })
  }
  return joined
}

export const isClosedOn = (closed: readonly ClosedDays[], day: string) =>
  closed.some(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn)

/** Whether a place is open all through a time. A place without written hours is open whenever somebody asks. */
export const isOpen = (hours: readonly Opening[], { on, from, to }: Span) =>
  hours.length === 0 || openingsOf(hours, on).some((open) => open.from <= from && to <= open.to)

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

type Looking = {
  /** Not before this local moment, `YYYY-MM-DDTHH:MM`. */
  after: string
  minutes: number
  taken: readonly Span[]
  hours: readonly Opening[]
  closed: readonly ClosedDays[]
}

/**
 * The first time of so many minutes at or after a moment at which nothing is taken and the place is open, within
 * DAYS_LOOKED_AHEAD days; null where there is none. It begins when the place opens, at the moment itself, or when what is
 * there before ends.
 */
export function nextFree({ after, minutes, taken, hours, closed }: Looking): Span | null {
  const byDay = Map.groupBy(taken, ({ on }) => on)
  let day = after.slice(0, 10)
  for (let looked = 0; looked <= DAYS_LOOKED_AHEAD; looked++, day = nextDay(day)) {
    if (isClosedOn(closed, day)) continue
    const open =
      hours.length > 0 ? openingsOf(hours, day) : [{ from: USUAL_DAY.opensAt, to: USUAL_DAY.closesAt }]
    const there = byDay.get(day) ?? []
    const earliest = looked === 0 ? after.slice(11, 16) : '00:00'
    for (const { from, to } of open) {
      const starts = [from > earliest ? from : earliest, ...there.map((one) => one.to)]
        .filter((start) => start >= from && start >= earliest)
        .sort()
      for (const start of starts) {
        const end = minutesOf(start) + minutes
        const span = { from: start, to: clock(end) }
        if (end <= minutesOf(to) && !there.some((one) => overlap(one, span))) return { on: day, ...span }
      }
    }
  }
  return null
}

/** What a room costs: cents an hour by who uses it, for so many minutes each of so many times. Rounded to the cent each time. */
export const costOf = (centsHour: number, minutes: number, times: number) =>
  Math.round((centsHour * minutes) / 60) * times

/** The first day on which who booked may be forgotten. */
export const forgetOn = (lastDay: string) =>
  `${Number(lastDay.slice(0, 4)) + FORGET_AFTER_YEARS}${lastDay.slice(4) === '-02-29' ? '-03-01' : lastDay.slice(4)}`
