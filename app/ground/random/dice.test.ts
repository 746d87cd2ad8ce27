import { expect, test } from 'vitest'
import { isId } from '../db/ids.ts'
import { diceFrom } from './dice.ts'

test('the same seed throws the same, another seed does not', () => {
  const throws = (seed: number) => Array.from({ length: 20 }, diceFrom(seed).next)
  expect(throws(7)).toEqual(throws(7))
  expect(throws(7)).not.toEqual(throws(8))
})
test('every face comes up, and nothing beyond', () => {
  const { int } = diceFrom(1)
  const faces = new Set(Array.from({ length: 200 }, () => int(1, 6)))
  expect([...faces].sort()).toEqual([1, 2, 3, 4, 5, 6])
})
test('portions add up to the whole and keep within their bounds', () => {
  const portions = diceFrom(3).portions(359, 46, { least: 3, most: 14 })
  expect(portions.reduce((sum, one) => sum + one, 0)).toBe(359)
  expect(Math.min(...portions)).toBeGreaterThanOrEqual(3)
  expect(Math.max(...portions)).toBeLessThanOrEqual(14)
})
test('ids are ids, and sort by their day', () => {
  const dice = diceFrom(5)
  const [earlier, later] = [dice.id('2016-05-18'), dice.id('2016-05-19')]
  expect([isId(earlier), isId(later), earlier < later]).toEqual([true, true, true])
})
