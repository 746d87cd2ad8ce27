import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const NEIGHBOUR = '/distretto-cremasco'
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

const PARTS = ['period', 'where', 'need', 'goal', 'done', 'people', 'outcomes', 'transfer']

test.each([
  { scripts: true, title: 'La merenda lunga' },
  { scripts: false, title: 'Il doposcuola dei nonni' },
])(
  'a practice is published with figures and a set-up, and a neighbour takes it up; scripts: $scripts',
  async ({ scripts, title }) => {
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    page.setDefaultTimeout(90_000)
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/practices`)
    await page.getByRole('link', { name: 'Racconta una buona pratica' }).click()
    await page.waitForURL(/\/practices\/new$/)
    await field(page, 'title').fill(title)
    for (const part of PARTS) await field(page, part).fill(`Che cosa dire di ${part}`)
    await field(page, 'strengths').fill('- Nessuno deve dichiararsi in difficoltà')
    await press(page, 'Tieni la scheda')
    await page.waitForURL(/\/practices\/[0-9a-f-]{36}$/)
    const practice = page.url()
    await page.getByRole('link', { name: 'Collega le cifre' }).click()
    await page.waitForURL(/\/figures$/)
    await page
      .getByRole('checkbox', { name: /^Cittadini raggiunti|^Persone raggiunte/ })
      .first()
      .check()
    await press(page, 'Collega le cifre scelte')
    await page.waitForURL(/version=draft$/)
    await page.goto(practice)
    await press(page, /^Pubblica$/)
    await page.getByText('Pubblicata: la legge chiunque.').waitFor()
    if (scripts) await expectForEveryone(page)
    await page.getByRole('link', { name: 'Prepara la dotazione' }).click()
    await page.waitForURL(/\/pack$/)
    await page
      .getByRole('checkbox', { name: /^Patto gener/ })
      .first()
      .check()
    await press(page, 'Firma il pacchetto')
    await page.getByText('Il pacchetto è pronto').waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Scarica il pacchetto' }).click(),
    ])
    // Gone when the browser that took it leaves.
    const pack = await readFile(await file.path())
    await visitor.leave()

    const neighbour = await visit(trama.url, { scripts })
    const there = neighbour.page
    there.setDefaultTimeout(90_000)
    await there.goto('/sign-in')
    await there
      .locator('section[aria-labelledby="as-distretto-cremasco"]')
      .getByRole('button', { name: /^Entra come coordinatore/ })
      .click()
    await there.waitForURL((url) => url.pathname !== '/sign-in')
    await there.goto(`${NEIGHBOUR}/practices/packs`)
    await there.locator('main input[type=file]').setInputFiles({
      name: 'pratica.trama-pack.json',
      mimeType: 'application/json',
      buffer: pack,
    })
    await there
      .locator('main form[enctype]')
      .getByRole('button', { name: 'Guarda che cosa cambierebbe' })
      .click()
    await there.waitForURL(/\/packs\/[0-9a-f-]{36}$/)
    await there.getByText('Valida: fatto in questa installazione').waitFor()
    if (scripts) await expectForEveryone(there)
    await press(there, 'Adotta ciò che ho scelto')
    await there.waitForURL(/\/adopted\/[0-9a-f-]{36}$/)
    expect(await there.locator('main h1').innerText()).toContain(title)
    await there.goto(practice)
    await there.getByText('Distretto Cremasco: versione 1').waitFor()
    await neighbour.leave()
  },
)
