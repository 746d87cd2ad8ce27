import { expect, test } from 'vitest'
import { daysShown, mondayOf } from './rules.ts'

test('a week begins on Monday, also seen from its Sunday', () => {
  expect(['2026-10-19', '2026-10-25', '2026-10-26'].map(mondayOf)).toEqual([
    '2026-10-19',
    '2026-10-19',
    '2026-10-26',
  ])
})

test('a view shows its days and leads to the one before and after', () => {
  const week = daysShown('week', '2026-10-22')
  expect([week.days[0], week.days[6], week.before, week.after]).toEqual([
    '2026-10-19',
    '2026-10-25',
    '2026-10-12',
    '2026-10-26',
  ])
  expect(daysShown('day', '2026-10-31')).toEqual({
    days: ['2026-10-31'],
    before: '2026-10-30',
    after: '2026-11-01',
  })
})
