import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, type Pair } from '../rules.ts'
import { offerShown } from './forms.ts'
import {
  criteria,
  type PlaceOffer,
  type StudentNeed,
  schoolYearOf,
  schoolYearSaid,
  yearsOn,
} from './rules.ts'

const need: StudentNeed = {
  form: 'placement',
  schoolYear: '2016/2017',
  sectors: ['culture'],
  bornOn: '2000-05-10',
}
const offer: PlaceOffer = {
  form: 'placement',
  schoolYear: '2016/2017',
  sector: 'culture',
  hours: 80,
  startsOn: '2017-02-06',
  endsOn: '2017-03-31',
  ageFrom: 16,
  ageTo: 19,
  papersUntil: '2017-12-31',
}
type Changed = { need?: Partial<StudentNeed>; offer?: Partial<PlaceOffer>; metres?: number | null }
const pair = (changed: Changed = {}): Pair<StudentNeed, PlaceOffer> => ({
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

describe('a student and a place go together', () => {
  test('where year, age and papers allow it, the better the nearer', () => {
    const [near, far] = [judge(criteria, pair({ metres: 1000 })), judge(criteria, pair({ metres: 14_000 }))]
    if (!near.possible || !far.possible) throw new Error('both are possible')
    expect(near.fit).toBeGreaterThan(far.fit)
    expect(near.inFavour.map(({ key }) => key)).toContain('exchange.school_work.because.near.for')
    expect(far.against.map(({ key }) => key)).toContain('exchange.school_work.because.near.against')
  })
  test('not with safety papers that end before the last day, or without any', () => {
    expect(missing({ offer: { papersUntil: '2017-03-30' } })).toEqual(['papers'])
    expect(missing({ offer: { papersUntil: '2017-03-31' } })).toEqual([])
    expect(missing({ offer: { papersUntil: undefined } })).toEqual(['papers'])
  })
  test('not outside the ages asked for, counted on the first day there', () => {
    expect(missing({ need: { bornOn: '2001-02-06' } })).toEqual([])
    expect(missing({ need: { bornOn: '2001-02-07' } })).toEqual(['age'])
    expect(missing({ need: { bornOn: '1997-02-06' } })).toEqual(['age'])
  })
  test('not in another school year, too far away, or over steps for whom they shut out', () => {
    expect(missing({ need: { schoolYear: '2017/2018', stepFree: 'yes' }, metres: 16_000 })).toEqual([
      'schoolYear',
      'stepFree',
      'far',
    ])
    expect(missing({ need: { maxKm: 20 }, metres: 16_000 })).toEqual([])
  })
  test('among youths without papers of a place of work', () => {
    expect(
      missing({
        need: { form: 'peer', bornOn: '2006-01-01' },
        offer: { form: 'peer', ageFrom: 8, papersUntil: undefined },
      }),
    ).toEqual([])
    expect(missing({ need: { form: 'peer' } })).toEqual(['form'])
  })
})

test('nobody under fifteen is taken into a place of work, whatever the offer says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: 25 }),
      fc.integer({ min: 1992, max: 2012 }),
      fc.integer({ min: 1, max: 12 }),
      (ageFrom, year, month) => {
        const bornOn = `${year}-${String(month).padStart(2, '0')}-15`
        const judged = judge(criteria, pair({ need: { bornOn }, offer: { ageFrom, ageTo: 25 } }))
        if (judged.possible) expect(yearsOn(offer.startsOn, bornOn)).toBeGreaterThanOrEqual(15)
      },
    ),
  )
})

test('a school year is understood as people write it', () => {
  expect(['2016/17', '2016-2017', ' 2016/2017 ', '2099/00'].map(schoolYearSaid)).toEqual([
    '2016/2017',
    '2016/2017',
    '2016/2017',
    '2099/2100',
  ])
  expect(['2016', '2016/18', '2016/2016', 'ieri'].map(schoolYearSaid)).toEqual([null, null, null, null])
  expect([schoolYearOf('2026-08-31'), schoolYearOf('2026-09-01')]).toEqual(['2025/2026', '2026/2027'])
})

test('what stands is read as what was typed', () => {
  const typed = {
    form: 'placement',
    schoolYear: '2016/17',
    what: 'Prestiti e scaffali in biblioteca',
    sector: 'culture',
    hours: '80',
    startsOn: '2017-02-06',
    endsOn: '2017-03-31',
  }
  const read = offerShown.parse(typed)
  expect(read).toMatchObject({ schoolYear: '2016/2017', hours: 80 })
  expect(offerShown.parse(read)).toEqual(read)
  for (const hours of ['0', '1e9', '-3', 'molte'])
    expect(offerShown.safeParse({ ...typed, hours }).error?.issues[0]?.message).toBe(
      'exchange.school_work.error.hours',
    )
})
