import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, planALab, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const TODAY = localDay(new Date(), 'Europe/Rome')
const YEAR = TODAY.slice(0, 4)
const WRITTEN = 'Un orto, una festa e il doposcuola del martedì.'

async function decide(page: Page, activity: string, phase: string, told?: string) {
  await page.goto(`${activity}/phases`)
  await page.getByRole('radio', { name: phase, exact: true }).check()
  await page.locator('[name=why]').fill(`Perché adesso: ${phase}.`)
  if (told) await page.locator('[name=told]').fill(told)
  await press(page, 'Scrivi la decisione')
  await page
    .locator('p.lead')
    .filter({ hasText: `Adesso: ${phase}` })
    .waitFor()
}

/** The sheet opened anew says the words; the request that kept them may still be on its way. */
async function expectKept(page: Page, sheet: string, section: string, words: string) {
  await expect
    .poll(
      async () => {
        await page.goto(sheet)
        return page.locator(`form[action$="/sections/${section}"] [name=text]`).inputValue()
      },
      { timeout: 30_000 },
    )
    .toBe(words)
}

test.each([
  { scripts: true, title: 'Laboratorio della ciclofficina' },
  { scripts: false, title: 'Laboratorio del forno sociale' },
])('a lab goes through its phases and tells its year; scripts: $scripts', async ({ scripts, title }) => {
  const visitor = await visit(trama.url, { scripts })
  const { page } = visitor
  await enterAs(page, 'coordinatore')
  await planALab(page, { title, on: TODAY })
  const activity = page.url()

  await decide(page, activity, 'Lettura dei bisogni')
  await decide(page, activity, 'Azione')
  // Consolidated without an evaluation: refused beside its field, and what was typed stays.
  await page.getByRole('radio', { name: 'Consolidato', exact: true }).check()
  await page.locator('[name=why]').fill('Va bene così.')
  await press(page, 'Scrivi la decisione')
  await page.getByText('Si consolida o si cambia dopo una valutazione').first().waitFor()
  expect(await page.locator('[name=why]').inputValue()).toBe('Va bene così.')
  if (scripts) await expectForEveryone(page)
  await decide(page, activity, 'Valutazione')
  await decide(page, activity, 'Chiuso', 'Resta il gruppo di cammino.')

  await page.goto(`${activity}/sheets`)
  await page.locator('[name=fromOn]').fill(`${YEAR}-01-01`)
  await page.locator('[name=untilOn]').fill(TODAY > `${YEAR}-01-01` ? TODAY : `${YEAR}-01-02`)
  await press(page, 'Comincia')
  await page.waitForURL(/\/activities\/sheets\/[0-9a-f-]{36}$/)
  const sheet = page.url()
  const done = page.locator('form[action$="/sections/done"]')
  await done.locator('[name=text]').fill(WRITTEN)
  // With script it is kept by itself; without, by its button.
  if (scripts) await page.getByRole('status').filter({ hasText: 'Salvato.' }).first().waitFor()
  else {
    await done.getByRole('button', { name: 'Salva questa parte' }).click()
    await page.waitForURL(/#done$/)
  }
  if (scripts) {
    // Whoever goes elsewhere in the middle of a word finds it again, by a link and by the address bar.
    await page.locator('form[action$="/sections/next"] [name=text]').fill('Si va avanti')
    await page.locator('.breadcrumb a').last().click()
    await page.waitForURL(/\/sheets$/)
    await expectKept(page, sheet, 'next', 'Si va avanti')
    await page.locator('form[action$="/sections/needs"] [name=text]').pressSequentially('Soli')
    await page.goto(activity)
    await expectKept(page, sheet, 'needs', 'Soli')
  }
  await page.goto(sheet)
  expect(await done.locator('[name=text]').inputValue()).toBe(WRITTEN)
  if (scripts) await expectForEveryone(page)
  await press(page, 'Firma la scheda')
  await page.getByText('Firmata il').first().waitFor()
  expect(await page.locator('form[action$="/sections/done"]').count()).toBe(0)
  await page.goto(`${sheet}/paper`)
  await page.getByText(WRITTEN).waitFor()
  await visitor.leave()
})

test('anyone reads where a lab stands and what youths propose, with what nobody answered', async () => {
  const { page, leave } = await visit(trama.url, { phone: true })
  await page.goto(`${EXAMPLE}/redesigns`)
  await page.getByRole('link', { name: 'Un palco nel cortile della Stazione' }).click()
  await page.getByText('Sì, fino alle 23').waitFor()
  await page.getByText(/senza risposta da \d+ giorni/).waitFor()
  await expectForEveryone(page)
  await leave()
})
