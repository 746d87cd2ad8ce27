import { expect, test } from 'vitest'
import { sumOf } from './rules.ts'

test('two things given on a day are one day; hours nobody knows add nothing', () => {
  const given = (id: string, onDate: string, hours: number | null) => ({
    id,
    onDate,
    hours,
    what: 'sportello',
    mayWithdraw: false,
  })
  expect(
    sumOf([given('1', '2026-01-01', 2), given('2', '2026-01-01', null), given('3', '2026-01-02', 1.5)]),
  ).toEqual({ days: 2, hours: 3.5 })
  expect(sumOf([])).toEqual({ days: 0, hours: 0 })
})
