const DAY_MS = 24 * 60 * 60 * 1000

/** The day `days` after another, both as `2026-03-30`. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** 1 Monday – 7 Sunday. */
export const weekdayOf = (day: string) => new Date(day).getUTCDay() || 7

/** Monday and Sunday of the week a day is in. */
export function weekOf(day: string): { from: string; to: string } {
  const from = addDays(day, 1 - weekdayOf(day))
  return { from, to: addDays(from, 6) }
}

/** First and last day of the month a day is in. */
export function monthOf(day: string): { from: string; to: string } {
  const from = `${day.slice(0, 7)}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

/** Months from one day to another, whole ones only. */
export const monthsBetween = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  (Number(to.slice(5, 7)) - Number(from.slice(5, 7))) -
  (to.slice(8) < from.slice(8) ? 1 : 0)

/** After a year without anyone checking it, what is written about an organisation may be out of date. */
export const MONTHS_A_CHECK_LASTS = 12
export const isCheckedLately = (verifiedOn: string, today: string) =>
  monthsBetween(verifiedOn, today) < MONTHS_A_CHECK_LASTS
