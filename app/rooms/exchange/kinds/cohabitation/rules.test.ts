import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, type Pair } from '../rules.ts'
import { criteria, type GuestNeed, HANDS, type HostOffer, SMOKING, trialPlan } from './rules.ts'

const pair = (
  need: Partial<GuestNeed> = {},
  offer: Partial<HostOffer> = {},
  more: Partial<Pair<GuestNeed, HostOffer>> = {},
): Pair<GuestNeed, HostOffer> => ({
  needFrom: null,
  offerFrom: null,
  nearness: { metres: null, sameMunicipality: null },
  today: '2017-02-01',
  ...more,
  need: { people: 1, hands: [], ...need },
  offer: { rooms: 1, contributionCents: 0, hands: [], smoking: 'outside', ...offer },
})
const missing = (...of: Parameters<typeof pair>) => {
  const found = judge(criteria, pair(...of))
  return found.possible ? [] : found.missing.map(({ key }) => key)
}

test.for([
  [{ people: 3 }, {}, 'tooMany'],
  [{ mostCents: 10_000 }, { contributionCents: 15_000 }, 'tooDear'],
  [{ stepFree: 'yes' }, {}, 'steps'],
  [{ smokes: 'yes' }, { smoking: 'no' }, 'smoke'],
  [{ noAnimals: 'yes' }, { animals: 'yes' }, 'animals'],
  [{ animals: 'yes' }, { noAnimals: 'yes' }, 'animals'],
] as [Partial<GuestNeed>, Partial<HostOffer>, string][])('%o with %o cannot be: %s', ([need, offer, why]) => {
  expect(missing(need, offer)).toEqual([`exchange.cohabitation.why.${why}`])
})

test('with little said, two who mind nothing can try', () => {
  expect(judge(criteria, pair()).possible).toBe(true)
})

test('whoever would gladly do what is welcome fits better, and it is said', () => {
  const asked = { hands: ['company', 'nights'] as const }
  const [both, one, none] = [['company', 'nights'], ['nights'], []].map((hands) =>
    judge(criteria, pair({ hands: hands as GuestNeed['hands'] }, asked)),
  )
  const fits = [both, one, none].map((found) => (found?.possible ? found.fit : -1))
  expect(fits[0]).toBeGreaterThan(fits[1] as number)
  expect(fits[1]).toBeGreaterThan(fits[2] as number)
  expect(both?.possible && both.inFavour).toContainEqual({
    key: 'exchange.cohabitation.why.hands',
    params: { gives: 2, asked: 2 },
  })
})

const tick = fc.option(fc.constant('yes' as const), { nil: undefined })
const hands = fc.subarray([...HANDS])
const needs: fc.Arbitrary<GuestNeed> = fc.record({
  people: fc.integer({ min: 1, max: 4 }),
  hands,
  mostCents: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
  stepFree: tick,
  smokes: tick,
  animals: tick,
  noAnimals: tick,
})
const offers: fc.Arbitrary<HostOffer> = fc.record({
  rooms: fc.integer({ min: 1, max: 5 }),
  contributionCents: fc.integer({ min: 0, max: 100_000 }),
  hands,
  smoking: fc.constantFrom(...SMOKING),
  animals: tick,
  noAnimals: tick,
  stepFree: tick,
})

test('whatever is said, a fit lies between nothing and all, with reasons; or something is missing', () => {
  fc.assert(
    fc.property(needs, offers, (need, offer) => {
      const found = judge(criteria, pair(need, offer))
      if (!found.possible) expect(found.missing.length).toBeGreaterThan(0)
      else {
        expect(found.fit).toBeGreaterThanOrEqual(0)
        expect(found.fit).toBeLessThanOrEqual(1000)
        expect(found.inFavour.length + found.against.length).toBeGreaterThan(0)
      }
    }),
  )
})

test('the trial ends so many days after it began', () => {
  expect(trialPlan(30, '2017-01-31')).toEqual([{ code: 'trialEnded', dueOn: '2017-03-02' }])
})
