import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { acceptedLanguage, languageOf, languageOfMachine, switchLanguage } from './choose-language.ts'
import { translatorFor } from './texts.ts'

const app = new Hono().use(switchLanguage()).get('*', (c) => c.text(languageOf(c, { language: 'it' })))
const asked = async (headers: Record<string, string>) => (await app.request('/agenda', { headers })).text()

test('the browser’s wish is followed by its weight, among the languages we speak', () => {
  expect(acceptedLanguage('de-DE, en;q=0.5, it;q=0.8')).toBe('it')
  expect(acceptedLanguage('en-GB,en;q=0.9')).toBe('en')
  expect(acceptedLanguage('fr-CH, fr;q=0.9, en-IE;q=0.8, it-CH;q=0.9, *;q=0.1')).toBe('it')
  expect(acceptedLanguage('it;q=0, fr')).toBeUndefined()
  expect(acceptedLanguage(undefined)).toBeUndefined()
})

test('one’s own choice comes before the browser’s, the browser’s before the territory’s', async () => {
  expect(await asked({ 'Accept-Language': 'en', Cookie: 'trama_language=it' })).toBe('it')
  expect(await asked({ 'Accept-Language': 'en' })).toBe('en')
  expect(await asked({ 'Accept-Language': 'fr' })).toBe('it')
  expect(await asked({ 'Accept-Language': 'fr', Cookie: 'trama_language=xx' })).toBe('it')
})

test('an address with a language is in that language for whoever opens it, and changes nothing they chose', async () => {
  const answer = await app.request('/agenda?lang=en', {
    headers: { 'Accept-Language': 'it', Cookie: 'trama_language=it' },
  })
  expect(await answer.text()).toBe('en')
  expect(answer.headers.get('Set-Cookie')).toBeNull()
  expect(await (await app.request('/agenda?lang=xx', { headers: { 'Accept-Language': 'en' } })).text()).toBe(
    'en',
  )
})

test('who asks in no language is answered in the territory’s', async () => {
  expect(await asked({})).toBe('it')
  expect(await asked({ 'Accept-Language': '*' })).toBe('it')
})

test('choosing a language remembers it and comes back to the same page', async () => {
  const answer = await app.request('/agenda?place=1&lang=en&remember=yes')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/agenda?place=1')
  expect(answer.headers.get('Set-Cookie')).toContain('trama_language=en')
})

test('choosing a language never leads to another site', async () => {
  const answer = await app.request('http://localhost//evil.example/x?lang=en&remember=yes')
  expect(answer.headers.get('Location')).toBe('/evil.example/x')
})

test('the command line speaks the machine’s language', () => {
  expect(languageOfMachine({ LANG: 'it_IT.UTF-8' })).toBe('it')
  expect(languageOfMachine({ LC_ALL: 'en_US.UTF-8', LANG: 'it_IT.UTF-8' })).toBe('en')
  expect(languageOfMachine({ LANG: 'C' })).toBe('en')
})

test('plurals follow the number, also a million, which Italian counts apart', () => {
  const t = translatorFor('it')
  expect(t('ui.combobox.found', { count: 1 })).toBe('1 trovato')
  expect(t('ui.combobox.found', { count: 3 })).toBe('3 trovati')
  expect(t('ui.combobox.found', { count: 1_000_000 })).toBe('1000000 trovati')
})

test('a text that is missing is a failure in a test', () => {
  expect(() => translatorFor('it')('shell.nowhere.atAll')).toThrow('shell.nowhere.atAll')
  expect(() => translatorFor('it')('shell.nowhere.atAll', { count: 2 })).toThrow('shell.nowhere.atAll')
})
