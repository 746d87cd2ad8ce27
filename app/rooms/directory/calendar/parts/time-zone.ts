import { Temporal } from 'temporal-polyfill'

const compact = (time: Temporal.PlainDateTime) =>
  time.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
const sign = (offset: string) => offset.replace(':', '')

const known = new Map<string, string>()

/**
 * A time zone as RFC 5545 writes it: each change of the clocks from the one in force at `from` until `until`,
 * both years. Calendars need it to place 17:00 before and after the change to summer time.
 */
export function timeZoneBlock(timeZone: string, from: number, until: number): string {
  const name = `${timeZone} ${from} ${until}`
  const made =
    known.get(name) ??
    [`BEGIN:VTIMEZONE`, `TZID:${timeZone}`, ...changes(timeZone, from, until), 'END:VTIMEZONE'].join('\r\n')
  known.set(name, made)
  return made
}

function changes(timeZone: string, from: number, until: number): string[] {
  const beginning = Temporal.ZonedDateTime.from({ timeZone, year: from, month: 1, day: 1 })
  const end = beginning.with({ year: until + 1 })
  const times: Temporal.ZonedDateTime[] = []
  let next = beginning.getTimeZoneTransition('previous') ?? beginning.with({ year: 1970 })
  while (next.epochMilliseconds < end.epochMilliseconds) {
    times.push(next)
    const following = next.getTimeZoneTransition('next')
    if (!following) break
    next = following
  }
  const standard = Math.min(...times.map((time) => time.offsetNanoseconds))
  return times.flatMap((time) => {
    const before = time.subtract({ nanoseconds: 1 })
    const kind = time.offsetNanoseconds > standard ? 'DAYLIGHT' : 'STANDARD'
    // The moment of the change is told by the clock that was in force before it.
    const started = Temporal.Instant.fromEpochMilliseconds(time.epochMilliseconds)
      .toZonedDateTimeISO(before.offset)
      .toPlainDateTime()
    return [
      `BEGIN:${kind}`,
      `DTSTART:${compact(started)}`,
      `TZOFFSETFROM:${sign(before.offset)}`,
      `TZOFFSETTO:${sign(time.offset)}`,
      `END:${kind}`,
    ]
  })
}
