import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Assessed, fundedOf, rankIdeas } from './rules.ts'

const criteria = [
  { code: 'community', weight: 50, best: 10 },
  { code: 'lasting', weight: 30, best: 5 },
  { code: 'cost', weight: 20, best: 10 },
]
const idea = (id: string, ...sheets: number[][]): Assessed => ({
  id,
  arrived: `2016-10-0${id.length}`,
  sheets,
  cents: 100_000,
})

test('points are the weighted mean of the jurors who assessed the idea, of a hundred', () => {
  const [first, second] = rankIdeas(criteria, [
    idea('b', [5, 5, 5]),
    idea('a', [10, 4, 7], [8, 5, 8], [9, 3, 6]),
  ])
  // 50 × 9/10 + 30 × 4/5 + 20 × 7/10
  expect(first).toEqual({ id: 'a', place: 1, points: 83, means: [9, 4, 7] })
  expect(second).toEqual({ id: 'b', place: 2, points: 65, means: [5, 5, 5] })
})

test('two thirds are told as 66.67, and are more than 0.6666 by the fraction', () => {
  const [one] = rankIdeas([{ code: 'all', weight: 1, best: 3 }], [idea('a', [2])])
  expect(one?.points).toBe(66.67)
})

test('of equals the heaviest criterion decides, then the next, then who came first; it is told which', () => {
  const ranked = rankIdeas(criteria, [
    idea('late', [6, 5, 8]),
    idea('e', [6, 5, 8]),
    idea('heavy', [10, 4, 1]),
    idea('next', [10, 3, 4]),
  ])
  expect(ranked.map(({ id, tie }) => [id, tie])).toEqual([
    ['heavy', undefined],
    ['next', 'lasting'],
    ['e', 'community'],
    ['late', 'arrived'],
  ])
})

test('whoever nobody assessed has no place, and a sheet that is not whole is refused', () => {
  expect(rankIdeas(criteria, [idea('a')])).toEqual([])
  for (const sheet of [
    [1, 2],
    [1, 2, 11],
    [1, 2, -1],
    [1.5, 2, 3],
  ])
    expect(() => rankIdeas(criteria, [idea('a', sheet)])).toThrow(RangeError)
  expect(() => rankIdeas([], [idea('a', [])])).toThrow(RangeError)
})

const sheets = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 10 })),
  { minLength: 1, maxLength: 4 },
)
const many = fc
  .array(sheets, { minLength: 1, maxLength: 12 })
  .map((each) =>
    each.map((own, at) => ({ id: `i${at}`, arrived: '2016-10-01', sheets: own, cents: 1 + at * 1000 })),
  )

test('the order does not depend on the order in which ideas are given, and points never rise down the list', () => {
  fc.assert(
    fc.property(many, (ideas) => {
      const ranked = rankIdeas(criteria, ideas)
      expect(rankIdeas(criteria, ideas.toReversed())).toEqual(ranked)
      ranked.forEach(({ points }, at) => {
        expect(points).toBeLessThanOrEqual(ranked[at - 1]?.points ?? 100)
      })
    }),
  )
})

test('money goes down the list, passes over what does not fit, and never runs out', () => {
  fc.assert(
    fc.property(many, fc.integer({ min: 0, max: 20_000 }), (ideas, budgetCents) => {
      const cents = new Map(ideas.map((one) => [one.id, one.cents]))
      const ranked = rankIdeas(criteria, ideas)
      const funded = fundedOf(ranked, cents, { budgetCents, leastPoints: 40 })
      const spent = [...funded].reduce((sum, id) => sum + (cents.get(id) ?? 0), 0)
      expect(spent).toBeLessThanOrEqual(budgetCents)
      for (const { id, points } of ranked) {
        if (points < 40) expect(funded.has(id)).toBe(false)
        else if (!funded.has(id)) expect((cents.get(id) ?? 0) + spent).toBeGreaterThan(budgetCents)
      }
    }),
  )
})
