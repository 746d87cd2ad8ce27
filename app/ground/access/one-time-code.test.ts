import { expect, test } from 'vitest'
import { codeAddress, codeAt, newCodeKey, stepAt, stepOf } from './one-time-code.ts'

// The key and the codes of RFC 6238, appendix B, for SHA-1; the last six of its eight digits.
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s', (seconds, code) => {
  expect(codeAt(KEY, stepAt(at(seconds)))).toBe(code)
})

test('a phone may be half a minute early or late, and no more', () => {
  const step = stepAt(at(2_000_000_000))
  for (const away of [-1, 0, 1])
    expect(stepOf(KEY, codeAt(KEY, step + away), at(2_000_000_000))).toBe(step + away)
  for (const away of [-2, 2]) expect(stepOf(KEY, codeAt(KEY, step + away), at(2_000_000_000))).toBeUndefined()
  expect(stepOf(KEY, '', at(2_000_000_000))).toBeUndefined()
})

test('every key is new, of 160 bits, and its address says whose it is', () => {
  const keys = new Set(Array.from({ length: 50 }, newCodeKey))
  expect(keys.size).toBe(50)
  for (const key of keys) expect(key).toMatch(/^[A-Z2-7]{32}$/)
  expect(codeAddress(KEY, 'anna@esempio.it', 'Trama')).toBe(
    `otpauth://totp/Trama%3Aanna%40esempio.it?secret=${KEY}&issuer=Trama`,
  )
})
