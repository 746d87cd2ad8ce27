import fc from 'fast-check'
import { expect, test } from 'vitest'
import { equalShares, firstShares, type Shares, type Votable } from './rules.ts'

const all = ({ chosen, completed }: Shares) => [...chosen.map(({ idea }) => idea), ...completed]

/** The same method by its definition, in fractions of whole numbers and without any short cut: one part, no completion. */
function byDefinition(ideas: readonly Votable[], voters: number, { part, unitsPerCent }: Shares): number[] {
  type Fraction = readonly [bigint, bigint]
  const less = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b
  const left: Fraction[] = Array.from({ length: voters }, () => [BigInt(part), 1n])
  const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d]
  const chosen: number[] = []
  for (;;) {
    let best: { idea: number; each: Fraction; perCent: Fraction } | undefined
    ideas.forEach(({ cents, voters: own }, idea) => {
      if (chosen.includes(idea) || cents === 0) return
      const cost: Fraction = [BigInt(cents) * BigInt(unitsPerCent), 1n]
      const sorted = own
        .map((voter) => left[voter] ?? ([0n, 1n] as const))
        .sort((a, b) => (less(a, b) ? -1 : 1))
      let missing = cost
      for (let at = 0; at < sorted.length; at++) {
        const [top, bottom] = missing
        const each: Fraction = [top, bottom * BigInt(sorted.length - at)]
        const has = sorted[at] ?? ([0n, 1n] as const)
        if (less(has, each)) {
          missing = minus(missing, has)
          continue
        }
        const perCent: Fraction = [each[0], each[1] * BigInt(cents)]
        if (!best || less(perCent, best.perCent)) best = { idea, each, perCent }
        return
      }
    })
    if (!best) return chosen
    const { idea, each } = best
    for (const voter of ideas[idea]?.voters ?? []) {
      const has = left[voter] ?? ([0n, 1n] as const)
      left[voter] = less(has, each) ? [0n, 1n] : minus(has, each)
    }
    chosen.push(idea)
  }
}

const instances = fc
  .record({ voters: fc.integer({ min: 1, max: 8 }), ideas: fc.integer({ min: 1, max: 7 }) })
  .chain(({ voters, ideas }) =>
    fc.record({
      voters: fc.constant(voters),
      ideas: fc.array(
        fc.record({
          cents: fc.integer({ min: 0, max: 997 }),
          voters: fc.uniqueArray(fc.integer({ min: 0, max: voters - 1 }), { maxLength: voters }),
        }),
        { minLength: ideas, maxLength: ideas },
      ),
      budgetCents: fc.integer({ min: 0, max: 3000 }),
    }),
  )

test('with parts of one size the same ideas are chosen, in the same order, as by the definition', () => {
  fc.assert(
    fc.property(instances, ({ ideas, voters, budgetCents }) => {
      const shares = equalShares(ideas, voters, budgetCents)
      expect(shares.chosen.map(({ idea }) => idea)).toEqual(byDefinition(ideas, voters, shares))
    }),
    { numRuns: 400 },
  )
})

test('never more is spent than there is, nothing without votes is chosen, and nothing voted for still fits', () => {
  fc.assert(
    fc.property(instances, ({ ideas, voters, budgetCents }) => {
      const result = equalShares(ideas, voters, budgetCents)
      const taken = all(result)
      expect(new Set(taken).size).toBe(taken.length)
      const spent = taken.reduce((sum, idea) => sum + (ideas[idea]?.cents ?? 0), 0)
      expect(spent).toBe(result.spentCents)
      expect(spent).toBeLessThanOrEqual(budgetCents)
      for (const idea of taken) expect(ideas[idea]?.voters.length).toBeGreaterThan(0)
      const fits = ideas.filter(
        ({ cents, voters: own }, idea) =>
          !taken.includes(idea) && cents > 0 && own.length > 0 && spent + cents <= budgetCents,
      )
      expect(fits).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('a third of the voters decides about a third of the money, where most votes would give them nothing', () => {
  const many = [0, 1, 2, 3, 4, 5]
  const few = [6, 7, 8]
  const ideas = [
    { cents: 3000, voters: many },
    { cents: 3000, voters: many },
    { cents: 3000, voters: many },
    { cents: 3000, voters: few },
  ]
  const { chosen, completed } = equalShares(ideas, 9, 9000)
  expect(chosen.map(({ idea }) => idea)).toEqual([0, 1, 3])
  expect(completed).toEqual([])
})

test('parts grow until whole ideas use them up; what still fits is added by votes', () => {
  // Ten voters, a hundred euro: parts of ten cannot pay for what six of them want.
  const wanted = { cents: 9000, voters: [0, 1, 2, 3, 4, 5] }
  expect(all(equalShares([wanted], 10, 10_000))).toEqual([0])
  const small = { cents: 900, voters: [9] }
  expect(new Set(all(equalShares([wanted, small], 10, 10_000)))).toEqual(new Set([0, 1]))
})

test('of equals the one earlier in the published order comes first', () => {
  const twins = [
    { cents: 1000, voters: [0, 1] },
    { cents: 1000, voters: [0, 1] },
  ]
  expect(all(equalShares(twins, 2, 1000))).toEqual([0])
  expect(all(equalShares(twins, 2, 1000, [1, 0]))).toEqual([1])
})

test('what cannot be is refused', () => {
  expect(() => equalShares([{ cents: 1000, voters: [2] }], 2, 1000)).toThrow('there is no voter 2')
  expect(() => equalShares([], 0, 1000)).toThrow('nobody votes')
  expect(() => equalShares([{ cents: 0.5, voters: [] }], 2, 1000)).toThrow('no amount')
  expect(() => equalShares([], 1, 1e15)).toThrow('no amount')
})

test('published example: of four projects and four voters the one that three share comes first, then what is still paid for', () => {
  // The example the open library for participatory budgeting tests its own method of equal shares with.
  const ideas = [
    { cents: 100, voters: [0] },
    { cents: 90, voters: [1, 2] },
    { cents: 200, voters: [1, 2, 3] },
    { cents: 109, voters: [1, 2] },
  ]
  expect(firstShares(ideas, 4, 400).map(({ idea }) => idea)).toEqual([2, 0])
})

test('published example: twelve voters pay for one project, and for four once their parts have grown', () => {
  const voters = [[0, 1], [0, 1], [0, 1], [0, 2], [0, 2], [0, 2], [0, 3], [0, 3], [1, 2, 5], [4], [5], [6]]
  const ideas = Array.from({ length: 7 }, (_, idea) => ({
    cents: 100,
    voters: voters.flatMap((own, voter) => (own.includes(idea) ? [voter] : [])),
  }))
  expect(firstShares(ideas, 12, 400).map(({ idea }) => idea)).toEqual([0])
  expect(all(equalShares(ideas, 12, 400)).toSorted()).toEqual([0, 1, 2, 3])
})

test('published example: what one project leaves over is given by votes', () => {
  const voters = [[0, 1], [0, 1], [0], [0, 2], [0, 2], [0, 2], [0, 3], [0, 3], [5], [4]]
  const cents = [100, 200, 200, 100, 100, 100]
  const ideas = cents.map((one, idea) => ({
    cents: one,
    voters: voters.flatMap((own, voter) => (own.includes(idea) ? [voter] : [])),
  }))
  expect(firstShares(ideas, 10, 500).map(({ idea }) => idea)).toEqual([0])
})
