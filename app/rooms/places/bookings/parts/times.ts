import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { instantAt, occurrences, untilEndOf } from '../../../../ground/calendar/occurrences.ts'
import { minutesBetween, ruleOf } from '../../../../ground/calendar/repetition.ts'
import type { BookingTimes } from '../forms.ts'
import { MOST_TIMES, type Span } from '../rules.ts'

/** One time of a booking: by the clocks of the place, and as instants. `recurrenceAt` stays its name once it is moved. */
export type Time = { span: Span; startsAt: Date; endsAt: Date; recurrenceAt: string }
export type Drawn = {
  times: Time[]
  rule: { rule: string; first_starts_at: string; minutes: number } | null
}

const instant = ({ on }: Span, time: string, timeZone: string) =>
  time === '24:00' ? instantAt(`${daysLater(on, 1)}T00:00`, timeZone) : instantAt(`${on}T${time}`, timeZone)

/** A time on the clocks, also across their change; one inside the hour that spring skips keeps its length. */
export function timeOf(span: Span, timeZone: string): Time {
  const startsAt = instant(span, span.from, timeZone)
  const ends = instant(span, span.to, timeZone)
  const endsAt =
    ends > startsAt ? ends : new Date(startsAt.getTime() + minutesBetween(span.from, span.to) * 60_000)
  return { span, startsAt, endsAt, recurrenceAt: `${span.on}T${span.from}` }
}

/** Every time a form asks for. Undefined beyond one a day for a year. */
export function drawTimes(asked: BookingTimes, timeZone: string): Drawn | undefined {
  const { on, from, to, repeats, everyWeeks, until, times } = asked
  if (repeats === 'no') return { times: [timeOf({ on, from, to }, timeZone)], rule: null }
  const ends = times ? { times } : { until: untilEndOf(until ?? on, timeZone) }
  const rule = ruleOf({ firstDay: on, repeats, everyWeeks, ends })
  const locals = occurrences(rule, `${on}T${from}`, timeZone, MOST_TIMES + 1)
  if (locals.length > MOST_TIMES) return undefined
  return {
    times: locals.map((local) => timeOf({ on: local.slice(0, 10), from, to }, timeZone)),
    rule: { rule, first_starts_at: `${on}T${from}`, minutes: minutesBetween(from, to) },
  }
}
