import { expect, test } from 'vitest'
import { hasQuorum, refusalToApprove } from './rules.ts'

const said = { approving: ['a', 'b'], wereThere: ['a', 'b', 'c'], areHere: ['a', 'b', 'd'], quorum: 3 }

test('a quorum is reached by as many as it asks for', () => {
  expect(hasQuorum(2, 3)).toBe(false)
  expect(hasQuorum(3, 3)).toBe(true)
})

test('those who were there and are here approve', () => {
  expect(refusalToApprove(said)).toBeUndefined()
})

test.each([
  ['nobody does', { approving: [] }, 'tables.approve.nobody'],
  ['somebody was absent then', { approving: ['a', 'd'] }, 'tables.approve.absentThen'],
  ['somebody is absent now', { approving: ['a', 'c'] }, 'tables.approve.absentNow'],
  ['it is not more than half of those at both', { approving: ['a'] }, 'tables.approve.few'],
  ['the meeting that approves has no quorum', { quorum: 4 }, 'tables.approve.noQuorum'],
])('minutes are not approved where %s', (_, change, refusal) => {
  expect(refusalToApprove({ ...said, ...change })).toBe(refusal)
})
