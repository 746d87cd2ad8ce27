import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press as pressIn } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const press = (page: Page, name: string | RegExp) => pressIn(page, name, { exact: true })

/** The words of a document for a word processor. */
async function wordsOf(path: string) {
  const xml = strFromU8(unzipSync(await readFile(path))['word/document.xml'] as Uint8Array)
  return xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '')
}

/** What is downloaded by following a link of the page. */
async function taken(page: Page, link: string | RegExp) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main').getByRole('link', { name: link }).first().click(),
  ])
  return { name: download.suggestedFilename(), path: await download.path() }
}

test.each([
  { scripts: true, from: '2018-01-01', until: '2018-12-31', words: 'Un anno in cui ci siamo trovati.' },
  { scripts: false, from: '2017-01-01', until: '2017-12-31', words: 'Un anno in cui abbiamo cominciato.' },
])('a coordinator makes a report in Word, signs and publishes it; scripts: $scripts', async (one) => {
  const { scripts, from, until, words } = one
  const visitor = await visit(trama.url, { scripts })
  const { page } = visitor
  await enterAs(page, 'coordinatore')
  await page.goto(`${EXAMPLE}/reports`)
  await page.locator('main').getByRole('link', { name: 'Nuova relazione' }).click()
  await page.waitForURL(/\/reports\/new$/)
  await page.getByRole('radio', { name: 'Relazione annuale' }).check()
  await page.locator('main [name=fromOn]').fill(from)
  await page.locator('main [name=untilOn]').fill(until)
  await press(page, 'Prepara la bozza')
  // A busy house shows how far it is: that page leads on by itself.
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
  const draft = page.url()
  if (scripts) await expectForEveryone(page)

  const row = page
    .locator('main #labs table')
    .first()
    .getByRole('row', { name: /^Incontri di laboratorio/ })
  const held = (await row.getByRole('cell').nth(1).innerText()).trim()
  expect(held).toMatch(/^\d+$/)

  const summary = page.locator('main #summary')
  await summary.getByRole('textbox').fill(words)
  if (scripts) await summary.getByText('Salvato.').waitFor()
  else {
    await summary.getByRole('button', { name: 'Salva' }).click()
    await page.getByText('Salvato.').first().waitFor()
  }

  const document = await taken(page, 'Scarica per Word (DOCX)')
  expect(document.name).toMatch(/relazione.*\.docx$/)
  const said = await wordsOf(document.path)
  for (const each of [words, 'Bozza', 'Incontri di laboratorio realizzati', held, 'La rete, prima e dopo'])
    expect(said).toContain(each)

  await page.goto(draft)
  const open = page.getByRole('checkbox', { name: /incontr.*non (è chiuso|sono chiusi)/ })
  if (await open.count()) await open.check()
  await press(page, 'Firma la relazione')
  await page.waitForURL(/\/reports\/signed\/[0-9a-f-]{36}$/)
  const signed = page.url()
  await page.locator('main').getByText(words).waitFor()
  await press(page, 'Pubblica la relazione')
  await page.getByText('La relazione è pubblicata.').waitFor()
  if (scripts) await expectForEveryone(page)
  await visitor.leave()

  const anyone = await visit(trama.url, { scripts, phone: true })
  await anyone.page.goto(signed)
  await anyone.page.locator('main').getByText(words).waitFor()
  if (scripts) await expectForEveryone(anyone.page)
  const final = await taken(anyone.page, 'Scarica per Word (DOCX)')
  expect(await wordsOf(final.path)).toContain('Impronta (SHA-256)')
  await anyone.leave()
})
