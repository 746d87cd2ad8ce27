import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, type Pair } from '../rules.ts'
import {
  affordableRent,
  type HomeNeed,
  type HomeOffer,
  homeCriteria,
  inMoney,
  type LeaseTerms,
  leastSquareMetres,
  oddTerms,
  planOfLease,
} from './rules.ts'

const need: HomeNeed = { people: 3, incomeCents: 160_000, share: 30 }
const offer: HomeOffer = { bedrooms: 2, squareMetres: 60, rentCents: 42_000, extrasCents: 5_000 }
const pair = (
  some: { need?: Partial<HomeNeed>; offer?: Partial<HomeOffer> } & Partial<
    Omit<Pair<HomeNeed, HomeOffer>, 'need' | 'offer'>
  > = {},
): Pair<HomeNeed, HomeOffer> => ({
  needFrom: null,
  offerFrom: null,
  nearness: { metres: null, sameMunicipality: null },
  today: '2026-03-01',
  ...some,
  need: { ...need, ...some.need },
  offer: { ...offer, ...some.offer },
})
const keysOf = (found: ReturnType<typeof judge>) =>
  found.possible
    ? { for: found.inFavour.map(({ key }) => key), against: found.against.map(({ key }) => key) }
    : found.missing.map(({ key }) => key)

test('a household with 1,600 euro a month can pay 480', () => {
  expect(affordableRent(160_000)).toBe(48_000)
})

test('a home that takes more than forty of a hundred is not proposed, and says by how much', () => {
  const dear = judge(homeCriteria, pair({ offer: { rentCents: 70_000, extrasCents: 0 } }))
  expect(dear).toEqual({
    possible: false,
    missing: [{ key: 'exchange.home.why.tooDear', params: { rent: 700, most: 640 } }],
  })
})

test('between thirty and forty it weighs, and that is a reason against', () => {
  const heavy = judge(homeCriteria, pair({ offer: { rentCents: 55_000 } }))
  expect(heavy.possible && keysOf(heavy)).toMatchObject({
    against: expect.arrayContaining(['exchange.home.why.heavy']),
  })
})

test('whoever says nothing of what they earn is not refused for the rent', () => {
  const unknown = judge(
    homeCriteria,
    pair({ need: { incomeCents: undefined }, offer: { rentCents: 200_000 } }),
  )
  expect(unknown.possible).toBe(true)
})

test('five people do not sleep in two bedrooms, nor four in 50 square metres', () => {
  expect(keysOf(judge(homeCriteria, pair({ need: { people: 5 }, offer: { squareMetres: 90 } })))).toEqual([
    'exchange.home.why.tooFewRooms',
  ])
  expect(keysOf(judge(homeCriteria, pair({ need: { people: 4 }, offer: { squareMetres: 50 } })))).toEqual([
    'exchange.home.why.tooSmall',
  ])
})

test.for([
  [1, 28],
  [2, 38],
  [3, 42],
  [4, 56],
  [5, 66],
  [6, 76],
] as const)('%i people need %i square metres', ([people, metres]) => {
  expect(leastSquareMetres(people)).toBe(metres)
})

test('steps are refused where there must be none, whatever else fits', () => {
  expect(keysOf(judge(homeCriteria, pair({ need: { stepFree: 'yes' } })))).toEqual([
    'exchange.home.why.steps',
  ])
  expect(judge(homeCriteria, pair({ need: { stepFree: 'yes' }, offer: { stepFree: 'yes' } })).possible).toBe(
    true,
  )
})

test('school and work count where both are known, and a home of which nothing is known does not lose by it', () => {
  const at = pair({ need: { schoolAt: '017113', workAt: '017032' }, offerAt: '017113' })
  expect(keysOf(judge(homeCriteria, at))).toMatchObject({
    for: expect.arrayContaining(['exchange.home.why.schoolHere']),
    against: expect.arrayContaining(['exchange.home.why.workElsewhere']),
  })
  const unknown = JSON.stringify(keysOf(judge(homeCriteria, pair({ offerAt: '017113' }))))
  expect(unknown).not.toContain('school')
})

test('a home that is free when it is asked for fits better than one to wait for', () => {
  const fits = [null, '2026-03-20', '2026-08-01'].map((offerFrom) => {
    const found = judge(homeCriteria, pair({ offerFrom, needFrom: '2026-02-01' }))
    return found.possible ? found.fit : -1
  })
  expect(fits).toEqual([...fits].sort((a, b) => b - a))
  expect(new Set(fits).size).toBe(3)
})

test('a lower rent never fits worse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 100_000 }),
      fc.integer({ min: 1, max: 30_000 }),
      fc.integer({ min: 40_000, max: 400_000 }),
      fc.integer({ min: 10, max: 40 }),
      (rent, less, incomeCents, share) => {
        const at = (rentCents: number) => {
          const found = judge(homeCriteria, pair({ need: { incomeCents, share }, offer: { rentCents } }))
          return found.possible ? found.fit : -1
        }
        expect(at(Math.max(1, rent - less))).toBeGreaterThanOrEqual(at(rent))
      },
    ),
  )
})

describe('what is agreed', () => {
  const mediation: LeaseTerms = {
    form: 'mediation',
    rentCents: 42_000,
    rentBeforeCents: 55_000,
    arrearsCents: 120_000,
    byHoursCents: 30_000,
    byHours: 30,
    instalments: 9,
    firstOn: '2017-01-31',
  }

  test('arrears come back in instalments, a month apart, less what is given in hours', () => {
    const plan = planOfLease(mediation)
    expect(oddTerms(mediation)).toEqual([])
    expect(plan.map(({ dueOn }) => dueOn).slice(0, 3)).toEqual(['2017-01-31', '2017-02-28', '2017-03-31'])
    expect(plan.reduce((sum, { amount = 0 }) => sum + amount, 0)).toBe(90_000)
  })

  test.for([
    [{ form: 'reduced_lease', rentBeforeCents: undefined }, 'rentBeforeCents'],
    [{ rentBeforeCents: 40_000 }, 'rentCents'],
    [{ byHours: undefined }, 'byHours'],
    [{ byHoursCents: undefined }, 'byHoursCents'],
    [{ byHoursCents: 130_000 }, 'byHoursCents'],
    [{ instalments: undefined }, 'instalments'],
    [{ firstOn: undefined }, 'firstOn'],
    [{ arrearsCents: undefined, byHoursCents: undefined, byHours: undefined }, 'instalments'],
  ] as [Partial<LeaseTerms>, keyof LeaseTerms][])('%o is refused beside %s', ([change, field]) => {
    expect(oddTerms({ ...mediation, ...change }).map((one) => one.field)).toContain(field)
  })

  test('whatever the arrears, what is planned is what comes back in money', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 120 }),
        (arrearsCents, instalments) => {
          const terms = {
            ...mediation,
            arrearsCents,
            instalments,
            byHours: undefined,
            byHoursCents: undefined,
          }
          if (oddTerms(terms).length > 0) return
          const planned = planOfLease(terms).reduce((sum, { amount = 0 }) => sum + amount, 0)
          expect(planned).toBe(inMoney(terms))
        },
      ),
    )
  })
})
