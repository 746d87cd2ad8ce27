import { isDay } from '../rules.ts'

/** From a day to a day, both in it. */
export type Span = { from: string; to: string }

/** Whoever writes down something more than two weeks after it happened writes it from memory. */
export const LATE_DAYS = 14
/** A figure that more than trebles, or falls to less than a third, is looked at twice. */
const LEAP = 3
/** What leaps from nothing, or to nothing, is worth a look from here on. */
const WORTH_A_LOOK = 10

/** The span of these two days; nothing where they are no days, in the wrong order, or not over yet. */
export function spanAsked(from: string | undefined, to: string | undefined, today: string): Span | undefined {
  if (!from || !to || !isDay(from) || !isDay(to)) return undefined
  return from <= to && to < today ? { from, to } : undefined
}

const yearBefore = (day: string) => {
  const before = `${`${Number(day.slice(0, 4)) - 1}`.padStart(4, '0')}${day.slice(4)}`
  // The year before has no 29 February.
  return isDay(before) ? before : before.replace('-02-29', '-02-28')
}

/** The same months of the year before. */
export const sameMonthsBefore = ({ from, to }: Span): Span => ({ from: yearBefore(from), to: yearBefore(to) })

/** Half-years that are over, the latest first. */
export function halfYears(today: string, count: number): Span[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, at) => {
    const halves = year * 2 + (month > 6 ? 1 : 0) - 1 - at
    const of = Math.floor(halves / 2)
    return halves % 2 === 0
      ? { from: `${of}-01-01`, to: `${of}-06-30` }
      : { from: `${of}-07-01`, to: `${of}-12-31` }
  })
}

export type Leap = 'rose' | 'fell'

/** How what a period added to a figure stands to what the same months added the year before; nothing where it is alike. */
export function leapOf(before: number, now: number): Leap | undefined {
  if (Math.max(before, now) < WORTH_A_LOOK) return undefined
  if (now > before * LEAP) return 'rose'
  return now * LEAP < before ? 'fell' : undefined
}

export type Found = { sessionsOpen: number; sessionsEmpty: number; toldLate: number }
