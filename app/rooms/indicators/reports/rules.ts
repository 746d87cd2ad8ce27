import type { Part, Shipped } from '../outlines/rules.ts'

/** A report is of four years at most. */
const MOST_DAYS = 1465
const DAY_MS = 86_400_000
export const isTooLong = (fromOn: string, untilOn: string) =>
  (Date.parse(untilOn) - Date.parse(fromOn)) / DAY_MS >= MOST_DAYS

/** The days of a report that is asked for with one click: the last half-year or year that is over. Days as YYYY-MM-DD. */
export function usualPeriod(shipped: Shipped, today: string): { fromOn: string; untilOn: string } {
  const year = Number(today.slice(0, 4))
  if (shipped !== 'half_yearly') return { fromOn: `${year - 1}-01-01`, untilOn: `${year - 1}-12-31` }
  return today.slice(5) > '06-30'
    ? { fromOn: `${year}-01-01`, untilOn: `${year}-06-30` }
    : { fromOn: `${year - 1}-07-01`, untilOn: `${year - 1}-12-31` }
}

export const wordsWhere = (id: string) => `report_words:${id}`

export type Report = {
  id: string
  title: string
  outline: string
  fromOn: string
  untilOn: string
  language: string
  parts: Part[]
  number: number
  fillingFrom: Date
}

const STALLED_MS = 45_000

export type Progress = { done: string[]; waiting: string[]; isStalled: boolean }

/** How far the reading of the records is. It stands still where nothing was read for so long: somebody starts it again. */
export function progressOf(
  asked: readonly string[],
  filledAt: ReadonlyMap<string, Date>,
  fillingFrom: Date,
  now: Date,
): Progress {
  const isDone = (key: string) => {
    const at = filledAt.get(key)
    return at !== undefined && at >= fillingFrom
  }
  const last = Math.max(fillingFrom.getTime(), ...[...filledAt.values()].map((at) => at.getTime()))
  const waiting = asked.filter((key) => !isDone(key))
  return {
    done: asked.filter(isDone),
    waiting,
    isStalled: waiting.length > 0 && now.getTime() - last > STALLED_MS,
  }
}
