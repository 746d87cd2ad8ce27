import { expect, test } from 'vitest'
import { isBoth, refusalToDeputise } from './rules.ts'

const seat = (id: string, untilOn: string | null = null) => ({
  id,
  personId: `p-${id}`,
  fromOn: '2026-01-01',
  untilOn,
})
const said = {
  seatId: 'b',
  personId: 'somebody',
  seats: [seat('a'), seat('b'), seat('c'), seat('old', '2026-02-01')],
  present: ['a', 'c'],
  deputies: [{ seatId: 'c', personId: 'busy' }],
  day: '2026-05-06',
}

test('somebody from outside stands in for a member who is not there', () => {
  expect(refusalToDeputise(said)).toBeUndefined()
  expect(refusalToDeputise({ ...said, personId: 'p-old' })).toBeUndefined()
})

test('a member of the same table is nobody’s deputy, and nobody stands in for two', () => {
  expect(refusalToDeputise({ ...said, personId: 'p-a' })).toBe('tables.deputy.member')
  expect(refusalToDeputise({ ...said, personId: 'busy' })).toBe('tables.deputy.twice')
  expect(refusalToDeputise({ ...said, seatId: 'a' })).toBe('tables.deputy.present')
  expect(refusalToDeputise({ ...said, seatId: 'old' })).toBe('tables.deputy.noSeat')
})

test('nobody is there and excused at once', () => {
  expect(isBoth(['a'], ['b'])).toBe(false)
  expect(isBoth(['a', 'b'], ['b'])).toBe(true)
})
