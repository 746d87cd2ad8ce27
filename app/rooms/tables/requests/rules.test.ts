import { expect, test } from 'vitest'
import { cameLate, standingOf } from './rules.ts'

test('the thirtieth day is in time, the day after silence is a refusal', () => {
  const waiting = { dueOn: '2026-05-01', answeredOn: null }
  expect(standingOf(waiting, '2026-05-01')).toBe('waiting')
  expect(standingOf(waiting, '2026-05-02')).toBe('overdue')
  expect(standingOf({ ...waiting, answeredOn: '2026-05-10' }, '2026-05-20')).toBe('answered')
  expect(cameLate({ ...waiting, answeredOn: '2026-05-10' })).toBe(true)
  expect(cameLate({ ...waiting, answeredOn: '2026-05-01' })).toBe(false)
})
