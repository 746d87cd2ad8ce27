import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AidCell, groupAid } from './rules.ts'

const cell = (year: number, purpose: string, recipients: number): AidCell => ({
  year,
  purpose,
  recipients,
  grantedCents: recipients * 100,
})

test('a purpose with enough people stands alone, those too small stand together', () => {
  const { groups } = groupAid([cell(2025, 'pact', 12), cell(2025, 'work', 6), cell(2025, 'rent', 5)], 10)
  expect(groups.map(({ purposes, recipients }) => [purposes, recipients])).toEqual([
    [['pact'], 12],
    [['rent', 'work'], 11],
  ])
})

test('one left over takes another with it, so that nobody subtracts', () => {
  const { groups } = groupAid([cell(2025, 'pact', 30), cell(2025, 'rent', 12), cell(2025, 'work', 1)], 10)
  expect(groups.map(({ purposes }) => purposes)).toEqual([['pact'], ['rent', 'work']])
})

test('a year too small waits for the next, and is not told alone', () => {
  expect(groupAid([cell(2024, 'pact', 3)], 10)).toEqual({ groups: [], waiting: true })
  expect(groupAid([cell(2024, 'pact', 3), cell(2025, 'pact', 9)], 10).groups).toMatchObject([
    { firstYear: 2024, lastYear: 2025, recipients: 12, grantedCents: 1_200 },
  ])
})

const cells = fc.uniqueArray(
  fc.record({
    year: fc.integer({ min: 2016, max: 2026 }),
    purpose: fc.constantFrom('pact', 'work', 'rent', 'guarantee'),
    recipients: fc.integer({ min: 1, max: 30 }),
    grantedCents: fc.integer({ min: 1, max: 1_000_000 }),
  }),
  { selector: ({ year, purpose }) => `${year} ${purpose}` },
)

test('no group is smaller than allowed, and no cent is told twice', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 3, max: 20 }), (all, smallest) => {
      const { groups, waiting } = groupAid(all, smallest)
      expect(groups.every(({ recipients }) => recipients >= smallest)).toBe(true)
      const told = groups.reduce((sum, { grantedCents }) => sum + grantedCents, 0)
      const whole = all.reduce((sum, { grantedCents }) => sum + grantedCents, 0)
      expect(waiting ? told < whole : told === whole).toBe(true)
    }),
  )
})

test('a later year changes nothing of what was told before', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 3, max: 20 }), (all, smallest) => {
      const before = groupAid(
        all.filter(({ year }) => year < 2022),
        smallest,
      ).groups
      expect(groupAid(all, smallest).groups.slice(0, before.length)).toEqual(before)
    }),
  )
})
