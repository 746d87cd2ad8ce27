/** How often something repeats. A month has its second Tuesday, or its 14th. */
export const REPEATS = ['no', 'weekly', 'monthlyWeekday', 'monthlyDate'] as const
export type Repeats = (typeof REPEATS)[number]

export const MOST_WEEKS = 12

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
const LAST_IN_MONTH = -1

/** Which weekday of its month a day is: 1 to 4; the fifth, which most months have not, counts as the last (-1). */
export function weekOfMonth(day: string): number {
  const nth = Math.ceil(Number(day.slice(8, 10)) / 7)
  return nth > 4 ? LAST_IN_MONTH : nth
}

export const weekdayOf = (day: string) => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'MO'

export type Repetition = {
  firstDay: string
  repeats: Exclude<Repeats, 'no'>
  everyWeeks: number
  /** How it ends: after so many times, or with an instant as RFC 5545 writes it (`20261124T225959Z`). */
  ends: { times: number } | { until: string }
}

/** The RFC 5545 rule, made so that the first day is always part of it. */
export function ruleOf({ firstDay, repeats, everyWeeks, ends }: Repetition): string {
  const weekday = weekdayOf(firstDay)
  const often = {
    weekly: `FREQ=WEEKLY;INTERVAL=${everyWeeks};BYDAY=${weekday}`,
    monthlyWeekday: `FREQ=MONTHLY;BYDAY=${weekOfMonth(firstDay)}${weekday}`,
    monthlyDate: `FREQ=MONTHLY;BYMONTHDAY=${Number(firstDay.slice(8, 10))}`,
  }[repeats]
  return 'times' in ends ? `${often};COUNT=${ends.times}` : `${often};UNTIL=${ends.until}`
}

/** Minutes from one clock time to a later one of the same day: 17:00 and 19:30 are 150 apart. */
export const minutesBetween = (from: string, to: string) => minuteOfDay(to) - minuteOfDay(from)
const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
