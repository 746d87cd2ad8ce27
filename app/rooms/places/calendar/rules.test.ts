import { expect, test } from 'vitest'
import { daysShown, mondayOf, openOn } from './rules.ts'

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

test('a day says its hours, that it is closed, or nothing where nobody wrote hours', () => {
  const monday = [
    { weekday: 1, opensAt: '09:00', closesAt: '12:30', note: null },
    { weekday: 1, opensAt: '16:30', closesAt: '21:00', note: null },
  ]
  const feast = [{ fromOn: '2026-12-07', untilOn: '2026-12-08' }]
  expect(openOn(monday, feast, '2026-10-19')).toBe('9–12:30, 16:30–21')
  expect(openOn(monday, feast, '2026-10-20')).toBeNull()
  expect(openOn(monday, feast, '2026-12-07')).toBeNull()
  expect(openOn([], [], '2026-10-20')).toBe('')
})
