import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostFit, mostPlaced, type Placement, sumOf } from './assign.ts'
import { certify } from './certificate.ts'
import { type Arc, buildInstance, type Instance, OUT } from './instance.ts'
import { missingFor } from './why.ts'

/** Every placement there is, one after the other. */
function* everyPlacement(instance: Instance, need = 0, so: number[] = []): Generator<number[]> {
  if (need === instance.needs) return yield [...so]
  yield* everyPlacement(instance, need + 1, [...so, OUT])
  for (let arc = instance.from[need] ?? 0; arc < (instance.from[need + 1] ?? 0); arc++) {
    const offer = instance.offer[arc] ?? 0
    if (so.filter((one) => one === offer).length < (instance.seats[offer] ?? 0))
      yield* everyPlacement(instance, need + 1, [...so, offer])
  }
}
const bestOf = (instance: Instance, worth: (sum: { placed: number; total: number }) => number) =>
  Math.max(...[...everyPlacement(instance)].map((so) => worth(sumOf(instance, Int32Array.from(so)))))

const small = fc
  .record({
    needs: fc.integer({ min: 1, max: 5 }),
    offers: fc.integer({ min: 1, max: 4 }),
    even: fc.boolean(),
  })
  .chain(({ needs, offers, even }) =>
    fc
      .record({
        arcs: fc.array(
          fc.record({
            need: fc.nat(needs - 1),
            offer: fc.nat((even ? needs : offers) - 1),
            fit: fc.integer({ min: -6, max: 12 }),
          }),
          { maxLength: 14 },
        ),
        seats: fc.array(fc.nat(3), { minLength: offers, maxLength: offers }),
      })
      .map(({ arcs, seats }) => buildInstance(needs, even ? needs : offers, arcs, even ? undefined : seats)),
  )

const proven = (instance: Instance, placement: Placement) => {
  expect(certify(instance, placement)).toEqual({ holds: true })
  expect(sumOf(instance, placement.offerOf)).toEqual({ placed: placement.placed, total: placement.total })
  return placement
}

describe('against every placement there is', () => {
  test('no placement has a larger total fit, whatever staying out is worth', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: -4, max: 4 }), (instance, outside) => {
        const { total, placed } = proven(instance, mostFit(instance, outside))
        const worth = (sum: { placed: number; total: number }) =>
          sum.total + (instance.needs - sum.placed) * outside
        expect(worth({ total, placed })).toBe(bestOf(instance, worth))
      }),
      { numRuns: 500 },
    )
  })

  test('nobody more can be placed, and no way of placing as many fits better', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const { total, placed } = proven(instance, mostPlaced(instance))
        expect(1000 * placed + total).toBe(bestOf(instance, (sum) => 1000 * sum.placed + sum.total))
      }),
      { numRuns: 500 },
    )
  })

  test('a better fit below what is missing changes nothing, one above places the need there', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const placement = mostFit(instance)
        for (let need = 0; need < instance.needs; need++)
          for (const { offer, missing } of missingFor(instance, placement, need)) {
            const better = (by: number) => {
              const fit = instance.fit.slice()
              for (let arc = instance.from[need] ?? 0; arc < (instance.from[need + 1] ?? 0); arc++)
                if (instance.offer[arc] === offer) fit[arc] = (fit[arc] ?? 0) + by
              return mostFit({ ...instance, fit })
            }
            expect(better(missing).total).toBe(placement.total)
          }
      }),
      { numRuns: 100 },
    )
  })
})

test('a certificate does not pass what is not the best, or what gives a seat twice', () => {
  const instance = buildInstance(2, 2, [
    { need: 0, offer: 0, fit: 9 },
    { need: 0, offer: 1, fit: 8 },
    { need: 1, offer: 0, fit: 7 },
  ])
  const best = mostFit(instance)
  expect([...best.offerOf]).toEqual([1, 0])
  expect(certify(instance, { ...best, offerOf: Int32Array.of(0, OUT) }).holds).toBe(false)
  expect(certify(instance, { ...best, offerOf: Int32Array.of(0, 0) }).holds).toBe(false)
  expect(certify(instance, { ...best, price: best.price.map(() => 0) }).holds).toBe(false)
})

test('the same instance gives the same placement, in whatever order its arcs are told', () => {
  const arcs: Arc[] = Array.from({ length: 300 }, (_, at) => ({
    need: at % 60,
    offer: (at * 7) % 20,
    fit: (at * 31) % 5,
  }))
  const seats = Array.from({ length: 20 }, () => 2)
  const one = mostFit(buildInstance(60, 20, arcs, seats))
  const other = mostFit(buildInstance(60, 20, [...arcs].reverse(), seats))
  expect([...other.offerOf]).toEqual([...one.offerOf])
})

test('no needs, no offers, no seats, and seats without end', () => {
  expect(mostFit(buildInstance(0, 0, [])).placed).toBe(0)
  expect(mostPlaced(buildInstance(3, 0, [])).placed).toBe(0)
  const arc = { need: 0, offer: 0, fit: 5 }
  expect(mostFit(buildInstance(1, 1, [arc], [0])).placed).toBe(0)
  expect(mostPlaced(buildInstance(1, 1, [arc], [0])).placed).toBe(0)
  expect(mostFit(buildInstance(1, 1, [arc], [1_000_000_000])).total).toBe(5)
})

test('what is no instance is refused by what is wrong with it', () => {
  const build = (arc: Arc, seats?: number[]) => () => buildInstance(1, 1, [arc], seats)
  expect(build({ need: 1, offer: 0, fit: 1 })).toThrow('no need 1')
  expect(build({ need: 0, offer: -1, fit: 1 })).toThrow('no offer -1')
  expect(build({ need: 0, offer: 0, fit: 0.5 })).toThrow('whole number')
  expect(build({ need: 0, offer: 0, fit: 1 }, [-1])).toThrow('seats')
  expect(build({ need: 0, offer: 0, fit: 1 }, [1, 1])).toThrow('seats of 2')
})

const SHARED = '../shared/data/matching'
const readShared = (name: string): number[][] =>
  readFileSync(`${SHARED}/${name}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t').map(Number))
const arcsOf = (name: string): Arc[] =>
  readShared(name).map(([need = 0, offer = 0, fit = 0]) => ({ need, offer, fit }))

describe.skipIf(!existsSync(SHARED))(
  'published optima (skipped where the shared instances are absent)',
  () => {
    test.for([
      ['sparse-200', 200, 132_913],
      ['sparse-2000', 2000, 1_575_432],
      ['sparse-10000', 10_000, 7_859_935],
    ] as const)('%s', ([name, size, optimum]) => {
      const instance = buildInstance(size, size, arcsOf(name))
      expect(proven(instance, mostPlaced(instance))).toMatchObject({ placed: size, total: optimum })
    })

    test('capacities-120x15', () => {
      const seats = readShared('capacities-120x15.capacities').map(([, capacity = 0]) => capacity)
      const instance = buildInstance(120, 15, arcsOf('capacities-120x15'), seats)
      expect(proven(instance, mostFit(instance))).toMatchObject({ placed: 99, total: 84_709 })
    })
  },
)
