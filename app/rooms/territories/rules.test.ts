import { expect, test } from 'vitest'
import { listed, municipalitiesSaid, slugOf } from './rules.ts'

const plain = (text: string) => text.toLowerCase()
const castri = [
  { istat_code: '016065', name: 'Castro', province_code: 'BG' },
  { istat_code: '075096', name: 'Castro', province_code: 'LE' },
  { istat_code: '017113', name: 'Montichiari', province_code: 'BS' },
]

test('a territory’s address is its name without accents and spaces', () => {
  expect(slugOf('Città di Crema – Distretto')).toBe('citta-di-crema-distretto')
})
test('municipalities are found by code and by name', () => {
  const { found } = municipalitiesSaid(listed('017113; Castro (LE)'), castri, plain)
  expect(found.map((one) => one.istat_code)).toEqual(['017113', '075096'])
})
test('a name that stands twice is asked again, an unknown one is said', () => {
  const { ambiguous, unknown } = municipalitiesSaid(['Castro', 'Atlantide'], castri, plain)
  expect({ ambiguous, unknown }).toEqual({ ambiguous: ['Castro'], unknown: ['Atlantide'] })
})
test('the same municipality said twice counts once', () => {
  expect(municipalitiesSaid(['017113', 'Montichiari'], castri, plain).found).toHaveLength(1)
})
