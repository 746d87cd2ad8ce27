import { expect, test } from 'vitest'
import { decimalNumber, emailAddress, isoDate, timeOfDay, wholeNumber, yesOrNo } from './values.ts'

test.each([
  ['28/02/2017', '2017-02-28'],
  ['8/2/17', '2017-02-08'],
  ['08.02.2017', '2017-02-08'],
  ['2017-02-28', '2017-02-28'],
  ['2017-02-28T10:30', '2017-02-28'],
  ['28 febbraio 2017', '2017-02-28'],
  ['1° ott. 2019', '2019-10-01'],
  ['3/5/75', '1975-05-03'],
  ['29/02/2016', '2016-02-29'],
])('%s is the day %s', (written, day) => {
  expect(isoDate(written, 2026)).toEqual({ ok: true, value: day })
})

test.each(['29/02/2017', '31/04/2019', '2019-13-01', '0/1/2019', '01/01/0017'])(
  '%s is no day of the calendar',
  (written) => {
    expect(isoDate(written, 2026)).toEqual({ ok: false, refusal: 'files.date.unreal' })
  },
)

test.each(['domani', '2017', '28/02', '28 brumaio 2017'])('%s is not a date', (written) => {
  expect(isoDate(written, 2026)).toEqual({ ok: false, refusal: 'files.date.shape' })
})

test.each([
  ['15', '15:00'],
  ['9.30', '09:30'],
  ['ore 15:30', '15:30'],
  ['h 9', '09:00'],
  ['20:30:00', '20:30'],
])('the time %s is %s', (written, time) => expect(timeOfDay(written)).toEqual({ ok: true, value: time }))

test('there is no hour 24 and no minute 60', () => {
  expect(timeOfDay('24:00').ok).toBe(false)
  expect(timeOfDay('10:60').ok).toBe(false)
})

test.each([
  ['1.234,50', 1234.5],
  ['1,234.50', 1234.5],
  ['1234.5', 1234.5],
  ['12,5', 12.5],
  ['1.234', 1234],
  ['€ 3.000', 3000],
  ['-7', -7],
])('the number %s is %d', (written, number) =>
  expect(decimalNumber(written)).toEqual({ ok: true, value: number }),
)

test.each(['1.23.4', '12,3,4', 'dodici', '1.2345,6', ''])('%s is not a number', (written) => {
  expect(decimalNumber(written).ok).toBe(false)
})

test('people are counted whole', () => {
  expect(wholeNumber('12')).toEqual({ ok: true, value: 12 })
  expect(wholeNumber('12,5').ok).toBe(false)
  expect(wholeNumber('-1').ok).toBe(false)
})

test('an e-mail address has a name, an at sign and a domain', () => {
  expect(emailAddress(' Info@Esempio.IT ')).toEqual({ ok: true, value: 'info@esempio.it' })
  for (const wrong of [
    'info@esempio',
    'a@b@c.it',
    'info esempio.it',
    'a@b.it, c@d.it',
    'a..b@c.it',
    '@c.it',
  ]) {
    expect(emailAddress(wrong).ok).toBe(false)
  }
})

test('yes and no come in many spellings', () => {
  for (const yes of ['Sì', 'SI', 'x', '1', 'true']) expect(yesOrNo(yes)).toEqual({ ok: true, value: true })
  for (const no of ['No', '0', 'falso']) expect(yesOrNo(no)).toEqual({ ok: true, value: false })
  expect(yesOrNo('forse').ok).toBe(false)
})
