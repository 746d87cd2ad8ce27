import { expect, test } from 'vitest'
import { safeNext, signInFor } from './next.ts'

test.each(['/valle/people', '/valle/agenda?month=2017-03#12', '/', '/valle/people?next=https://else.where'])(
  'after signing in one comes back to %s',
  (address) => expect(safeNext(address)).toBe(address),
)

test.each([
  'https://else.where',
  '//else.where',
  '///else.where',
  '/\\else.where',
  '/\t/else.where',
  '\\\\else.where',
  '/%09//else.where/..//else.where/\\',
  '/a/..//else.where',
  '/./\n/else.where',
  'javascript:alert(1)',
  'else.where',
  '',
  undefined,
])('an address that could lead elsewhere leads home: %j', (address) => {
  expect(safeNext(address)).toBe('/')
})

test('the address to come back to travels whole', () => {
  expect(signInFor('/valle/people?q=a&page=2')).toBe('/sign-in?next=%2Fvalle%2Fpeople%3Fq%3Da%26page%3D2')
})
