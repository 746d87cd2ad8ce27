import { ideasIn } from '../introductions/rules.ts'

/** Windows of so many whole months, the latest first: a month that is not over yet is not told. */
export const WINDOW_MONTHS = 6
export const WINDOWS = 6

export type Window = { from: string; until: string }
/**
 * The windows that end with the last month that is over, the latest first; both days are in them. `earlier` goes back so many
 * times all of them: what is told of one month never overlaps, so that nobody learns a small count from two large ones.
 */
export function windowsBefore(today: string, earlier = 0): Window[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const firstOf = (back: number) =>
    new Date(Date.UTC(year, month - 1 - back - earlier * WINDOWS * WINDOW_MONTHS, 1))
  return Array.from({ length: WINDOWS }, (_, at) => {
    const until = firstOf(at * WINDOW_MONTHS)
    until.setUTCDate(0)
    return { from: isoDay(firstOf((at + 1) * WINDOW_MONTHS)), until: isoDay(until) }
  })
}
const isoDay = (date: Date) => date.toISOString().slice(0, 10)

/** How often a topic came up in one place and window, and from how many different people. */
export type Heard = { topic: string; municipality: string; window: number; times: number; voices: number }

/** Which of these topics a text is about: what was written of a lab, in words of its own. */
export function topicsIn(text: string, topics: readonly string[]): string[] {
  const ideas = new Set(ideasIn(text))
  return topics.filter((topic) => {
    const own = ideasIn(topic)
    return own.length > 0 && own.every((idea) => ideas.has(idea))
  })
}

/** In the last window at least half as often again as in the two before, of a hundred occasions each. */
export const RISES_BY = 1.5
export type Trend = 'rising' | 'new'

type Counted = { times: number; occasions: number }
/**
 * Whether a topic is rising: told of at all (`smallest` times or more in the last window), and either never heard in the two
 * windows before, or at least half as often again, per hundred occasions, as in both of them together: more encounters alone
 * are no more need. Windows come latest first.
 */
export function trendOf(windows: readonly Counted[], smallest: number): Trend | undefined {
  const [now, ...past] = windows
  if (!now || now.times < smallest || now.occasions === 0) return undefined
  const before = past.slice(0, 2)
  const [times, occasions] = [sum(before.map((one) => one.times)), sum(before.map((one) => one.occasions))]
  // Where nothing at all was noted before, nothing can be said of it.
  if (occasions === 0) return undefined
  if (times === 0) return 'new'
  return now.times / now.occasions >= (RISES_BY * times) / occasions ? 'rising' : undefined
}
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
