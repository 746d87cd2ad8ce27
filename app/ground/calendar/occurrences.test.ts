import { expect, test } from 'vitest'
import { daysLater, localTime } from './local-time.ts'
import { instantAt, occurrences, untilEndOf } from './occurrences.ts'

const ROME = 'Europe/Rome'

test('five in the afternoon stays five in the afternoon when the clocks change', () => {
  const locals = occurrences('FREQ=WEEKLY;COUNT=3', '2026-10-20T17:00', ROME, 10)
  expect(locals).toEqual(['2026-10-20T17:00', '2026-10-27T17:00', '2026-11-03T17:00'])
  expect(locals.map((local) => instantAt(local, ROME).toISOString())).toEqual([
    '2026-10-20T15:00:00.000Z',
    '2026-10-27T16:00:00.000Z',
    '2026-11-03T16:00:00.000Z',
  ])
})

test('until a day includes the evening of that day, in summer and in winter', () => {
  expect(untilEndOf('2026-11-24', ROME)).toBe('20261124T225959Z')
  expect(untilEndOf('2026-07-24', ROME)).toBe('20260724T215959Z')
  const rule = `FREQ=WEEKLY;UNTIL=${untilEndOf('2026-11-03', ROME)}`
  expect(occurrences(rule, '2026-10-20T23:30', ROME, 10)).toHaveLength(3)
})

test('the second Tuesday and the last Friday of the month', () => {
  expect(occurrences('FREQ=MONTHLY;BYDAY=2TU;COUNT=3', '2026-10-13T17:00', ROME, 9)).toEqual([
    '2026-10-13T17:00',
    '2026-11-10T17:00',
    '2026-12-08T17:00',
  ])
  expect(occurrences('FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', '2026-10-30T17:00', ROME, 9)).toEqual([
    '2026-10-30T17:00',
    '2026-11-27T17:00',
  ])
})

test('a rule without an end stops where it is told', () => {
  expect(occurrences('FREQ=DAILY', '2026-10-13T17:00', ROME, 5)).toHaveLength(5)
})

test('an instant and what the clocks show lead back to each other', () => {
  for (const local of ['2026-03-29T03:00', '2026-10-25T12:00', '2026-01-01T00:00'])
    expect(localTime(instantAt(local, ROME), ROME)).toBe(local)
  expect(localTime(instantAt('2026-03-29T02:30', ROME), ROME)).toBe('2026-03-29T03:30')
})

test('days are counted across months and leap years', () => {
  expect(daysLater('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysLater('2026-03-01', -60)).toBe('2025-12-31')
})
