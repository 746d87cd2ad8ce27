import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { daysLater, localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const TODAY = localDay(new Date(), 'Europe/Rome')
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test.each([
  { scripts: true, school: 'Scuola media di via Dante', families: ['Mar', 'Luc'] },
  { scripts: false, school: 'Scuola primaria di via Verdi', families: ['Ann', 'Gio'] },
])(
  'a school opens as a civic center, and families pool a course; scripts: $scripts',
  async ({ scripts, school, families }) => {
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/places/new`)
    await field(page, 'name').fill(school)
    await field(page, 'kind').selectOption('space')
    await press(page, 'Aggiungi')
    await page.waitForURL(/\/places\/[0-9a-f-]{36}\/hours$/)
    const place = page.url().replace(/\/hours$/, '')

    await page.goto(`${place}/civic`)
    await press(page, 'Apri come centro civico')
    await page.getByText('Ora è un centro civico.').waitFor()
    if (scripts) await expectForEveryone(page)
    await page.goto(`${EXAMPLE}/civic-centers`)
    await page.locator('main').getByRole('link', { name: school }).waitFor()

    await page.goto(`${EXAMPLE}/wanted-courses/new`)
    await field(page, 'title').fill(`Chitarra: ${school}`)
    await field(page, 'forWhom').fill('Bambini e genitori')
    await field(page, 'area').selectOption('culture')
    await field(page, 'where').selectOption({ label: school })
    await field(page, 'on').fill(daysLater(TODAY, 20))
    await field(page, 'from').fill('17:00')
    await field(page, 'to').fill('18:00')
    await field(page, 'weeks').fill('2')
    await field(page, 'threshold').fill('2')
    await field(page, 'untilOn').fill(daysLater(TODAY, 10))
    await press(page, 'Salva il corso')
    await page.waitForURL(/\/wanted-courses\/[0-9a-f-]{36}$/)
    if (scripts) await expectForEveryone(page)
    for (const [at, typed] of families.entries()) {
      await takeTheFirst(page, typed, scripts)
      await press(page, 'Aggiungi la famiglia')
      await page
        .getByText(`${at + 1} famiglie su 2`)
        .first()
        .waitFor()
    }
    await page.locator('main').getByRole('link', { name: 'Il corso in agenda' }).click()
    await page.waitForURL(/\/agenda\/[0-9a-f-]{36}$/)
    expect(await page.locator('main h1').innerText()).toContain('Chitarra')
    await visitor.leave()
  },
)

/** Types the beginning of a name and takes the first person it finds, from the list or from the page that comes back. */
async function takeTheFirst(page: Page, typed: string, scripts: boolean) {
  const label = /^Una persona della famiglia/
  if (scripts) {
    await page.getByRole('combobox', { name: label }).pressSequentially(typed)
    await page.getByRole('option').first().click()
    return
  }
  const input = page.getByRole('textbox', { name: label })
  await input.fill(typed)
  await page.locator('.combobox', { has: input }).getByRole('button', { name: 'Cerca' }).click()
  await page.locator('.combobox').getByRole('radio').first().check()
}
