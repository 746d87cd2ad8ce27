/** A moment as the clocks of a place show it, to the minute: `2017-03-12T15:30`. */
export type LocalTime = string

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a time zone show at an instant. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    clocks.set(timeZone, clock)
  }
  return clock.format(instant).replace(' ', 'T')
}

export const localDay = (instant: Date, timeZone: string) => localTime(instant, timeZone).slice(0, 10)

/** A day so many days later (or earlier): `2017-03-01` and -1 give `2017-02-28`. */
export function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
