import { expect, test } from 'vitest'
import { holdsOn, seatedOn } from './rules.ts'

test('a seat holds from its first to its last day', () => {
  const term = { fromOn: '2026-01-01', untilOn: '2026-12-31' }
  expect(holdsOn(term, '2025-12-31')).toBe(false)
  expect(holdsOn(term, '2026-01-01')).toBe(true)
  expect(holdsOn(term, '2026-12-31')).toBe(true)
  expect(holdsOn(term, '2027-01-01')).toBe(false)
})

test('without an end it goes on', () => {
  const seats = [
    { id: 'a', fromOn: '2026-01-01', untilOn: null },
    { id: 'b', fromOn: '2026-01-01', untilOn: '2026-02-01' },
  ]
  expect(seatedOn(seats, '2030-01-01').map(({ id }) => id)).toEqual(['a'])
})
