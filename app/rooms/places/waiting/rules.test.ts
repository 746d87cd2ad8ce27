import { expect, test } from 'vitest'
import { offeredUntil } from './rules.ts'

const now = new Date('2026-10-19T10:00:00Z')

test('who is next has two days to say yes, and less where the time itself is near', () => {
  expect(offeredUntil(now, new Date('2026-11-19T10:00:00Z')).toISOString()).toBe('2026-10-21T10:00:00.000Z')
  expect(offeredUntil(now, new Date('2026-10-19T16:00:00Z')).toISOString()).toBe('2026-10-19T13:00:00.000Z')
})
