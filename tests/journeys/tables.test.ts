import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const TODAY = localDay(new Date(), 'Europe/Rome')
const A_YEAR_AGO = `${Number(TODAY.slice(0, 4)) - 1}${TODAY.slice(4, 8)}01`
const TABLE = 'Tavolo di co-progettazione degli spazi civici'
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test.each([
  { scripts: true, topic: 'Il forno sociale', what: 'Accendere il forno sociale ogni sabato' },
  { scripts: false, topic: 'La ciclofficina', what: 'Aprire la ciclofficina nel cortile' },
])(
  'a table decides, and the decision is found a year later with its follow-up; scripts: $scripts',
  async (one) => {
    const { scripts, topic, what } = one
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/tables`)
    await follow(page, TABLE)
    await follow(page, 'Nuovo incontro')
    await field(page, 'on').fill(A_YEAR_AGO)
    await field(page, 'at').fill('17:00')
    await field(page, 'place').fill('Biblioteca')
    await press(page, 'Metti in calendario')
    await page.waitForURL(/\/tables\/meetings\/[0-9a-f-]{36}$/)
    const meeting = page.url()
    await follow(page, 'Aggiungi un punto')
    await field(page, 'title').fill(topic)
    await press(page, 'Aggiungi un punto')
    await page.waitForURL(meeting)
    await press(page, 'Convoca l’incontro')
    // Its agenda stands once it is called: going on before would take the form back.
    await page.getByRole('button', { name: 'Convoca l’incontro' }).waitFor({ state: 'detached' })
    await follow(page, 'Presenze')
    await checkAll(page, 'present[]')
    await press(page, 'Salva le presenze')
    await page.waitForURL(meeting)

    await follow(page, `Verbale: ${topic}`)
    await field(page, 'text').fill('Se ne parla a lungo, e piace a tutti.')
    // With script it is kept by itself; without, by its button. The page says so either way.
    if (!scripts) await press(page, 'Salva')
    await page.getByRole('status').filter({ hasText: 'Salvato.' }).waitFor()
    await page.reload()
    expect(await field(page, 'text').inputValue()).toBe('Se ne parla a lungo, e piace a tutti.')
    if (scripts) await expectForEveryone(page)

    await page.goto(meeting)
    await follow(page, `Decisione su: ${topic}`)
    await field(page, 'what').fill(what)
    await field(page, 'why').fill('Chi sta solo trova un motivo per uscire.')
    await checkAll(page, 'favour[]')
    await field(page, 'dueOn').fill(A_YEAR_AGO)
    await field(page, 'followsId').selectOption({ index: 1 })
    if (scripts) await expectForEveryone(page)
    await press(page, 'Registra la decisione')
    await page.waitForURL(/\/tables\/decisions\/[0-9a-f-]{36}$/)

    // A year later.
    await page.goto(`${EXAMPLE}/tables/decisions`)
    await field(page, 'q').fill(what.split(' ').toReversed().slice(0, 2).join(' '))
    await press(page, 'Mostra')
    await page.waitForURL(/[?&]q=/)
    await follow(page, what)
    await page.locator('main').getByText('Chi sta solo trova un motivo per uscire.').waitFor()
    await page.getByLabel('attuata').check()
    await field(page, 'words').fill('Da un anno non manca un sabato.')
    await press(page, 'Annota')
    await page.locator('main').getByText('Da un anno non manca un sabato.').waitFor()
    if (scripts) await expectForEveryone(page)
    await visitor.leave()
  },
)

/** Ticks every box of a name, once the page that has them is there. */
async function checkAll(page: Page, name: string) {
  const boxes = field(page, name)
  await boxes.first().waitFor()
  for (const box of await boxes.all()) await box.check()
}
