import { expect, test } from 'vitest'
import { toTranslate } from './command.ts'
import { fillIn, lacksOf, withAllForms } from './fill-in.ts'
import {
  directionOf,
  FIRST,
  formatLocaleOf,
  LANGUAGES,
  localeOf,
  marksOf,
  nameOf,
  saidIn,
  spokenIn,
  spokenOr,
} from './language.ts'
import { readTexts } from './texts.ts'

const italian = {
  'house.door.open': 'Entra, {{name}}',
  'house.door.closed': 'Chiuso',
  'house.guests.count_one': 'una persona',
  'house.guests.count_other': '{{count}} persone',
}

test('what a language has no words for is said in Italian', () => {
  const german = { 'house.door.open': 'Komm herein, {{name}}', 'house.door.closed': '' }
  expect(fillIn(german, italian)).toEqual({ ...italian, 'house.door.open': 'Komm herein, {{name}}' })
})

test('a plural is wholly in one language, in all the ways that language counts', () => {
  const ukrainian = {
    'house.guests.count_one': '{{count}} людина',
    'house.guests.count_few': '{{count}} людини',
    'house.guests.count_other': '{{count}} людей',
  }
  const filled = withAllForms('uk', fillIn(ukrainian, italian))
  expect(filled['house.guests.count_few']).toBe('{{count}} людини')
  expect(filled['house.guests.count_many']).toBe('{{count}} людей')
  const half = withAllForms('uk', fillIn({ 'house.guests.count_one': '{{count}} людина' }, italian))
  expect(half['house.guests.count_one']).toBe('una persona')
  expect(half['house.guests.count_few']).toBe('{{count}} persone')
})

test('what a language lacks is counted with its own plurals; what fills in something else is found', () => {
  const ukrainian = {
    'house.door.open': 'Заходьте, {{surname}}',
    'house.window.open': 'Вікно',
    'house.guests.count_one': 'одна людина',
    'house.guests.count_few': '{{count}} людини',
  }
  const lacks = lacksOf('uk', ukrainian, italian)
  expect(lacks).toEqual({
    missing: ['house.door.closed', 'house.guests.count_many', 'house.guests.count_other'],
    unknown: ['house.window.open'],
    places: ['house.door.open'],
  })
  expect(JSON.parse(toTranslate(lacks, italian))).toEqual({
    'house.door.closed': 'Chiuso',
    'house.guests.count_many': '{{count}} persone',
    'house.guests.count_other': '{{count}} persone',
  })
})

test('English lacks nothing', () => {
  const { it, en } = readTexts()
  expect(lacksOf('en', en, it)).toMatchObject({ missing: [], unknown: [] })
})

test('a language brings its own name, direction, country, dates and figures', () => {
  expect(LANGUAGES.slice(0, 2)).toEqual([FIRST, 'en'])
  expect(['it', 'en', 'de', 'sq', 'uk', 'ar'].map(nameOf)).toEqual([
    'Italiano',
    'English',
    'Deutsch',
    'Shqip',
    'Українська',
    'العربية',
  ])
  expect(['it', 'en', 'de', 'ar'].map(localeOf)).toEqual(['it-IT', 'en-GB', 'de-DE', 'ar-EG'])
  expect(['it', 'uk', 'ar', 'ur'].map(directionOf)).toEqual(['ltr', 'ltr', 'rtl', 'rtl'])
  expect(spokenIn('ar')).toEqual({ lang: 'ar', dir: 'rtl' })
  expect(spokenIn(undefined)).toEqual({})
  expect([marksOf('it').decimal, marksOf('en').decimal, marksOf('de').group]).toEqual([',', '.', '.'])
  // Whatever a language counts its years from, a record’s day is the same everywhere, in digits that a form takes back.
  const persian = new Intl.DateTimeFormat(formatLocaleOf('fa'), { dateStyle: 'long', timeZone: 'UTC' })
  expect(persian.format(Date.UTC(2018, 2, 1))).toMatch(/2018/)
})

test('what was said once in some languages is said in the reader’s, else in Italian', () => {
  const name = { version: 'x', it: 'Persone incontrate', en: 'People met' }
  expect([saidIn(name, 'en'), saidIn(name, 'de')]).toEqual(['People met', 'Persone incontrate'])
  expect([spokenOr('en'), spokenOr('xx'), spokenOr(null)]).toEqual(['en', 'it', 'it'])
})
