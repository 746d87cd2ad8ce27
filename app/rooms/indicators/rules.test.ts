import { expect, test } from 'vitest'
import { dayAsked, figuresFrom, INDICATORS, indicatorOf, type KnownIndicator, recordCode } from './rules.ts'

const share = indicatorOf('labs_with_community_share') as KnownIndicator

test('a share is its part over its whole', () => {
  const [figure] = figuresFrom(
    [share],
    new Map([
      ['sessions.community_lab_on', 359],
      ['sessions.lab_on', 552],
    ]),
  )
  expect(figure).toMatchObject({ value: 359 / 552, numerator: 359, denominator: 552 })
})
test('nothing to take a share of is null, not zero', () => {
  const [figure] = figuresFrom([share], new Map())
  expect(figure).toMatchObject({ value: null, numerator: 0, denominator: 0 })
})
test('a count has neither numerator nor denominator', () => {
  const [figure] = figuresFrom(
    [indicatorOf('people_met') as KnownIndicator],
    new Map([['people.met_on', 530]]),
  )
  expect(figure).toMatchObject({ value: 530, numerator: null, denominator: null })
})
test('only real days that have come are asked for', () => {
  const today = '2019-09-30'
  expect(dayAsked('2019-01-31', today)).toBe('2019-01-31')
  expect(dayAsked(undefined, today)).toBe(today)
  expect([dayAsked('2019-10-01', today), dayAsked('2019-02-30', today), dayAsked('ieri', today)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
test('a record is called the same in every list, and a fact never by its person', () => {
  const id = '0158a000-0000-7000-8000-0000abcd1234'
  expect(recordCode('person', id)).toBe('P-ABCD1234')
  expect(recordCode('vulnerability', id)).toBe('V-ABCD1234')
})
test('no code stands twice', () => {
  expect(new Set(INDICATORS.map(({ code }) => code)).size).toBe(INDICATORS.length)
})
