import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameLikeness } from '../names/rules.ts'
import { isLikely, type Known, keptOf, likeness } from './rules.ts'

const known = (givenName: string, familyName: string, more: Partial<Known> = {}): Known => ({
  id: `${givenName}-${familyName}`,
  name: `${givenName} ${familyName}`,
  turnedName: `${familyName} ${givenName}`,
  bornOn: null,
  birthYear: null,
  phone: null,
  email: null,
  istatCode: null,
  ...more,
})

test('two records with the same name and nothing against it are likely one person', () => {
  expect(isLikely(known('anna', 'bianchi'), known('anna', 'bianchi', { phone: '+39030123456' }))).toBe(true)
})

test('the same name born in other years is likely two people, a slip of one year is not held against it', () => {
  const anna = known('anna', 'bianchi', { birthYear: 1960 })
  expect(isLikely(anna, known('anna', 'bianchi', { birthYear: 1985 }))).toBe(false)
  expect(isLikely(anna, known('anna', 'bianchi', { birthYear: 1961 }))).toBe(true)
})

test('given and family name turned around are recognised', () => {
  const turned = { ...known('bianchi', 'anna'), bornOn: '1960-02-03' }
  expect(likeness(known('anna', 'bianchi', { bornOn: '1960-02-03' }), turned)).toEqual({
    score: 90,
    reasons: ['turnedName', 'sameBirthDay'],
  })
})

test('a misspelt name needs something more to be likely', () => {
  const [giovanni, giovani] = [known('giovanni', 'ferrari'), known('giovani', 'ferari')]
  expect(isLikely(giovanni, giovani)).toBe(false)
  expect(isLikely({ ...giovanni, phone: '+393331234567' }, { ...giovani, phone: '+393331234567' })).toBe(true)
})

test('a long family name in common does not make two given names alike', () => {
  const born = { bornOn: '1968-07-19', istatCode: '017113' }
  expect(likeness(known('tarsilla', 'cappelletti', born), known('spartaco', 'cappelletti', born)).score).toBe(
    0,
  )
})

test('husband and wife with one phone and one address are two people', () => {
  const home = { phone: '+39030123456', email: 'casa@example.org', istatCode: '017113' }
  expect(likeness(known('anna', 'bianchi', home), known('carlo', 'rossi', home)).score).toBe(0)
})

test('likeness does not depend on which record comes first', () => {
  const name = fc.constantFrom('anna', 'ana', 'bianchi', 'bianki', 'maria', 'rossi', 'de santis')
  const someone = fc
    .tuple(
      name,
      name,
      fc.option(fc.constantFrom(1950, 1951, 1980)),
      fc.option(fc.constantFrom('+391', '+392')),
    )
    .map(([given, family, birthYear, phone]) => known(given, family, { birthYear, phone }))
  fc.assert(fc.property(someone, someone, (a, b) => likeness(a, b).score === likeness(b, a).score))
})

test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['anna', 'luigi', 0],
])('%s and %s are alike as Jaro and Winkler measured', (one, other, alike) => {
  expect(nameLikeness(one, other)).toBeCloseTo(alike, 3)
})

test('a record merged into a merged record stands for the last of the chain', () => {
  const chain = [
    { mergedId: 'a', keptId: 'b' },
    { mergedId: 'b', keptId: 'c' },
    { mergedId: 'x', keptId: 'c' },
  ]
  expect(Object.fromEntries(keptOf(chain))).toEqual({ a: 'c', b: 'c', x: 'c' })
  expect(Object.fromEntries(keptOf(chain.filter(({ mergedId }) => mergedId !== 'b')))).toEqual({
    a: 'b',
    x: 'c',
  })
})
