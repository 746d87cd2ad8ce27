import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Rule, resultOf } from './rules.ts'

const rule: Rule = {
  method: 'votes',
  criteria: [{ code: 'c1', weight: 1, best: 10 }],
  totalCents: 300,
  leastPoints: 0,
  votesWeight: null,
}
const idea = (id: string, cents = 100, ...sheets: number[]) => ({
  id,
  arrived: `2026-03-0${id.charCodeAt(0) - 96}`,
  cents,
  sheets: sheets.map((score) => [score]),
})
const said = (result: ReturnType<typeof resultOf>) =>
  result.placed.map(({ id, votes, points, funded }) => [id, votes, points, funded])

test('most votes first, of equals the one that came first; what nobody voted for is not funded', () => {
  const result = resultOf(
    rule,
    [idea('a'), idea('b', 250), idea('c'), idea('d')],
    [['b', 'a'], ['a'], ['c'], ['c', 'a']],
  )
  expect(said(result)).toEqual([
    ['a', 3, 75, true],
    ['c', 2, 50, true],
    ['b', 1, 25, false],
    ['d', 0, 0, false],
  ])
  expect(resultOf(rule, [idea('a'), idea('b')], [['b'], ['a']]).placed).toMatchObject([
    { id: 'a' },
    { id: 'b', tie: 'arrived' },
  ])
})

test('jury and votes count each for its part, and of equals votes decide', () => {
  const mixed = { ...rule, method: 'mixed' as const, votesWeight: 40 }
  // 60 × 8/10 + 40 × 1/4; 60 × 3/10 + 40 × 4/4
  const ballots = [['a', 'b'], ['b'], ['b'], ['b']]
  expect(said(resultOf(mixed, [idea('a', 100, 8), idea('b', 100, 3)], ballots))).toEqual(
    [
      ['a', 1, 58, true],
      ['b', 4, 58, true],
    ].toReversed(),
  )
  expect(resultOf(mixed, [idea('a', 100, 8), idea('b', 100, 3)], ballots).placed[1]).toMatchObject({
    id: 'a',
    tie: 'votes',
  })
})

test('equal shares tell for each idea what its voters paid, or what they had left', () => {
  const shares = { ...rule, method: 'shares' as const, totalCents: 9000 }
  const many = Array.from({ length: 6 }, () => ['a', 'b', 'c'])
  const few = Array.from({ length: 3 }, () => ['d'])
  const result = resultOf(
    shares,
    ['a', 'b', 'c', 'd'].map((id) => idea(id, 3000)),
    [...many, ...few],
  )
  expect(result).toMatchObject({ voters: 9, partCents: 1000 })
  expect(result.placed).toMatchObject([
    { id: 'a', funded: true, shares: { turn: 1, mostCents: 500, counted: 6 } },
    { id: 'b', funded: true, shares: { turn: 2, mostCents: 500 } },
    { id: 'd', funded: true, shares: { turn: 3, mostCents: 1000, counted: 3 } },
    { id: 'c', funded: false, shares: { leftCents: 0 } },
  ])
})

test('without a single vote nothing is funded, and every idea has its place', () => {
  for (const method of ['votes', 'shares'] as const)
    expect(said(resultOf({ ...rule, method }, [idea('a'), idea('b')], []))).toEqual([
      ['a', 0, 0, false],
      ['b', 0, 0, false],
    ])
})

const ids = ['a', 'b', 'c', 'd', 'e']
const instances = fc.record({
  method: fc.constantFrom('votes', 'shares', 'mixed', 'jury') as fc.Arbitrary<Rule['method']>,
  costs: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 5, maxLength: 5 }),
  scores: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 5 }),
  ballots: fc.array(fc.subarray(ids, { minLength: 1 }), { maxLength: 12 }),
  totalCents: fc.integer({ min: 1, max: 1500 }),
})

test('whatever the rule: never more than there is, each idea once, and the order of ideas and ballots changes nothing', () => {
  fc.assert(
    fc.property(instances, ({ method, costs, scores, ballots, totalCents }) => {
      const voted = { ...rule, method, totalCents, votesWeight: method === 'mixed' ? 30 : null }
      const ideas = ids.map((id, at) => idea(id, costs[at], scores[at] ?? 0))
      const result = resultOf(voted, ideas, ballots)
      expect(result.placed.map(({ id }) => id).toSorted()).toEqual(ids)
      expect(result.placed.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5])
      const spent = result.placed
        .filter(({ funded }) => funded)
        .reduce((sum, { id }) => sum + (costs[ids.indexOf(id)] ?? 0), 0)
      expect(spent).toBeLessThanOrEqual(totalCents)
      const shuffled = resultOf(
        voted,
        ideas.toReversed(),
        ballots.toReversed().map((one) => one.toReversed()),
      )
      expect(shuffled).toEqual(result)
    }),
    { numRuns: 300 },
  )
})
