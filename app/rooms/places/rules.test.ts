import { expect, test } from 'vitest'
import { hoursInWords, type Interval, kindSaid, readDay, sayDay } from './rules.ts'

const span = (opensAt: string, closesAt: string, note: string | null = null) => ({ opensAt, closesAt, note })
const day = (weekday: number, opensAt: string, closesAt: string): Interval => ({
  weekday,
  ...span(opensAt, closesAt),
})

test('hours are read as people write them', () => {
  expect(readDay('15–18, 9-12.30')).toEqual({
    ok: true,
    value: [span('09:00', '12:30'), span('15:00', '18:00')],
  })
  expect(readDay('dalle 9 alle 12 (su appuntamento, martedì prossimo)')).toEqual({
    ok: true,
    value: [span('09:00', '12:00', 'su appuntamento, martedì prossimo')],
  })
  expect(readDay('20:30-24')).toEqual({ ok: true, value: [span('20:30', '23:59')] })
  expect(readDay('  ')).toEqual({ ok: true, value: [] })
})

test.each([
  ['mattina', 'places.hours.shape'],
  ['9-25', 'places.hours.shape'],
  ['9:75-12', 'places.hours.shape'],
  ['12-9', 'places.hours.order'],
  ['9-9', 'places.hours.order'],
  ['9-12, 11-13', 'places.hours.overlap'],
  [`9-12 (${'a'.repeat(121)})`, 'places.hours.note.long'],
] as const)('hours written as “%s” are refused: %s', (said, refusal) => {
  expect(readDay(said)).toEqual({ ok: false, refusal })
})

test('what is said of a day is read back the same', () => {
  const spans = [
    { weekday: 2, ...span('09:00', '12:30') },
    { weekday: 2, ...span('15:00', '23:59', 'solo in estate') },
  ]
  expect(readDay(sayDay(spans))).toEqual({ ok: true, value: spans.map(({ weekday: _, ...rest }) => rest) })
})

test('days with the same hours are told together, in both languages', () => {
  const hours = [day(1, '09:00', '12:00'), day(3, '09:00', '12:00'), day(5, '15:00:00', '18:30:00')]
  const names = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica']
  expect(hoursInWords(hours, 'it', (n) => names[n - 1] as string)).toBe(
    'lunedì e mercoledì 9–12; venerdì 15–18:30',
  )
  expect(hoursInWords([], 'it', String)).toBe('')
})

test('kinds of place are understood as lists say them', () => {
  expect(['punto di comunita', 'civic center', 'emporio', 'bar'].map(kindSaid)).toEqual([
    'community_point',
    'civic_center',
    'emporium',
    null,
  ])
})
