import { expect, test } from 'vitest'
import { ageOn, languageSaid, splitName, turnName, wordsSaid } from './rules.ts'

test.each([
  ['Anna Bianchi', 'Anna', 'Bianchi'],
  ['Anna Maria Bianchi', 'Anna Maria', 'Bianchi'],
  ['  Luca   De  Santis ', 'Luca', 'De Santis'],
  ['Youssef El Amrani', 'Youssef', 'El Amrani'],
  ['Maria', 'Maria', ''],
  ['Di Rosa', 'Di', 'Rosa'],
])('“%s” is called %s of the family %s', (said, givenName, familyName) => {
  expect(splitName(said)).toEqual({ givenName, familyName })
})

test('a birthday tomorrow has not come yet', () => {
  expect(ageOn('2019-05-17', { bornOn: '1950-05-18' })).toBe(68)
  expect(ageOn('2019-05-18', { bornOn: '1950-05-18' })).toBe(69)
})

test('with a birth year alone the age is the one reached this year, without any it is unknown', () => {
  expect(ageOn('2019-05-17', { birthYear: 1950 })).toBe(69)
  expect(ageOn('2019-05-17', {})).toBeNull()
})

test('the same words are one interest', () => {
  expect(wordsSaid(' Cucito, CUCITO;  orto   sociale,,')).toEqual(['cucito', 'orto sociale'])
})

test('names with the family name first are turned', () => {
  expect(turnName('Bianchi Anna Maria')).toEqual({ givenName: 'Anna Maria', familyName: 'Bianchi' })
  expect(turnName('DE SANTIS, Luca')).toEqual({ givenName: 'Luca', familyName: 'DE SANTIS' })
  expect(turnName('Fatou')).toEqual({ givenName: 'Fatou', familyName: '' })
})

test('languages are understood by code and by name, others are not guessed', () => {
  expect(
    ['pa', 'Arabo', 'punjabi', 'Albanese', 'klingon'].map((said) => languageSaid(said, ['it', 'en'])),
  ).toEqual(['pa', 'ar', 'pa', 'sq', null])
})
