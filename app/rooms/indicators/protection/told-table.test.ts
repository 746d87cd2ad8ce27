import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountedSet, INDICATORS, type KnownIndicator, nameOf } from '../rules.ts'
import { toldTable } from './parts/told-table.ts'
import {
  countBy,
  type Gain,
  isGuarded,
  isProtected,
  isSensitive,
  monthEnds,
  setsOf,
  smallestOf,
  USUAL,
  WITHIN,
} from './rules.ts'

const GUARDED = (INDICATORS as readonly KnownIndicator[]).filter((one) => isGuarded(one, false))
const setNamed = new Map(GUARDED.flatMap(setsOf).map((set) => [nameOf(set), set]))
const smallest = (name: string) => smallestOf(setNamed.get(name) as CountedSet, USUAL)
const hurts = (name: string) => isSensitive(setNamed.get(name) as CountedSet)
const TODAY = '2019-01-15'
const dayOf = (at: number) => new Date(Date.UTC(2017, 0, 1 + at)).toISOString().slice(0, 10)
const anyDay = fc.integer({ min: 0, max: 700 }).map(dayOf)

/** Someone is met, or comes to a lab, or both; of some who came a hard time is known. */
const anyPerson = fc.record({
  met: fc.option(anyDay, { nil: undefined, freq: 3 }),
  lab: fc.option(anyDay, { nil: undefined, freq: 3 }),
  active: fc.option(anyDay, { nil: undefined, freq: 1 }),
  told: fc.option(anyDay, { nil: undefined, freq: 2 }),
})
const anyValley = fc.record({
  people: fc.array(anyPerson, { maxLength: 90 }),
  reportingDays: fc.array(anyDay, { maxLength: 4 }),
  asked: fc.array(anyDay, { minLength: 2, maxLength: 6 }),
})
type Person = {
  met?: string | undefined
  lab?: string | undefined
  active?: string | undefined
  told?: string | undefined
}

function gainsOf(people: readonly Person[]) {
  const gains = new Map<string, Gain[]>()
  const gain = (name: string, on: string | undefined) => {
    if (on) gains.set(name, [...(gains.get(name) ?? []), { on, units: 1 }])
  }
  for (const { met, lab, active, told } of people) {
    gain('people.met_on', met)
    gain('people.lab_on', lab)
    gain('people.reached_on', [met, lab].filter((day) => day !== undefined).sort()[0])
    gain('people.active_on', active)
    if (told && lab) gain('vulnerabilities.lab_participant_on', told > lab ? told : lab)
  }
  return gains
}

test('no figure told singles out a few, nor does what is left of a whole, on any day', () => {
  fc.assert(
    fc.property(anyValley, ({ people, reportingDays, asked }) => {
      const gains = gainsOf(people)
      for (const until of asked) {
        const told = toldTable(GUARDED, gains, { until, today: TODAY, rule: USUAL, reportingDays })
        const sizeOf = (name: string) => told.get(name)?.size ?? null
        for (const name of told.keys()) {
          const size = sizeOf(name)
          expect(size === null || size === 0 || size >= smallest(name)).toBe(true)
          // A zero is the truth, not a small group rounded away; a part may be told of the day of its whole.
          if (size === 0 && !hurts(name)) expect(countBy(gains.get(name) ?? [], until)).toBe(0)
        }
        for (const { part, whole } of WITHIN) {
          const [few, all] = [sizeOf(part), sizeOf(whole)]
          if (few === null || all === null || all < few) continue
          const least = smallest(part)
          expect(all - few === 0 || all - few >= least).toBe(true)
          if (hurts(part) && all > 0) expect(all - few).toBeGreaterThanOrEqual(least)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('whoever compares any two days finds nobody, or a group that is large enough, in between', () => {
  fc.assert(
    fc.property(anyValley, ({ people, reportingDays, asked }) => {
      const gains = gainsOf(people)
      const tables = asked.map((until) =>
        toldTable(GUARDED, gains, { until, today: TODAY, rule: USUAL, reportingDays }),
      )
      const [share, whole] = ['vulnerabilities.lab_participant_on', 'people.lab_on'] as const
      for (const [at, one] of tables.entries()) {
        for (const other of tables.slice(at + 1)) {
          const between = (size: (table: typeof one) => number | null | undefined) => {
            const [from, to] = [size(one), size(other)]
            return from == null || to == null ? 0 : Math.abs(to - from)
          }
          for (const name of one.keys()) {
            const moved = between((table) => table.get(name)?.size)
            expect(moved === 0 || moved >= smallest(name)).toBe(true)
          }
          const rest = between((table) => {
            const [part, all] = [table.get(share)?.size, table.get(whole)?.size]
            return part == null || all == null ? null : all - part
          })
          expect(rest === 0 || rest >= USUAL.smallestSensitive).toBe(true)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('an announced day is told as it is', () => {
  const people = Array.from({ length: 23 }, (_, at) => ({ met: dayOf(at) }))
  const asked = { until: '2017-01-20', today: TODAY, rule: USUAL }
  const met = (reportingDays: string[]) =>
    toldTable(GUARDED, gainsOf(people), { ...asked, reportingDays }).get('people.met_on')
  expect(met([])).toMatchObject({ size: null })
  expect(met(['2017-01-17'])).toMatchObject({ size: 17, countedOn: '2017-01-17' })
})

test('what hurts is told by larger groups, and never that it is true of everyone', () => {
  const lab = (count: number, told: number) =>
    Array.from({ length: count }, (_, at) => ({
      lab: '2017-01-10',
      ...(at < told && { told: '2017-01-10' }),
    }))
  const sizeOf = (people: Person[]) =>
    toldTable(GUARDED, gainsOf(people), {
      until: '2017-02-01',
      today: TODAY,
      rule: USUAL,
      reportingDays: ['2017-01-31'],
    }).get('vulnerabilities.lab_participant_on')?.size
  expect([sizeOf(lab(40, 12)), sizeOf(lab(40, 9)), sizeOf(lab(40, 33)), sizeOf(lab(40, 40))]).toEqual([
    12,
    null,
    null,
    null,
  ])
})

test('months end when they end, in leap years too, and the one that runs has not', () => {
  expect(monthEnds('2015-12-05', '2016-03-31')).toEqual(['2015-12-31', '2016-01-31', '2016-02-29'])
})

test('people are told in groups; acts, money, places, organisations and operators are counted as they are', () => {
  const accompanied = ['new_beneficiaries', 'pacts_direct', 'pacts_indirect', 'fna_direct', 'fna_indirect']
  const guarded = INDICATORS.filter((one) => isGuarded(one, false)).map(({ code }) => code)
  expect(guarded).toEqual([
    'people_reached',
    'people_active',
    'volunteers_active',
    'vulnerable_participation_rate',
    'people_met',
    'headcount_anonymous',
    ...accompanied,
    'youth_in_experiences',
    'elders_accompanied',
  ])
  // That somebody is accompanied hurts, and youths are minors: of these nobody opens every record, so the team is told groups too.
  expect(INDICATORS.filter((one) => isGuarded(one, true)).map(({ code }) => code)).toEqual([
    'vulnerable_participation_rate',
    ...accompanied,
    'youth_in_experiences',
    'elders_accompanied',
  ])
  expect(isProtected({ source: 'sessions', records: 'session', on: 'lab_on' })).toBe(false)
})
