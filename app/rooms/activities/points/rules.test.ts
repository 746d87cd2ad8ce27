import { expect, test } from 'vitest'
import { atHand } from './rules.ts'

const at = (time: string) => new Date(`2026-06-10T${time}:00Z`)
const session = (from: string, to: string, closed = false) => ({
  title: from,
  startsAt: at(from),
  endsAt: at(to),
  closedAt: closed ? at(to) : null,
})
const titles = (sessions: ReturnType<typeof session>[], now: string) =>
  atHand(sessions, at(now)).map(({ title }) => title)

test('a scan opens what is under way, an hour before and after too', () => {
  const day = [session('09:00', '11:00'), session('15:00', '17:00'), session('20:00', '22:00')]
  expect(titles(day, '08:05')).toEqual(['09:00'])
  expect(titles(day, '10:00')).toEqual(['09:00'])
  expect(titles(day, '11:59')).toEqual(['09:00'])
  expect(titles(day, '16:00')).toEqual(['15:00'])
})

test('between two the next one is meant; after the last, none', () => {
  const day = [session('09:00', '11:00'), session('15:00', '17:00'), session('20:00', '22:00')]
  expect(titles(day, '12:30')).toEqual(['15:00'])
  expect(titles(day, '06:00')).toEqual(['09:00'])
  expect(titles(day, '23:30')).toEqual([])
  expect(titles([], '12:00')).toEqual([])
})

test('two at once are both offered, also when both are the next', () => {
  const day = [session('15:00', '17:00'), session('15:00', '16:00'), session('17:30', '18:30')]
  expect(titles(day, '10:00')).toEqual(['15:00', '15:00'])
  expect(titles(day, '16:45')).toEqual(['15:00', '15:00', '17:30'])
  expect(titles(day, '17:10')).toEqual(['15:00', '17:30'])
})

test('a register that was closed is over, whatever the hour', () => {
  const day = [session('15:00', '17:00', true), session('18:30', '20:00')]
  expect(titles(day, '16:30')).toEqual(['18:30'])
})
