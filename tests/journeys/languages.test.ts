import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { enterAs as cookieOf } from '../../bench/enter-as.ts'
import { leftOver } from '../languages/left-over.ts'
import { beyond, findings, openBrowser, visit } from '../support/browser.ts'
import { newExampleFolder } from '../support/example-folder.ts'
import { FROM_THE_RIGHT, newPseudoLanguage, PSEUDO } from '../support/pseudo-language.ts'
import { type RunningTrama, removeFolder, startTrama } from '../support/running-trama.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 480_000 })
openBrowser()

let folder: string
let languages: string
let trama: RunningTrama
beforeAll(async () => {
  languages = newPseudoLanguage([PSEUDO, FROM_THE_RIGHT])
  folder = await newExampleFolder()
  trama = await startTrama(folder, { TRAMA_LANGUAGES: languages })
})
afterAll(async () => {
  await trama?.stop()
  if (folder) removeFolder(folder)
  if (languages) rmSync(languages, { recursive: true })
})

const OPEN = [
  '',
  '/agenda',
  '/places',
  '/organisations',
  '/calls',
  '/exchange',
  '/newsletter',
  '/ask',
  '/tables',
]
const WORK = [
  '/diary',
  '/diary/new',
  '/people',
  '/activities',
  '/activities/new',
  '/operators',
  '/funds',
  '/outcomes',
  '/network',
  '/reports',
]

test('in a language two fifths longer no page of a phone scrolls sideways', async () => {
  const { page, context, leave } = await visit(trama.url, { phone: true, language: PSEUDO })
  const wide: string[] = []
  const look = async (path: string) => {
    await page.goto(path)
    expect(await page.locator('html').getAttribute('lang'), path).toBe(PSEUDO)
    wide.push(...(await beyond(page, [360])).map((found) => `${path} ${found}`))
  }
  await look('/sign-in')
  for (const path of OPEN) await look(EXAMPLE + path)
  const [name = '', value = ''] = (await cookieOf(trama.url, 'coordinatore')).split(/=(.*)/s)
  await context.addCookies([{ name, value, url: trama.url }])
  for (const path of WORK) await look(EXAMPLE + path)
  expect(wide).toEqual([])
  expect(await findings(page)).toEqual([])
  await leave()
})

test('in a language that is read from the right a phone is turned around, and nothing stands beyond its edge', async () => {
  const { page, context, leave } = await visit(trama.url, { phone: true, language: FROM_THE_RIGHT })
  const [name = '', value = ''] = (await cookieOf(trama.url, 'facilitatore')).split(/=(.*)/s)
  await context.addCookies([{ name, value, url: trama.url }])
  const beside: string[] = []
  for (const path of ['', '/agenda', '/activities', '/diary', '/diary/new']) {
    await page.goto(EXAMPLE + path)
    expect(await page.locator('html').getAttribute('dir'), path).toBe('rtl')
    beside.push(...(await beyond(page, [360])).map((found) => `${path} ${found}`))
  }
  expect(beside).toEqual([])
  expect(await page.locator('trama-dictation').first().getAttribute('data-spoken')).toBe('he-IL')
  // A name stands where lines begin, its box before it.
  const row = page.locator('.usual li').first()
  const [box, words] = [
    await row.locator('input[type=checkbox]').boundingBox(),
    await row.locator('label').boundingBox(),
  ]
  expect(box?.x).toBeGreaterThan(words?.x ?? Number.POSITIVE_INFINITY)
  const heading = await page.locator('h1').evaluate((one) => {
    const range = document.createRange()
    range.selectNodeContents(one)
    return range.getBoundingClientRect().right
  })
  expect(heading).toBeGreaterThan(330)
  expect(await findings(page)).toEqual([])
  await leave()
})

test('a visitor reads the home in the language of their browser, and chooses another once', async () => {
  const { page, leave } = await visit(trama.url, { language: 'en-US' })
  const lang = () => page.locator('html').getAttribute('lang')
  await page.goto(EXAMPLE)
  expect(await lang()).toBe('en')
  // As it is shared: in its own language for whoever opens it, and for this page alone.
  await page.goto(`${EXAMPLE}/agenda?lang=it`)
  expect(await lang()).toBe('it')
  await page.goto(EXAMPLE)
  expect(await lang()).toBe('en')
  await page.getByRole('link', { name: 'Esperanto' }).click()
  await page.locator(`html[lang=${PSEUDO}]`).waitFor()
  expect(new URL(page.url()).search).toBe('')
  await page.goto(`${EXAMPLE}/places`)
  expect(await lang()).toBe(PSEUDO)
  const navigation = await page.locator('nav').first().innerHTML()
  expect(leftOver(navigation, PSEUDO)).toEqual([])
  await leave()
})
