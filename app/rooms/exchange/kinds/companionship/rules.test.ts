import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FULL_FIT, judge, type Pair } from '../rules.ts'
import { beforeAndAfter, criteria, type Giving, lateBy, lonely, restDue, STEPS, type Wish } from './rules.ts'

const wish: Wish = { days: ['tue', 'thu'], topics: ['cards', 'village'], language: 'it', pets: 'has' }
const giving: Giving = {
  days: ['thu', 'sat'],
  topics: ['village', 'walks', 'cards'],
  languages: ['it', 'en'],
  pets: 'likes',
  maxKm: 3,
}
type Changed = { need?: Partial<Wish>; offer?: Partial<Giving>; metres?: number | null }
const two = ({ need, offer, metres = null }: Changed = {}): Pair<Wish, Giving> => ({
  need: { ...wish, ...need },
  offer: { ...giving, ...offer },
  needFrom: null,
  offerFrom: null,
  nearness: { metres, sameMunicipality: null },
  today: '2026-03-01',
})
const missing = (changed: Changed) => {
  const judged = judge(criteria, two(changed))
  return judged.possible ? [] : judged.missing.map(({ key }) => key.split('.').at(-1))
}

test('who lives near and likes the same things is the best company, and the reasons say so', () => {
  const near = judge(criteria, two({ metres: 400 }))
  const far = judge(criteria, two({ metres: 2900, offer: { topics: ['sport'] } }))
  if (!near.possible || !far.possible) throw new Error('they go together')
  expect(near.fit).toBeGreaterThan(far.fit)
  expect(near.inFavour.map(({ key }) => key)).toContain('exchange.companionship.because.topics.for')
  expect(far.against.map(({ key }) => key)).toContain('exchange.companionship.because.near.against')
})

test('what cannot be is said with what is missing', () => {
  expect(missing({})).toEqual([])
  expect(missing({ offer: { days: ['mon'] } })).toEqual(['days'])
  expect(missing({ need: { language: 'pa' } })).toEqual(['language'])
  expect(missing({ offer: { pets: 'rather_not' } })).toEqual(['pets'])
  expect(missing({ need: { company: 'woman' } })).toEqual(['company'])
  expect(missing({ need: { company: 'woman' }, offer: { iAm: 'woman' } })).toEqual([])
  expect(missing({ metres: 3001 })).toEqual(['far'])
})

test('a fit is whole, within its bounds, and never grows with the distance', () => {
  const metre = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(metre, metre, (one, other) => {
      const fits = (metres: number) => {
        const judged = judge(criteria, two({ metres }))
        return judged.possible ? judged.fit : -1
      }
      const [near, far] = [fits(Math.min(one, other)), fits(Math.max(one, other))]
      expect(Number.isInteger(near) && near <= FULL_FIT && far >= 0).toBe(true)
      expect(near).toBeGreaterThanOrEqual(far)
    }),
  )
})

test('a rest is offered after half a year, or after a month of much; whoever rested begins anew', () => {
  const visiting = { since: '2026-01-10', restedOn: null, hours: 6 }
  expect(restDue(visiting, '2026-06-30')).toBeNull()
  expect(restDue(visiting, '2026-07-15')).toBe('months')
  expect(restDue({ ...visiting, restedOn: '2026-06-01' }, '2026-07-15')).toBeNull()
  expect(restDue({ ...visiting, hours: 20 }, '2026-02-10')).toBe('hours')
  expect(restDue({ since: null, restedOn: null, hours: 0 }, '2026-07-15')).toBeNull()
})

test('loneliness is the sum of three answers, from 3 to 9, compared first with last', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { minLength: 3, maxLength: 3 }), (answers) => {
      expect(lonely(answers)).toBeGreaterThanOrEqual(3)
      expect(lonely(answers)).toBeLessThanOrEqual(9)
    }),
  )
  const told = [
    { onDate: '2026-06-01', sum: 5 },
    { onDate: '2026-01-01', sum: 8 },
  ]
  expect(beforeAndAfter(told)).toEqual({ before: 8, after: 5 })
  expect(beforeAndAfter(told.slice(1))).toEqual({ before: 8, after: null })
  expect(beforeAndAfter([])).toEqual({ before: null, after: null })
})

test('a visit is late after a day of grace', () => {
  expect(lateBy('2026-03-01', '2026-03-02')).toBeNull()
  expect(lateBy('2026-03-01', '2026-03-04')).toBe(3)
  expect(lateBy(null, '2026-03-04')).toBeNull()
})
