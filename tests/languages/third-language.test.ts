import { readFileSync, rmSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'

// Before anything reads which languages there are.
const folder = await vi.hoisted(async () => {
  const { newPseudoLanguage } = await import('../support/pseudo-language.ts')
  process.env.TRAMA_LANGUAGES = newPseudoLanguage()
  return process.env.TRAMA_LANGUAGES
})

import type { Auth } from '../../app/ground/access/auth.ts'
import { formatsFor } from '../../app/ground/texts/formats.ts'
import { LANGUAGES, nameOf } from '../../app/ground/texts/language.ts'
import { translatorFor } from '../../app/ground/texts/texts.ts'
import { createApp } from '../../app/shell/app.tsx'
import { readConfig } from '../../app/shell/config.ts'
import { VIEWERS, type Viewer } from '../access/observe.ts'
import { inTerritory, type Route, routesOf } from '../access/routes.ts'
import { waysTo } from '../access/ways.ts'
import { askAs, openWholeHouse } from '../access/whole-house.ts'
import { PSEUDO, pseudo } from '../support/pseudo-language.ts'
import { leftOver } from './left-over.ts'

openWholeHouse()
afterAll(() => rmSync(folder, { recursive: true }))

const wordsIn = (said: string) => said.split(/[^\p{L}\u2019]+/u)
const pages = routesOf(createApp({ config: readConfig({}), auth: {} as Auth })).filter(
  ({ method }) => method === 'GET',
)
const ways = (route: Route, viewer: Viewer): string[] =>
  inTerritory(route) ? waysTo(route, viewer) : route.pattern.includes(':') ? [] : [route.pattern]

/** The page as the first of the viewers sees it to whom it opens; nothing for what is no page, or is not there in this house. */
async function pageOf(route: Route): Promise<string | undefined> {
  const staffFirst = VIEWERS.toSorted((a, b) => Number(b === 'coordinator') - Number(a === 'coordinator'))
  for (const viewer of staffFirst)
    for (const way of ways(route, viewer)) {
      const answer = await askAs(viewer, way, { headers: { 'accept-language': PSEUDO } })
      const type = answer.headers.get('content-type') ?? ''
      if (answer.status === 200 && type.startsWith('text/html')) return answer.text()
      if (answer.status === 200) return undefined
    }
  return undefined
}

/** Pages that say, beside their words, what is no word of a language; or what was written once, as it was written then. */
const AS_WRITTEN = [
  /privacy\/register$/, // names of tables and columns
  /\/import\/\w+/, // headings that are understood in a list
  /\/api(\/|$)/, // words of an interface
  /^\/mail/, // letters as they were sent
  /break-glass$/, // an opened record, whole
  /evaluations\/definitions$/, // published sheets
  /practices\/packs/, // packs that came with Trama or from others
]

// What every page may say: what each record here says (names, and the words of the hints), what Intl says, the house's own name.
const OURS =
  /\b(Trama|Italiano|italiano|English|Esperanto|eo|Valle di prova|Prova|Ada|Bice|Io|Acquafredda|prova|parola \d+|account-[\da-f-]+@esempio\.it|\w+@esempio\.it)\b/g
const CODES =
  /\b([\da-f]{8}-[\da-f-]{27}|[A-Z]{1,2}[.-][\dA-F]{6,8}|[\dA-F]{16}|[A-Z\d]{3} [A-Z\d]{3}|[ACDEFHJKLMNPQRTUVWXY\d]{6,8}|https?:\/\/\S+|trama\.test\/\S+|CSV|JSON|XLSX|iCalendar|CC BY 4\.0)\b/g
/** Acts of the State are quoted as they are cited. */
const LAWS =
  /\b(L|D\.Lgs|D\.M)\.?[ \u00a0]\d+\/\d+|\bartt?\. [\d\u2013]+(-bis)?( e \d+)?|\bc\. \d+|\bD\.Lgs\./g
/** Words of records: those the house of the tests is made of, and those a territory is founded with. */
const RECORDS = [
  'tests/access/hints.ts',
  'tests/access/seed.ts',
  'migrations/0170_a_pact_joins_a_person_a_micro_team_and_the_community.sql',
]
const recorded = new Set(
  RECORDS.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/'([^'\n]+)'|"([^"\n]+)"|\{(\w+,\w+)\}/g),
  ])
    .flatMap((found) => wordsIn(found.slice(1).find(Boolean) ?? ''))
    .filter((word) => word.length > 1),
)
const intl = (() => {
  const { weekday, month, monthShort } = formatsFor(PSEUDO, 'Europe/Rome')
  const days = Array.from({ length: 366 }, (_, at) => new Date(Date.UTC(2024, 0, 1 + at)))
  const languages = new Intl.DisplayNames([PSEUDO], { type: 'language' })
  const names = ['it ar bn en es fr hi pa pl pt ro ru sq sr ti tr uk ur wo zh'].flatMap((codes) =>
    codes.split(' ').map((code) => languages.of(code) ?? ''),
  )
  const dates = days.flatMap((day) => [weekday(day), month(day), monthShort(day)])
  return new Set([...dates, ...names].flatMap((words) => words.split(/[^\p{L}]+/u)))
})()

/** What the house of the tests seals, where nobody says what. */
const SEALED = '{"kind":"other"'
const strange = (piece: string) =>
  wordsIn(
    piece.includes(SEALED) ? '' : piece.replaceAll(CODES, ' ').replaceAll(LAWS, ' ').replaceAll(OURS, ' '),
  ).filter((word) => word.length > 1 && !recorded.has(word) && !intl.has(word))

test('a language is a folder: its name, its dates and its words come with it', () => {
  expect(LANGUAGES).toEqual(['it', 'en', PSEUDO])
  expect(nameOf(PSEUDO)).toBe('Esperanto')
  expect(translatorFor(PSEUDO)('shell.language.label')).toBe(
    pseudo(translatorFor('it')('shell.language.label')),
  )
  expect(formatsFor(PSEUDO, 'Europe/Rome').day('2018-03-12')).toContain('Marto')
})

test('a word that is in no text is found, in what is seen and in what is heard', () => {
  const html = `<html lang="eo"><p>⟦Ç ⟦ẋ⟧<b>ẋ</b>⟧ Ciao</p><img alt="Una foto"><p lang="it">Buongiorno</p><code>pnpm</code>`
  expect(leftOver(html, PSEUDO)).toEqual(['Ciao', 'Una foto'])
  expect(leftOver(html, PSEUDO).filter((piece) => strange(piece).length > 0)).toEqual(['Ciao', 'Una foto'])
})

test('no page of the house keeps a word of its own in Italian or English', { timeout: 300_000 }, async () => {
  const found: string[] = []
  let read = 0
  for (const route of pages) {
    if (AS_WRITTEN.some((pattern) => pattern.test(route.pattern))) continue
    const html = await pageOf(route)
    if (!html) continue
    read += 1
    for (const piece of leftOver(html, PSEUDO))
      if (strange(piece).length > 0) found.push(`${route.pattern}: ${piece}`)
  }
  expect(found).toEqual([])
  expect(read).toBeGreaterThan(350)
})
