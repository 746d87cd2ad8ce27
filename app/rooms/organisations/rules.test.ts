import { expect, test } from 'vitest'
import { guessKind, isToVerify, kindSaid, verifiedTooLongAgo } from './rules.ts'

test.each([
  ['la sorgente societa cooperativa sociale onlus', { thirdSector: true }, 'cooperative'],
  ['coop soc il gelso', {}, 'cooperative'],
  ['amici della cooperativa il libro odv', { thirdSector: true }, 'association'],
  ['associazione gruppo volontari angeli azzurri', { thirdSector: true }, 'association'],
  ['ten no karate do montichiari asd', { sport: true }, 'association'],
  ['piramis', { thirdSector: true }, 'association'],
  ['montichiari', { municipality: true }, 'public_body'],
  ['fondazione di carpenedolo onlus', { thirdSector: true }, 'foundation'],
  ['parrocchia san giovanni evangelista', { thirdSector: true }, 'parish'],
  ['istituto comprensivo rinaldini', {}, 'school'],
  ['meccanica bresciana srl', {}, 'company'],
  ['prov lombardo veneta ord osp', {}, 'other_formal'],
] as const)('a body named “%s” with marks %o is guessed as %s', (name, marks, kind) => {
  expect(guessKind(name, marks)).toBe(kind)
})

test('kinds are understood as lists say them, and unknown words are not guessed', () => {
  expect(
    ['scuola primaria', 'gruppo informale', 'impresa', 'public body', 'cooperativa sociale'].map(kindSaid),
  ).toEqual(['school', 'informal_group', 'company', 'public_body', 'cooperative'])
  expect(kindSaid('bocciofila')).toBeNull()
})

test('a verification vouches for a year, to the day', () => {
  expect(verifiedTooLongAgo('2019-03-31')).toBe('2018-03-31')
  expect(isToVerify('2018-03-31', '2019-03-31')).toBe(false)
  expect(isToVerify('2018-03-30', '2019-03-31')).toBe(true)
  expect(isToVerify(null, '2019-03-31')).toBe(true)
})
