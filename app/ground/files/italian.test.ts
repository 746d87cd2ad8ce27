import { expect, test } from 'vitest'
import { bodyFiscalCode, fiscalCode, personFiscalCode, phoneNumber } from './italian.ts'

test('a person’s code is accepted when its last character agrees with the others', () => {
  expect(personFiscalCode('rss mra 85t10 a562 s')).toEqual({ ok: true, value: 'RSSMRA85T10A562S' })
  expect(personFiscalCode('RSSMRA85T10A562T')).toEqual({ ok: false, refusal: 'files.fiscalCode.check' })
})

test('letters stand for digits where two people would share a code', () => {
  expect(personFiscalCode('RSSMRA85T10A56NH')).toEqual({ ok: true, value: 'RSSMRA85T10A56NH' })
})

test('a code with a day that no month has is not a code', () => {
  expect(personFiscalCode('RSSMRA85T32A562S')).toEqual({ ok: false, refusal: 'files.fiscalCode.shape' })
  expect(personFiscalCode('RSSMRA85T')).toEqual({ ok: false, refusal: 'files.fiscalCode.shape' })
})

test('a body’s code has eleven digits of which the last checks the others', () => {
  expect(bodyFiscalCode('80017670177')).toEqual({ ok: true, value: '80017670177' })
  expect(bodyFiscalCode('IT 80017670177')).toEqual({ ok: true, value: '80017670177' })
  expect(bodyFiscalCode('80017670171')).toEqual({ ok: false, refusal: 'files.fiscalCode.check' })
  expect(bodyFiscalCode('00000000000')).toEqual({ ok: false, refusal: 'files.fiscalCode.shape' })
})

test('zeros that a spreadsheet took away come back', () => {
  expect(bodyFiscalCode('1647730157')).toEqual({ ok: true, value: '01647730157' })
  expect(bodyFiscalCode('1647730158')).toEqual({ ok: false, refusal: 'files.fiscalCode.shape' })
})

test('every single wrong digit in a body’s code is noticed', () => {
  const code = '80017670177'
  for (let at = 0; at < 11; at++) {
    for (let digit = 0; digit < 10; digit++) {
      const typed = code.slice(0, at) + digit + code.slice(at + 1)
      expect(bodyFiscalCode(typed).ok).toBe(typed === code)
    }
  }
})

test('a list may mix bodies and persons', () => {
  expect(fiscalCode('80017670177').ok).toBe(true)
  expect(fiscalCode('RSSMRA85T10A562S').ok).toBe(true)
})

test.each([
  ['030 964 1234', '+390309641234'],
  ['+39 030/9641234', '+390309641234'],
  ['0039 340-1234567', '+393401234567'],
  ['Tel. 340 1234567', '+393401234567'],
  ['800 123456', '+39800123456'],
  ['+41 91 123 45 67', '+41911234567'],
])('the phone number %s is kept as %s', (written, kept) => {
  expect(phoneNumber(written)).toEqual({ ok: true, value: kept })
})

test.each(['solo la sera', '030 1234567 segreteria', '12', '+39 7', '030 123456 / 340 1234567'])(
  '%s is not one phone number',
  (written) => {
    expect(phoneNumber(written)).toEqual({ ok: false, refusal: 'files.phone.shape' })
  },
)
