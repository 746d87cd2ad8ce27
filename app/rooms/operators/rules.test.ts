import { expect, test } from 'vitest'
import { appointable, mayAppoint, stateOf } from './rules.ts'

test('a coordinator appoints everyone but administrators; a facilitator nobody', () => {
  expect(mayAppoint(['coordinator'], 'facilitator')).toBe(true)
  expect(mayAppoint(['coordinator'], 'administrator')).toBe(false)
  expect(mayAppoint(['administrator'], 'administrator')).toBe(true)
  expect(appointable(['facilitator', 'case_operator'])).toEqual([])
})

test('an invitation that was accepted stays so, also past its time', () => {
  expect(stateOf({ accepted: true, expired: true })).toBe('accepted')
  expect(stateOf({ accepted: false, expired: true })).toBe('expired')
})
