import { expect, test } from 'vitest'
import { minutesBetween, ruleOf, weekOfMonth } from './repetition.ts'

const repetition = { firstDay: '2026-10-13', everyWeeks: 1, ends: { times: 8 } } as const

test('every second week, on the weekday of the first', () => {
  expect(ruleOf({ ...repetition, repeats: 'weekly', everyWeeks: 2 })).toBe(
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=8',
  )
})
test('every month on the same weekday, or on the same date', () => {
  expect(ruleOf({ ...repetition, repeats: 'monthlyWeekday' })).toBe('FREQ=MONTHLY;BYDAY=2TU;COUNT=8')
  expect(ruleOf({ ...repetition, repeats: 'monthlyDate', ends: { until: '20270113T225959Z' } })).toBe(
    'FREQ=MONTHLY;BYMONTHDAY=13;UNTIL=20270113T225959Z',
  )
})
test('a fifth Friday is the last one', () => {
  expect(['2026-10-02', '2026-10-28', '2026-10-30'].map(weekOfMonth)).toEqual([1, 4, -1])
})
test('minutes are counted on the clock', () => {
  expect(minutesBetween('17:00', '19:30')).toBe(150)
  expect(minutesBetween('19:00', '17:00')).toBeLessThan(0)
})
