import { expect, test } from 'vitest'
import { CHECKS, type Check, endingSoon, lacksOn } from './rules.ts'

const check = (kind: Check['kind'], expiresOn: string | null = null): Check => ({
  id: kind,
  kind,
  doneOn: '2026-01-10',
  expiresOn,
})
const register = [{ fromOn: '2026-01-01', untilOn: null }]
const all = (conduct: string) => [
  check('interview'),
  check('training'),
  check('conduct', conduct),
  check('insurance', '2027-01-01'),
]

test('a check holds through its last day, and no longer', () => {
  expect(lacksOn(register, all('2026-06-30'), '2026-06-30')).toEqual([])
  expect(lacksOn(register, all('2026-06-30'), '2026-07-01')).toEqual([
    { what: 'conduct', expiredOn: '2026-06-30' },
  ])
})

test('a renewed check stands, whichever was written first', () => {
  const renewed = [...all('2026-06-30'), { ...check('conduct', '2026-12-31'), id: 'later' }]
  expect(lacksOn(register, renewed, '2026-07-01')).toEqual([])
  expect(lacksOn(register, [...renewed].reverse(), '2026-07-01')).toEqual([])
})

test('who has nothing lacks everything, and what is done later does not count before', () => {
  expect(lacksOn([], [], '2026-07-01').map(({ what }) => what)).toEqual(['register', ...CHECKS])
  expect(lacksOn(register, all('2026-06-30'), '2026-01-09').map(({ what }) => what)).toEqual([...CHECKS])
})

test('who has left the register is not a volunteer from the day after', () => {
  const left = [{ fromOn: '2026-01-01', untilOn: '2026-03-31' }]
  expect(lacksOn(left, all('2026-12-31'), '2026-03-31')).toEqual([])
  expect(lacksOn(left, all('2026-12-31'), '2026-04-01')).toEqual([{ what: 'register', expiredOn: null }])
})

test('what ends soon is told before it has ended', () => {
  const soon = endingSoon(all('2026-06-30'), '2026-06-10', '2026-07-10')
  expect(soon.map(({ kind }) => kind)).toEqual(['conduct'])
  expect(endingSoon(all('2026-06-30'), '2026-07-01', '2026-07-31')).toEqual([])
})
