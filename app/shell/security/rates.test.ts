import { expect, test } from 'vitest'
import { BY_ACCOUNT, BY_ADDRESS, countedAs, counter } from './rates.ts'

const RATE = { atOnce: 3, aMinute: 60 }

test('so many at once go through, then one a second; who waits as long as told may go on', () => {
  let now = 1_000_000
  const wait = counter(() => now)
  expect([1, 2, 3].map(() => wait('anna', RATE))).toEqual([0, 0, 0])
  const seconds = wait('anna', RATE)
  expect(seconds).toBe(1)
  expect(wait('bruno', RATE), 'another one').toBe(0)
  now += seconds * 1000
  expect(wait('anna', RATE)).toBe(0)
  expect(wait('anna', RATE)).toBe(1)
  now += 60_000
  expect([1, 2, 3, 4].map(() => wait('anna', RATE))).toEqual([0, 0, 0, 1])
})

test('a refused request counts for nothing: who insists is not shut out for longer', () => {
  const wait = counter(() => 5)
  for (let n = 0; n < 3; n++) wait('anna', RATE)
  expect(Array.from({ length: 500 }, () => wait('anna', RATE)).every((seconds) => seconds === 1)).toBe(true)
})

test('of a crowd only so many are remembered, the busiest last to go', () => {
  const wait = counter(() => 5, 10)
  for (let n = 0; n < 1_000; n++) {
    wait(`stranger ${n}`, RATE)
    if (n % 5 === 0 && n < 15) wait('anna', RATE)
  }
  expect(wait('anna', RATE), 'forgotten long ago').toBe(0)
  for (let n = 0; n < 2; n++) wait('anna', RATE)
  expect(wait('anna', RATE)).toBe(1)
})

test('what is written, looked up, taken away or brought in is counted; pages are not', () => {
  const as = (method: string, path: string) => countedAs(method, new URL(path, 'http://trama.test'))
  expect(as('GET', '/valle/people')).toBeUndefined()
  expect(as('GET', '/valle/people?q=')).toBeUndefined()
  expect(as('GET', '/valle/people?q=anna')).toBe('search')
  expect(as('GET', '/valle/people/search?q=anna')).toBe('search')
  expect(as('GET', '/valle/outcomes.csv')).toBe('export')
  expect(as('HEAD', '/valle/privacy/requests/1/copy')).toBe('export')
  expect(as('GET', '/valle/funds/commitments/1/documents/2')).toBe('export')
  expect(as('POST', '/valle/diary/new')).toBe('write')
  expect(as('DELETE', '/valle/diary/new')).toBe('write')
  expect(as('POST', '/valle/import/people/lists/1')).toBe('import')
  expect(as('POST', '/valle/importance')).toBe('write')
})

test('an office has room for many', () => {
  for (const [counted, { aMinute }] of Object.entries(BY_ACCOUNT))
    expect(BY_ADDRESS[counted as keyof typeof BY_ACCOUNT].aMinute).toBeGreaterThanOrEqual(5 * aMinute)
})
