import { expect, test } from 'vitest'
import { hasBegun, isOverCapacity, mayReopen } from './rules.ts'

test('a session has begun from its first minute', () => {
  const start = new Date('2026-06-10T15:00:00Z')
  expect(hasBegun(start, new Date('2026-06-10T14:59:59Z'))).toBe(false)
  expect(hasBegun(start, start)).toBe(true)
})
test('a full place is not over its capacity; a place of unknown size never is', () => {
  expect([isOverCapacity(20, 20), isOverCapacity(21, 20), isOverCapacity(500, null)]).toEqual([
    false,
    true,
    false,
  ])
})
test('a coordinator or whoever closed a session opens it again', () => {
  const anna = { personId: 'anna', roles: ['facilitator'] }
  expect(mayReopen({ closedBy: 'anna' }, anna)).toBe(true)
  expect(mayReopen({ closedBy: 'bruno' }, anna)).toBe(false)
  expect(mayReopen({ closedBy: null }, { personId: null, roles: [] })).toBe(false)
  expect(mayReopen({ closedBy: 'anna' }, { personId: 'bruno', roles: ['coordinator'] })).toBe(true)
})
