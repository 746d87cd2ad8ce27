import { expect, test } from 'vitest'
import { localCode } from '../local/rules.ts'
import { definedOtherwise, definitionDiffers, PARTS, partsChanged, type Sheet, sheetChange } from './rules.ts'

const WORDS = {
  name: 'Persone',
  definition: 'Chi è stato incontrato.',
  numerator: 'Chi torna.',
  denominator: 'Chi è venuto.',
  counts: 'Chi ha una scheda.',
  excludes: 'Chi lavora qui.',
  source: 'Diario.',
  limits: 'Nessuno.',
}
const LOCAL = localCode('0190a1b2-0000-7000-8000-000000000001')
let versions = 0
/** A sheet with other Italian or English words; as in an edition, other words make another version. */
const sheet = (it: object = {}, en: object = {}): Sheet => {
  versions += 1
  return { version: String(versions), it: { ...WORDS, ...it }, en: { ...WORDS, ...en } }
}
const before = sheet()

test('other words define anew only where they say what is counted, in whatever language', () => {
  const found = PARTS.map((part) => [
    part,
    sheetChange('people', before, sheet({ [part]: 'Altro.' })),
    sheetChange('people', before, sheet({}, { [part]: 'Other.' })),
  ])
  const redefined = ['definition', 'numerator', 'denominator', 'counts', 'excludes']
  expect(found).toEqual(
    PARTS.map((part) => {
      const change = redefined.includes(part) ? 'redefined' : 'reworded'
      return [part, change, change]
    }),
  )
  // One of those among others is enough, and a part that came or went is another.
  expect(sheetChange('people', before, sheet({ limits: 'Molti.', counts: 'Tutti.' }))).toBe('redefined')
  expect(sheetChange('people', before, sheet({ numerator: undefined }))).toBe('redefined')
})

test('in doubt a figure is counted in another way', () => {
  expect(sheetChange('people', before, before)).toBe('same')
  expect(sheetChange('people', undefined, undefined)).toBe('same')
  expect(sheetChange('people', before, undefined)).toBe('redefined')
  expect(sheetChange('people', undefined, before)).toBe('redefined')
  expect(sheetChange('people', before, sheet())).toBe('redefined')
  // The source of what a territory defined says its version: another is another count, though the words be the same.
  expect(sheetChange(LOCAL, before, sheet({ source: 'Versione 2.' }))).toBe('redefined')
  expect(sheetChange(LOCAL, before, sheet({ limits: 'Molti.' }))).toBe('reworded')
})

test('the parts that changed are told in the order of the sheet, all of a sheet that stands alone', () => {
  expect(partsChanged(before, sheet({ limits: 'Molti.' }, { name: 'People' }))).toEqual(['name', 'limits'])
  expect(partsChanged(undefined, sheet())).toEqual([...PARTS])
  expect(partsChanged(before, sheet())).toEqual([])
})

test('of several sheets one that defines otherwise is enough, and who has none says nothing', () => {
  const others = [before, undefined, sheet({ limits: 'Molti.' })]
  expect(definitionDiffers('people', others)).toBe(false)
  expect(definitionDiffers('people', [...others, sheet({ excludes: 'Nessuno.' })])).toBe(true)
  expect(definitionDiffers('people', [undefined])).toBe(false)
  expect(definedOtherwise('people', [...others, sheet({ excludes: 'Nessuno.' })])).toEqual(['excludes'])
  expect(definedOtherwise('people', [before, sheet()])).toEqual(['definition'])
})
