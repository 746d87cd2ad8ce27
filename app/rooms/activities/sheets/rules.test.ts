import { expect, test } from 'vitest'
import { changedSince, isFew, isTooLong, type SheetFigures, usualYear } from './rules.ts'

const figures: SheetFigures = {
  sessions: 9,
  hours: 18.5,
  people: 12,
  named: 70,
  headcount: 30,
  coDesigners: 3,
  formal: 2,
  informal: 1,
  citizens: 0,
}

test('a figure that was corrected after the signing is found, the others are not', () => {
  expect(changedSince(figures, { ...figures, named: 69, hours: 18.4 })).toEqual(['hours', 'named'])
  expect(changedSince(figures, figures)).toEqual([])
})

test('few people are few also in their presences; acts and bodies are told as they are; nobody is nobody', () => {
  expect(isFew('coDesigners', figures, 5)).toBe(true)
  expect(isFew('named', { ...figures, people: 4 }, 5)).toBe(true)
  expect(isFew('named', figures, 5)).toBe(false)
  expect(isFew('formal', figures, 5)).toBe(false)
  expect(isFew('citizens', figures, 5)).toBe(false)
})

test('the year asked for is the cohort’s while it runs, else the one that is ending or just over', () => {
  const cohort = { startsOn: '2016-09-01', endsOn: '2017-08-31' }
  expect(usualYear('2017-03-01', cohort)).toEqual({ fromOn: '2016-09-01', untilOn: '2017-08-31' })
  expect(usualYear('2018-03-01', cohort)).toEqual({ fromOn: '2017-01-01', untilOn: '2017-12-31' })
  expect(usualYear('2018-11-01')).toEqual({ fromOn: '2018-01-01', untilOn: '2018-12-31' })
})

test('a sheet is of a year and a half at most', () => {
  expect(isTooLong('2016-09-01', '2017-12-31')).toBe(false)
  expect(isTooLong('2016-01-01', '2018-12-31')).toBe(true)
})
