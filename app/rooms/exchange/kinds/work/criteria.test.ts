import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FULL_FIT, judge, type Pair } from '../rules.ts'
import { terms } from './forms.ts'
import { countsOfWay, criteria, WAYS, type WorkNeed, type WorkOffer, wordsShared } from './rules.ts'

const need: WorkNeed = {
  ways: ['internship', 'hire'],
  sectors: ['kitchen'],
  times: ['morning'],
  canDo: 'Cucinare per molte persone, tenere in ordine una dispensa',
  weekHours: 20,
}
const offer: WorkOffer = {
  ways: ['internship'],
  sector: 'kitchen',
  times: ['morning', 'afternoon'],
  task: 'Aiuto in cucina e nella dispensa',
  weekHours: 24,
  tutor: 'yes',
}
type Changed = { need?: Partial<WorkNeed>; offer?: Partial<WorkOffer>; metres?: number | null }
const pair = (changed: Changed = {}): Pair<WorkNeed, WorkOffer> => ({
  need: { ...need, ...changed.need },
  offer: { ...offer, ...changed.offer },
  needFrom: null,
  offerFrom: null,
  nearness: { metres: changed.metres ?? null, sameMunicipality: null },
  today: '2017-01-10',
})
const missing = (changed: Changed) => {
  const judged = judge(criteria, pair(changed))
  return judged.possible ? [] : judged.missing.map(({ key }) => key.split('.').at(-1))
}

test('what somebody can do meets what there is to do, and the reasons say so', () => {
  const judged = judge(criteria, pair({ metres: 3000 }))
  if (!judged.possible) throw new Error('they go together')
  expect(judged.fit).toBeGreaterThan(700)
  expect(judged.inFavour.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['exchange.work.because.sector.for', 'exchange.work.because.canDo.for']),
  )
  const other = judge(
    criteria,
    pair({ metres: 3000, offer: { sector: 'office', task: 'Archivio e telefono' } }),
  )
  expect(other.possible && other.fit).toBeLessThan(judged.fit)
})

test('what cannot be is said with what is missing', () => {
  expect(missing({ offer: { ways: ['hire', 'grant'] } })).toEqual([])
  expect(missing({ offer: { ways: ['grant'] } })).toEqual(['way'])
  expect(missing({ offer: { times: ['night'] } })).toEqual(['times'])
  expect(missing({ offer: { licence: 'yes' } })).toEqual(['licence'])
  expect(missing({ offer: { licence: 'yes' }, need: { licence: 'yes' } })).toEqual([])
  expect(missing({ offer: { italian: 'good' }, need: { italian: 'little' } })).toEqual(['italian'])
  expect(missing({ metres: 15_001 })).toEqual(['far'])
})

test('whoever says nothing about their time, or their Italian, is shut out of nothing by it', () => {
  expect(missing({ need: { times: [] }, offer: { times: ['night'], italian: 'good' } })).toEqual([])
})

test('a fit is a whole number from nothing to full, and never falls as the place comes nearer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 48 }),
      fc.integer({ min: 1, max: 48 }),
      fc.integer({ min: 0, max: 15_000 }),
      fc.integer({ min: 0, max: 15_000 }),
      (wished, offered, one, other) => {
        const at = (metres: number) => {
          const judged = judge(
            criteria,
            pair({ need: { weekHours: wished }, offer: { weekHours: offered }, metres }),
          )
          if (!judged.possible) throw new Error('they go together')
          return judged.fit
        }
        const [near, far] = [at(Math.min(one, other)), at(Math.max(one, other))]
        expect(Number.isInteger(near) && near <= FULL_FIT && far >= 0).toBe(true)
        expect(near).toBeGreaterThanOrEqual(far)
      },
    ),
  )
})

test('words are the same in all their forms', () => {
  expect(wordsShared('So cucinare', 'Cucina')).toBe(1)
  expect(wordsShared('So cucinare', 'Archivio')).toBe(0)
  expect(wordsShared('', 'Cucina')).toBeUndefined()
})

test('an internship is one thing, a hire another, and their union a third', () => {
  const union = WAYS.filter((way) => countsOfWay(way).includes('internships_and_hires'))
  expect(union).toEqual(['internship', 'hire'])
  expect(countsOfWay('apprenticeship')).toEqual(['apprenticeships'])
  expect(countsOfWay('grant')).toEqual([])
})

test('amounts are read as people write them, and as they stand', () => {
  const read = terms.parse({ way: 'internship', allowanceCents: '450,50', weekHours: '20' })
  expect(read).toEqual({ way: 'internship', allowanceCents: 45_050, weekHours: 20 })
  expect(terms.parse(read)).toEqual(read)
  expect(terms.safeParse({ way: 'internship', allowanceCents: 'molto' }).success).toBe(false)
  expect(terms.safeParse({ way: 'internship', weekHours: '49' }).success).toBe(false)
})
