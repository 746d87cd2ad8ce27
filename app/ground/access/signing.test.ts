import { expect, test } from 'vitest'
import { holdMarkSecret } from './keyed.ts'
import { holdsFor, houseFingerprint, keyFingerprint, signWords } from './signing.ts'

test('words that left a house are known as its own, as long as nobody touched them', () => {
  holdMarkSecret(Buffer.alloc(32, 1))
  const signed = signWords('un pacchetto')
  expect(signWords('un pacchetto')).toEqual(signed)
  expect(holdsFor('un pacchetto', signed)).toBe(true)
  expect(holdsFor('un pacchetto!', signed)).toBe(false)
  expect(keyFingerprint(signed.publicKey)).toBe(houseFingerprint())

  holdMarkSecret(Buffer.alloc(32, 2))
  const elsewhere = signWords('un pacchetto')
  expect(holdsFor('un pacchetto', { ...elsewhere, publicKey: signed.publicKey })).toBe(false)
  expect(keyFingerprint(elsewhere.publicKey)).not.toBe(keyFingerprint(signed.publicKey))
})

test('what is no key and no signature holds nothing', () => {
  holdMarkSecret(Buffer.alloc(32, 1))
  const signed = signWords('x')
  for (const wrong of [
    { publicKey: '' },
    { value: '' },
    { publicKey: 'niente' },
    { value: 'AAAA' },
    { publicKey: Buffer.alloc(32, 255).toString('base64') },
  ])
    expect(holdsFor('x', { ...signed, ...wrong })).toBe(false)
})
