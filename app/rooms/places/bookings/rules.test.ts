import { expect, test } from 'vitest'
import { costOf, forgetOn, isClosedOn, isOpen, nextFree, weekdayOf } from './rules.ts'

// 2026-10-19 is a Monday.
const MONDAY = '2026-10-19'
const HOURS = [
  { weekday: 1, opensAt: '09:00:00', closesAt: '12:00:00' },
  { weekday: 1, opensAt: '12:00:00', closesAt: '15:00:00' },
  { weekday: 3, opensAt: '18:00:00', closesAt: '23:59:00' },
]
const looking = { after: `${MONDAY}T09:00`, minutes: 60, taken: [], hours: HOURS, closed: [] }

test('weekdays go from Monday to Sunday', () => {
  expect([MONDAY, '2026-10-25'].map(weekdayOf)).toEqual([1, 7])
})

test('a meeting must begin and end while the place is open, also across two openings that touch', () => {
  expect(isOpen(HOURS, { on: MONDAY, from: '11:00', to: '13:00' })).toBe(true)
  expect(isOpen(HOURS, { on: MONDAY, from: '14:00', to: '15:30' })).toBe(false)
  expect(isOpen(HOURS, { on: '2026-10-20', from: '10:00', to: '11:00' })).toBe(false)
  expect(isOpen(HOURS, { on: '2026-10-21', from: '22:00', to: '24:00' })).toBe(true)
  expect(isOpen([], { on: '2026-10-20', from: '05:00', to: '06:00' })).toBe(true)
})

test('the next free time is the first gap that is long enough', () => {
  const taken = [
    { on: MONDAY, from: '09:00', to: '10:00' },
    { on: MONDAY, from: '10:30', to: '14:00' },
  ]
  expect(nextFree({ ...looking, taken })).toEqual({ on: MONDAY, from: '14:00', to: '15:00' })
  expect(nextFree({ ...looking, taken, minutes: 30 })).toEqual({ on: MONDAY, from: '10:00', to: '10:30' })
})

test('the next free time may be another day, never one on which the place is closed', () => {
  const late = { ...looking, after: `${MONDAY}T14:30` }
  expect(nextFree(late)).toEqual({ on: '2026-10-21', from: '18:00', to: '19:00' })
  const closed = [{ fromOn: '2026-10-20', untilOn: '2026-10-24' }]
  expect(isClosedOn(closed, '2026-10-24')).toBe(true)
  expect(nextFree({ ...late, closed })).toEqual({ on: '2026-10-26', from: '09:00', to: '10:00' })
})

test('where nothing is ever free that long, nothing is proposed', () => {
  expect(nextFree({ ...looking, minutes: 7 * 60 })).toBeNull()
})

test('an hour and a half at 12.35 an hour is 18.53 each time', () => {
  expect(costOf(1235, 90, 1)).toBe(1853)
  expect(costOf(1235, 90, 10)).toBe(18530)
  expect(costOf(0, 90, 10)).toBe(0)
})

test('who booked is forgotten two years after, also after a leap day', () => {
  expect(forgetOn('2026-10-19')).toBe('2028-10-19')
  expect(forgetOn('2028-02-29')).toBe('2030-03-01')
})
