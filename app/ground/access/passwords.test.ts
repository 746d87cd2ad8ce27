import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password-hash.ts'
import { weaknessOf } from './weak-password.ts'

test('a password is kept by argon2id with salt and measure, and recognised again', async () => {
  const [one, two] = await Promise.all([
    hashPassword('una frase da ricordare'),
    hashPassword('una frase da ricordare'),
  ])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await isPassword('una frase da ricordare', one)).toBe(true)
  expect(await isPassword('una frase da ricordar', one)).toBe(false)
  // è in one code point, and as e with an accent after it.
  expect(await isPassword('perch\u00e9 no, dico io', await hashPassword('perche\u0301 no, dico io'))).toBe(
    true,
  )
})

test('what is no such hash is nobody’s password, whatever it asks to compute', async () => {
  const far = '$argon2id$v=19$m=99999999,t=2,p=1$c2FsdHNhbHRzYWx0$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE'
  for (const kept of ['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$$', far])
    expect(await isPassword('plain', kept), kept).toBe(false)
})

test.each([
  ['passwordpassword', 'common'],
  ['Password123456', 'common'],
  ['!!!dragon2024!!!', 'common'],
  ['111111111111111', 'common'],
  ['abababababab', 'common'],
  ['annabianchi1980', 'own'],
  ['Bianchi.Anna.12', 'own'],
  ['anna.bianchi@esempio', 'own'],
  ['la zia Anna pianta fagioli', undefined],
  ['quattro cavalli a dondolo', undefined],
])('%s: %s', async (password, weakness) => {
  expect(await weaknessOf(password, ['Anna Bianchi', 'anna.bianchi@esempio.it'])).toBe(weakness)
})
