import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVIDENCE_KINDS } from '../rules.ts'
import {
  dayNumber,
  dayOfNumber,
  factNumber,
  firstDayOf,
  isFormal,
  isStanding,
  kindNumberOf,
  lastDayOf,
  strengthOf,
  trendOf,
  weightOf,
} from './rules.ts'

const fact = (on: string) => factNumber({ kind: 'met', on })

test('a fact says its day, its kind, whether an act stands behind it, and until when', () => {
  const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2150-12-31') })
  fc.assert(
    fc.property(
      fc.constantFrom(...EVIDENCE_KINDS),
      fc.boolean(),
      day,
      fc.option(fc.nat(4000)),
      (kind, formal, on, more) => {
        const number = factNumber({
          kind,
          formal,
          on: dayOfNumber(on),
          untilOn: more === null ? null : dayOfNumber(on + more),
        })
        expect(Number.isSafeInteger(number)).toBe(true)
        expect([firstDayOf(number), EVIDENCE_KINDS[kindNumberOf(number)], isFormal(number)]).toEqual([
          on,
          kind,
          formal,
        ])
        expect(isStanding(number)).toBe(more === null)
        expect(lastDayOf(number, on + 9000)).toBe(on + (more ?? 9000))
      },
    ),
  )
})

test('a half-life later, with nothing new, half is left; and together facts weigh what each weighs', () => {
  const facts = fc.array(
    fc.integer({ min: 0, max: 5000 }).map((n) => fact(dayOfNumber(dayNumber('2015-01-01') + n))),
  )
  fc.assert(
    fc.property(facts, fc.integer({ min: 30, max: 1825 }), (some, halfLife) => {
      const asOf = dayNumber('2030-01-01')
      const weight = weightOf(some, asOf, halfLife)
      expect(weightOf(some, asOf + halfLife, halfLife)).toBeCloseTo(weight / 2, 9)
      const apart = some.reduce((sum, one) => sum + weightOf([one], asOf, halfLife), 0)
      expect(weight).toBeCloseTo(apart, 9)
    }),
  )
})

test('a meeting weighs 1 on its day, a half after a half-life, nothing before', () => {
  const asOf = dayNumber('2026-06-30')
  expect(weightOf([fact('2026-06-30')], asOf, 180)).toBe(1)
  expect(weightOf([fact('2026-01-01')], asOf, 180)).toBe(0.5)
  expect(weightOf([fact('2026-07-01')], asOf, 180)).toBe(0)
})

test('a tie is said in words, and where it is going', () => {
  expect([5, 2, 1, 0.1].map(strengthOf)).toEqual(['strong', 'good', 'weak', 'faint'])
  const asOf = dayNumber('2026-06-30')
  expect(trendOf([fact('2026-06-01')], asOf, 180)).toBe('new')
  expect(trendOf([fact('2026-01-01')], asOf, 180)).toBe('fading')
  expect(trendOf([fact('2026-01-01'), fact('2026-06-20')], asOf, 180)).toBe('growing')
  const standing = factNumber({ kind: 'member', on: '2020-01-01', untilOn: null })
  expect(trendOf([standing], asOf, 180)).toBe('steady')
})
