import { expect, test } from 'vitest'
import { type Held, progressOf } from './rules.ts'

const PATH = { hours: 8, steps: 2 }
const session = (id: string, step: number | null, hours: number, kept = true): Held => ({
  id,
  step,
  hours,
  onDate: `2026-01-0${id}`,
  kept,
})

test('three quarters of the hours and every step are enough, on the day of the last session', () => {
  const sessions = [session('1', 1, 4), session('2', 2, 2), session('3', 2, 2)]
  expect(progressOf(PATH, sessions, new Set(['1', '3']))).toEqual({
    hours: 6,
    steps: [1, 2],
    missing: [],
    enough: true,
    lastOn: '2026-01-03',
  })
})

test('hours without a step are not enough, nor are steps without the hours', () => {
  const sessions = [session('1', 1, 4), session('2', 1, 4), session('3', 2, 1)]
  expect(progressOf(PATH, sessions, new Set(['1', '2']))).toMatchObject({
    hours: 8,
    missing: [2],
    enough: false,
  })
  expect(progressOf(PATH, sessions, new Set(['1', '3']))).toMatchObject({
    hours: 5,
    missing: [],
    enough: false,
  })
})

test('a session whose register nobody kept counts for nobody; where no session is of a step, hours alone say it', () => {
  expect(progressOf(PATH, [session('1', 1, 8, false)], new Set(['1']))).toMatchObject({
    hours: 0,
    lastOn: null,
  })
  expect(progressOf(PATH, [session('1', null, 6)], new Set(['1']))).toMatchObject({
    enough: true,
    missing: [],
  })
})
