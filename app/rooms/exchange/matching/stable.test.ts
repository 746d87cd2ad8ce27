import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildInstance, OUT } from './instance.ts'
import { blockingPairs, deferredAcceptance, type TwoSided } from './stable.ts'

const twoSided = fc
  .record({ needs: fc.integer({ min: 1, max: 5 }), offers: fc.integer({ min: 1, max: 4 }) })
  .chain(({ needs, offers }) =>
    fc.record({
      instance: fc
        .record({
          ranks: fc.array(fc.nat(4), { minLength: needs * offers, maxLength: needs * offers }),
          seats: fc.array(fc.nat(2), { minLength: offers, maxLength: offers }),
        })
        .map(({ ranks, seats }) =>
          buildInstance(
            needs,
            offers,
            ranks.map((fit, at) => ({ need: Math.floor(at / offers), offer: at % offers, fit })),
            seats,
          ),
        ),
      wishes: fc.array(fc.shuffledSubarray(Array.from({ length: offers }, (_, one) => one)), {
        minLength: needs,
        maxLength: needs,
      }),
    }),
  )

/** All stable placements, by trying every one. */
function stablePlacements(sides: TwoSided): Int32Array[] {
  const { instance, wishes } = sides
  const found: Int32Array[] = []
  const go = (need: number, so: number[]) => {
    if (need === instance.needs) {
      const offerOf = Int32Array.from(so)
      if (blockingPairs(sides, offerOf).length === 0) found.push(offerOf)
      return
    }
    for (const offer of [OUT, ...(wishes[need] ?? [])])
      if (offer === OUT || so.filter((one) => one === offer).length < (instance.seats[offer] ?? 0))
        go(need + 1, [...so, offer])
  }
  go(0, [])
  return found
}

test('nobody and no offer would rather have each other, and no stable placement is better for anyone', () => {
  fc.assert(
    fc.property(twoSided, (sides) => {
      const offerOf = deferredAcceptance(sides)
      expect(blockingPairs(sides, offerOf)).toEqual([])
      const place = (need: number, offer: number) => {
        const at = sides.wishes[need]?.indexOf(offer) ?? -1
        return at < 0 ? Number.POSITIVE_INFINITY : at
      }
      for (const other of stablePlacements(sides))
        for (let need = 0; need < sides.instance.needs; need++)
          expect(place(need, offerOf[need] ?? OUT)).toBeLessThanOrEqual(place(need, other[need] ?? OUT))
    }),
    { numRuns: 300 },
  )
})

test('a pair who would rather have each other is found', () => {
  const sides = {
    instance: buildInstance(2, 1, [
      { need: 0, offer: 0, fit: 1 },
      { need: 1, offer: 0, fit: 2 },
    ]),
    wishes: [[0], [0]],
  }
  expect(blockingPairs(sides, Int32Array.of(0, OUT))).toEqual([{ need: 1, offer: 0 }])
  expect([...deferredAcceptance(sides)]).toEqual([OUT, 0])
})

test('of equals the one with the smaller number; a wish for what does not go with one is passed over', () => {
  const sides = {
    instance: buildInstance(2, 2, [
      { need: 0, offer: 0, fit: 3 },
      { need: 1, offer: 0, fit: 3 },
    ]),
    wishes: [
      [1, 0, 0],
      [0, 7],
    ],
  }
  expect([...deferredAcceptance(sides)]).toEqual([0, OUT])
})
