import { expect, test } from 'vitest'
import { openState } from './places/rules.ts'
import { isCheckedLately, monthOf, monthsBetween, weekOf } from './rules.ts'

test('a week goes from Monday to Sunday, also on a Sunday', () => {
  expect(weekOf('2026-03-11')).toEqual({ from: '2026-03-09', to: '2026-03-15' })
  expect(weekOf('2026-03-15')).toEqual({ from: '2026-03-09', to: '2026-03-15' })
})
test('a month ends on its own last day', () => {
  expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})
test('a check lasts a year', () => {
  expect(monthsBetween('2025-03-12', '2026-03-11')).toBe(11)
  expect(isCheckedLately('2025-03-12', '2026-03-11')).toBe(true)
  expect(isCheckedLately('2025-03-11', '2026-03-11')).toBe(false)
})

const hours = [
  { weekday: 3, opensAt: '09:00:00', closesAt: '12:30:00', note: null },
  { weekday: 3, opensAt: '15:00:00', closesAt: '18:00:00', note: null },
  { weekday: 5, opensAt: '09:00:00', closesAt: '12:00:00', note: null },
]
test('a place is open from the minute it opens to the minute before it closes', () => {
  expect(openState(hours, 3, '09:00')).toEqual({ open: true, until: '12:30' })
  expect(openState(hours, 3, '12:29')).toMatchObject({ open: true })
  expect(openState(hours, 3, '12:30')).toEqual({ open: false, next: { inDays: 0, weekday: 3, at: '15:00' } })
})
test('a closed place says when it opens next, next week if need be', () => {
  expect(openState(hours, 3, '18:00')).toEqual({ open: false, next: { inDays: 2, weekday: 5, at: '09:00' } })
  expect(openState(hours.slice(2), 5, '12:00')).toEqual({
    open: false,
    next: { inDays: 7, weekday: 5, at: '09:00' },
  })
  expect(openState([], 1, '10:00')).toEqual({ open: false, next: null })
})
