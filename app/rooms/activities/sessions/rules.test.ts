import { expect, test } from 'vitest'
import { hasBegun, isOverCapacity, mayReopen, roleSaid, stateSaid } from './rules.ts'

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
test('lists tell presence and role in their own words', () => {
  expect(['presente', 'x', 'assente', 'no', 'iscritta', 'attesa'].map(stateSaid)).toEqual([
    'attended',
    'attended',
    'absent',
    'absent',
    'signed_up',
    'expected',
  ])
  expect(['co progettista', 'relatrice', 'lab maker', 'partecipante'].map(roleSaid)).toEqual([
    'co_designer',
    'speaker',
    'lab_maker',
    'participant',
  ])
  expect([stateSaid('forse'), roleSaid('cuoca')]).toEqual([undefined, undefined])
})
