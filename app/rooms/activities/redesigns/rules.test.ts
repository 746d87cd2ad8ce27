import { expect, test } from 'vitest'
import { daysWaiting, isForgotten } from './rules.ts'

test('a step without an answer is forgotten from the sixtieth day on, across the change of the clock too', () => {
  const step = { onDate: '2026-02-10', answeredOn: null }
  expect(daysWaiting(step, '2026-04-10')).toBe(59)
  expect(isForgotten(step, '2026-04-10')).toBe(false)
  expect(isForgotten(step, '2026-04-11')).toBe(true)
  expect(isForgotten({ ...step, answeredOn: '2026-04-12' }, '2026-12-01')).toBe(false)
})
