import { expect, test } from 'vitest'
import { besideEachOther, fundedUntil, hoursOf, type LabFigures, NOTHING_HELD, sumOf } from './rules.ts'

const lab = (more: Partial<LabFigures>): LabFigures => ({ ...NOTHING_HELD, sessions: 3, ...more })

test('one number left out takes the smallest of the others with it, and presences go with their people', () => {
  const rows = [lab({ people: null, named: 4 }), lab({ people: 9, named: 30 }), lab({ people: 7, named: 20 })]
  const told = besideEachOther(rows)
  expect(told.map(({ people }) => people)).toEqual([null, 9, null])
  expect(told.map(({ named }) => named)).toEqual([null, 30, null])
})

test('nothing is left out where everything may be told, and two left out need no third', () => {
  const open = [lab({ people: 9, named: 30 }), lab({ people: 7, named: 20 })]
  expect(besideEachOther(open)).toEqual(open)
  const two = [lab({ people: null }), lab({ people: null }), lab({ people: 8, named: 8 })]
  expect(besideEachOther(two).map(({ people }) => people)).toEqual([null, null, 8])
})

test('a sum with a part left out is left out; hours are told to a tenth', () => {
  expect(sumOf([lab({ headcount: 3 }), lab({ headcount: null })], 'headcount')).toBeNull()
  expect(sumOf([lab({}), lab({})], 'sessions')).toBe(6)
  expect(hoursOf(130)).toBe(2.2)
})

test('the money of a lab ends on its own day, else with its cohort', () => {
  expect(fundedUntil('2017-01-01', '2018-01-01')).toBe('2017-01-01')
  expect(fundedUntil(null, '2018-01-01')).toBe('2018-01-01')
})
