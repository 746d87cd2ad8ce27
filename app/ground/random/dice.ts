import { daysLater } from '../calendar/local-time.ts'

/** Chance that comes out the same each time it begins from the same seed. */
export type Dice = ReturnType<typeof diceFrom>

const DAY_MS = 24 * 60 * 60 * 1000

export function diceFrom(seed: number) {
  let state = seed >>> 0
  /** From 0 up to, not including, 1 (mulberry32). */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** A whole number, both ends included. */
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const chance = (share: number) => next() < share
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T
  const shuffled = <T>(list: readonly T[]): T[] => {
    const mixed = [...list]
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = int(0, last)
      ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
    }
    return mixed
  }
  /** One of the words, each as often as its weight says. */
  const weighted = <T extends string>(weights: Record<T, number>): T => {
    const entries = Object.entries(weights) as [T, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [word, weight] of entries) {
      left -= weight
      if (left < 0) return word
    }
    return (entries.at(-1) as [T, number])[0]
  }
  /** A day, both ends included. */
  const day = (from: string, to: string) =>
    daysLater(from, int(0, Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS))))
  const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('')
  /** A record's id as one made on that day would be: UUIDv7. */
  const id = (on: string) => {
    const moment = (Date.parse(on) + int(0, DAY_MS - 1)).toString(16).padStart(12, '0')
    return `${moment.slice(0, 8)}-${moment.slice(8)}-7${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
  }
  return {
    next,
    int,
    chance,
    pick,
    shuffled,
    weighted,
    day,
    id,
    /** Some of the list, none twice. */
    some: <T>(list: readonly T[], count: number) => shuffled(list).slice(0, count),
    /** A whole split at random into that many parts, each within the bounds. */
    portions: (whole: number, parts: number, { least, most }: { least: number; most: number }) => {
      const portions = Array.from({ length: parts }, () => least)
      for (let left = whole - least * parts; left > 0; ) {
        const at = int(0, parts - 1)
        if ((portions[at] as number) >= most) continue
        portions[at] = (portions[at] as number) + 1
        left--
      }
      return portions
    },
  }
}
