import { expect, test } from 'vitest'
import { formatsFor } from './formats.ts'

const italian = formatsFor('it', 'Europe/Rome')
const english = formatsFor('en', 'Europe/Rome')
// A Wednesday morning in Rome.
const now = new Date('2017-03-08T10:00:00+01:00')
const said = (moment: Date | string) => italian.said(moment, now)

test('a moment of today is said by its hour', () => {
  expect(said(new Date('2017-03-08T15:00:00+01:00'))).toBe('oggi alle 15')
  expect(said(new Date('2017-03-08T15:30:00+01:00'))).toBe('oggi alle 15:30')
  expect(said(new Date('2017-03-08T09:05:00+01:00'))).toBe('oggi alle 9:05')
  expect(english.said(new Date('2017-03-08T15:00:00+01:00'), now)).toBe('today at 15:00')
})

test('one o’clock is elided in Italian', () => {
  expect(said(new Date('2017-03-09T01:00:00+01:00'))).toBe('domani all’1')
  expect(said(new Date('2017-03-09T11:00:00+01:00'))).toBe('domani alle 11')
})

test('days near by are counted, days far away are named', () => {
  expect(said('2017-03-08')).toBe('oggi')
  expect(said('2017-03-11')).toBe('tra 3 giorni')
  expect(said('2017-03-05')).toBe('3 giorni fa')
  expect(said('2017-03-15')).toBe('15 marzo')
  expect(said('2016-05-18')).toBe('18 maggio 2016')
})

test('the day is the territory’s, not the server’s', () => {
  const lateInRome = new Date('2017-03-08T22:30:00Z')
  const pastMidnightInRome = new Date('2017-03-08T23:30:00Z')
  expect(italian.dayOf(lateInRome)).toBe('2017-03-08')
  expect(italian.dayOf(pastMidnightInRome)).toBe('2017-03-09')
  expect(italian.daysBetween(lateInRome, pastMidnightInRome)).toBe(1)
})

test('a change to summer time does not move a day', () => {
  expect(italian.daysBetween('2017-03-25', '2017-03-27')).toBe(2)
  expect(italian.said(new Date('2017-03-26T15:00:00+02:00'), new Date('2017-03-25T12:00:00+01:00'))).toBe(
    'domani alle 15',
  )
})

test('the full date says the weekday and the hour', () => {
  expect(italian.full(new Date('2017-03-12T15:00:00+01:00'))).toBe('domenica 12 marzo 2017, 15:00')
  expect(italian.full('2017-03-12')).toBe('domenica 12 marzo 2017')
  expect(italian.hours(new Date('2017-03-12T15:00:00+01:00'), new Date('2017-03-12T17:30:00+01:00'))).toBe(
    '15:00–17:30',
  )
})

test('figures follow the language', () => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ')
  expect(plain(italian.number(67000))).toBe('67.000')
  expect(english.number('67000')).toBe('67,000')
  expect(italian.percent(0.654)).toBe('65,4%')
  expect(italian.percent(0.65)).toBe('65%')
  expect(plain(italian.money(9500))).toBe('9500 €')
  expect(plain(italian.money('12.5'))).toBe('12,50 €')
})
