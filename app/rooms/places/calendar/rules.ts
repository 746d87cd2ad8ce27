import { type ClosedDays, isClosedOn, weekdayOf } from '../bookings/rules.ts'
import { type Interval, sayDay } from '../rules.ts'

const DAY_MS = 86_400_000
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The Monday of a day's week. */
export const mondayOf = (day: string) => later(day, 1 - (new Date(`${day}T00:00:00Z`).getUTCDay() || 7))

export const VIEWS = ['week', 'day'] as const
export type View = (typeof VIEWS)[number]

/** The days a view shows, and where the one before and the one after begin. */
export function daysShown(view: View, day: string): { days: string[]; before: string; after: string } {
  const first = view === 'week' ? mondayOf(day) : day
  const length = view === 'week' ? 7 : 1
  return {
    days: Array.from({ length }, (_, at) => later(first, at)),
    before: later(first, -length),
    after: later(first, length),
  }
}

/** The hours of a day in words; null on a day on which the place is closed, empty where it never wrote any hours. */
export function openOn(
  hours: readonly Interval[],
  closed: readonly ClosedDays[],
  day: string,
): string | null {
  if (isClosedOn(closed, day)) return null
  if (hours.length === 0) return ''
  return sayDay(hours.filter(({ weekday }) => weekday === weekdayOf(day))) || null
}
