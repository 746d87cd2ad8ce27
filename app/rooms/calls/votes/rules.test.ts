import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_BYTES, codeFrom, codeTyped, mailboxOf, spelled } from './rules.ts'

test.each([
  ['Rosa.Verdi+voto@Gmail.com', 'rosaverdi@gmail.com'],
  ['rosa.verdi@googlemail.com', 'rosaverdi@gmail.com'],
  ['Rosa.Verdi+2@example.org', 'rosa.verdi@example.org'],
])('%s and %s reach the same person', (typed, mailbox) => {
  expect(mailboxOf(typed)).toBe(mailbox)
})

test('dots make another address where the provider does not ignore them', () => {
  expect(mailboxOf('rosa.verdi@example.org')).not.toBe(mailboxOf('rosaverdi@example.org'))
})

test('a code is read however it is typed, and what is none is none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), (bytes) => {
      const code = codeFrom(bytes)
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{10}$/)
      for (const typed of [code, spelled(code), ` ${spelled(code).toLowerCase()} `, [...code].join(' ')])
        expect(codeTyped(typed)).toBe(code)
    }),
  )
  for (const typed of ['', 'ABCDE', 'ABCDE-FGHJ0', 'ABCDE-FGHJKL', 'ABCDE-FGHJI'])
    expect(codeTyped(typed)).toBeUndefined()
})
