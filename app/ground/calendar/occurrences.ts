import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { LocalTime } from './local-time.ts'

/** The instant at which the clocks of a time zone show a local time; one that they skip is moved on by what they skip. */
export const instantAt = (local: LocalTime, timeZone: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds)

/** The end of a day as an RFC 5545 rule wants it in UNTIL: `20261124T225959Z`. */
export function untilEndOf(day: string, timeZone: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone)
  return `${next.toInstant().subtract({ seconds: 1 }).toString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`
}

/** The local times at which an RFC 5545 rule repeats, the first included; at most so many. The clock time never changes. */
export function occurrences(rule: string, first: LocalTime, timeZone: string, most: number): LocalTime[] {
  const dtstart = Temporal.PlainDateTime.from(first).toZonedDateTime(timeZone)
  const repeating = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart })
  return repeating.all((_, index) => index < most).map((at) => at.toPlainDateTime().toString().slice(0, 16))
}
