import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test.each([
  { scripts: true, until: '2018-12-31', title: 'Un anno di presenze' },
  { scripts: false, until: '2017-12-31', title: 'I primi due anni' },
])(
  'an evaluator freezes data and writes a finding, who coordinates answers; scripts: $scripts',
  async ({ scripts, until, title }) => {
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    page.setDefaultTimeout(120_000)
    await enterAs(page, 'valutatore')
    await page.goto(`${EXAMPLE}/evaluations`)
    await follow(page, 'Valutazione del triennio')
    await page.waitForURL(/\/evaluations\/[0-9a-f-]{36}$/)
    const evaluation = page.url()
    if (scripts) await expectForEveryone(page)

    await follow(page, 'Congela i dati')
    await page.waitForURL(/\/freeze$/)
    await field(page, 'until').fill(until)
    await press(page, 'Congela')
    // Without the promise that goes with it nothing is frozen, and the day stays as it was typed.
    await page.locator('main .error-summary').getByText('Senza questo impegno').waitFor()
    expect(await field(page, 'until').inputValue()).toBe(until)
    await field(page, 'promise').check()
    await press(page, 'Congela')
    await page.waitForURL(/\/datasets\/[0-9a-f-]{36}$/)
    await page.getByText('persons.parquet').waitFor()
    if (scripts) await expectForEveryone(page)
    const file = await page.request.get(`${page.url()}/files/persons.csv`)
    expect(file.status()).toBe(200)
    expect((await file.text()).startsWith('person,gender,age_band')).toBe(true)

    // The same day again: it is told beside the day.
    await page.goto(`${evaluation}/freeze`)
    await field(page, 'until').fill(until)
    await field(page, 'promise').check()
    await press(page, 'Congela')
    await page.locator('main .error-summary').getByText('sono già congelati').waitFor()

    await page.goto(`${evaluation}/findings/new`)
    await field(page, 'title').fill(title)
    await field(page, 'words').fill('Una presenza su quattro è senza nome.')
    await press(page, 'Salva per sempre')
    await page.waitForURL(/\/findings\/[0-9a-f]{8}-[0-9a-f-]{27}$/)
    const finding = page.url()
    expect(await field(page, 'words').count()).toBe(0)

    await enterAs(page, 'coordinatore')
    await page.goto(finding)
    await page.getByText('Una presenza su quattro').waitFor()
    await field(page, 'words').fill('Lo scriviamo nella relazione.')
    await press(page, 'Rispondi')
    await page.getByText('Risposta scritta.').waitFor()
    await page.getByText('Lo scriviamo nella relazione.').waitFor()
    if (scripts) await expectForEveryone(page)

    // What was read is there for the territory to see.
    await page.goto(`${EXAMPLE}/evaluations/readings`)
    await page.getByText(`persons.csv (${until})`).first().waitFor()
    if (scripts) await expectForEveryone(page)
    expect((await page.request.get(`${evaluation}/freeze`)).status()).toBe(404)
    await visitor.leave()
  },
)
