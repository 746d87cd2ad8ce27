const DAY = /^\d{4}-\d\d-\d\d$/
const isDay = (text: string) =>
  DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** The day an address asks for; `otherwise` where it says none, or one that is none or has not come yet. */
export const dayAsked = (asked: string | undefined, today: string, otherwise = today) =>
  asked && isDay(asked) && asked <= today ? asked : otherwise

/** A day so many years earlier; the 29th of February becomes the 28th. */
export function yearsBefore(day: string, years: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const then = new Date(Date.UTC(year - years, month - 1, date))
  if (then.getUTCDate() !== date) then.setUTCDate(0)
  return then.toISOString().slice(0, 10)
}

/** Two days in order; the period asked for, or the year up to today. */
export function periodAsked(from: string | undefined, to: string | undefined, today: string) {
  const last = dayAsked(to, today)
  const first = dayAsked(from, today, yearsBefore(last, 1))
  return first <= last ? { from: first, to: last } : { from: last, to: first }
}
