import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DayCounts, toldDays } from './told-days.ts'

const SMALLEST = 5
const dayOf = (at: number) => new Date(Date.UTC(2016, 0, 1 + at)).toISOString().slice(0, 10)

/** What came in on each day, and which days were promised. */
const grown = (arrivals: readonly { by: number; promised: boolean }[]): DayCounts[] => {
  let count = 0
  return arrivals.map(({ by, promised }, at) => {
    count += by
    return { on: dayOf(at), counts: [count], promised }
  })
}
const anyHistory = fc.array(
  fc.record({ by: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), promised: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
)
const gaps = (days: readonly DayCounts[], at: number) =>
  days.flatMap((one, from) =>
    days.slice(from + 1).map((other) => Math.abs((other.counts[at] ?? 0) - (one.counts[at] ?? 0))),
  )

test('whichever two dates a reader compares, nobody or at least the smallest group came in between', () => {
  fc.assert(
    fc.property(anyHistory, (arrivals) => {
      const told = toldDays(grown(arrivals), [SMALLEST])
      expect(gaps([{ on: '', counts: [0] }, ...told], 0).filter((gap) => gap > 0 && gap < SMALLEST)).toEqual(
        [],
      )
    }),
  )
})

test('what was told once is told for ever, whatever comes later', () => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (before, after) => {
      const early = toldDays(grown(before), [SMALLEST])
      const late = toldDays(grown([...before, ...after]), [SMALLEST])
      expect(late).toEqual(expect.arrayContaining(early))
    }),
  )
})

test('a promised day of one growing count is told exactly, unless the one promised before it lies too close', () => {
  fc.assert(
    fc.property(anyHistory, (arrivals) => {
      const days = grown(arrivals)
      const told = new Set(toldDays(days, [SMALLEST]).map(({ on }) => on))
      let last = 0
      for (const { on, counts } of days.filter(({ promised }) => promised)) {
        const gap = (counts[0] ?? 0) - last
        expect(told.has(on)).toBe(gap === 0 || gap >= SMALLEST)
        if (told.has(on)) last = counts[0] ?? 0
      }
    }),
  )
})

test('of a part, its whole and the rest none moves by a few between any two told days', () => {
  const moves = fc.record({ part: fc.integer({ min: 0, max: 12 }), rest: fc.integer({ min: -6, max: 12 }) })
  fc.assert(
    fc.property(
      fc.array(fc.record({ move: moves, promised: fc.boolean() }), { maxLength: 30 }),
      (arrivals) => {
        let [part, rest] = [0, 0]
        const days = arrivals.map(({ move, promised }, at): DayCounts => {
          part += move.part
          rest = Math.max(0, rest + move.rest)
          return { on: dayOf(at), counts: [part, part + rest, rest], promised }
        })
        const told = toldDays(days, [10, 5, 10])
        for (const [at, smallest] of [10, 5, 10].entries()) {
          expect(gaps(told, at).filter((gap) => gap > 0 && gap < smallest)).toEqual([])
        }
      },
    ),
  )
})

test('a count waits until enough have followed it', () => {
  const days = (...counts: number[]) => counts.map((count, at) => ({ on: dayOf(at), counts: [count] }))
  expect(toldDays(days(7), [5])).toEqual([])
  expect(toldDays(days(7, 9), [5])).toEqual([])
  expect(toldDays(days(7, 9, 12), [5]).map(({ counts }) => counts)).toEqual([[7]])
})
