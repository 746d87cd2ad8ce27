import { expect, test } from 'vitest'
import { sessionForm } from './forms.ts'
import { calledOf, hasBegun, isOverCapacity, mayReopen, roleSaid, stateSaid } from './rules.ts'

test('a session has begun from its first minute', () => {
  const start = new Date('2026-06-10T15:00:00Z')
  expect(hasBegun(start, new Date('2026-06-10T14:59:59Z'))).toBe(false)
  expect(hasBegun(start, start)).toBe(true)
})
test('everybody is who is expected and who came lately; not who is absent, nor who stopped coming', () => {
  const line = (
    personId: string,
    state: 'expected' | 'attended' | 'absent' | null,
    lastOn: string | null,
  ) => ({
    personId,
    state,
    lastOn,
  })
  const lines = [
    line('expected', 'expected', null),
    line('here', 'attended', '2025-01-10'),
    line('absent', 'absent', '2026-06-03'),
    line('lately', null, '2026-05-20'),
    line('long ago', null, '2026-05-13'),
    line('never', null, null),
  ]
  expect(calledOf(lines, '2026-05-20')).toEqual(['expected', 'here', 'lately'])
  expect(calledOf(lines, null)).toEqual(['expected', 'here'])
})
test('a full place is not over its capacity; in one of unknown size only a crowd is asked about', () => {
  expect([isOverCapacity(20, 20), isOverCapacity(21, 20)]).toEqual([false, true])
  expect([isOverCapacity(500, null), isOverCapacity(501, null)]).toEqual([false, true])
})
test('a year mistyped and a day without end are said beside their field', () => {
  const fields = (more: object) =>
    sessionForm.safeParse({ on: '2026-06-10', from: '15:00', to: '17:00', ...more })
  const wrong = (more: object) =>
    fields(more).error?.issues.map(({ path, message }) => [path.join(), message])
  expect(fields({}).success).toBe(true)
  expect(wrong({ on: '0206-06-10' })).toEqual([['on', 'activities.form.farAway']])
  expect(wrong({ on: '2206-06-10' })).toEqual([['on', 'activities.form.farAway']])
  expect(wrong({ from: '05:00', to: '21:30' })).toEqual([['to', 'activities.form.tooManyHours']])
  expect(fields({ from: '08:00', to: '23:59' }).success).toBe(true)
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
