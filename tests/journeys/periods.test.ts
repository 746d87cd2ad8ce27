import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
/** How many meetings the page says are open. */
async function openOnes(page: Page) {
  const heading = page.locator('main h2').filter({ hasText: /incontr[oi] apert[oi]/ })
  const words = await heading.innerText()
  return words.startsWith('Un ') ? 1 : Number(/\d+/.exec(words)?.[0])
}

test.each([
  { scripts: true, from: '2017-01-01', to: '2017-12-31' },
  { scripts: false, from: '2018-01-01', to: '2018-12-31' },
])(
  'a period with an open meeting is told of it, and closes once that is closed; scripts: $scripts',
  async (one) => {
    const { scripts, from, to } = one
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/outcomes/periods`)
    await follow(page, 'Altri giorni')
    await field(page, 'from').fill(from)
    await field(page, 'to').fill(to)
    await press(page, 'Guarda il periodo')
    await page.waitForURL(/periods\/close\?from=/)
    const closing = page.url()
    const before = await openOnes(page)
    expect(before).toBeGreaterThan(0)
    if (scripts) await expectForEveryone(page)

    await press(page, 'Chiudi il periodo')
    await page.locator('main .error-summary').getByText('Ci sono incontri aperti').waitFor()

    // She goes and closes the meeting, and comes back.
    await page
      .locator('main section')
      .filter({ hasText: /incontr[oi] apert[oi]/ })
      .getByRole('link')
      .first()
      .click()
    await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/)
    await field(page, 'headcount').fill('3')
    await press(page, 'Salva e chiudi')
    await page.getByText('Chiusa: da ora conta nei risultati.').waitFor()
    await page.goto(closing)
    expect(await openOnes(page)).toBe(before - 1)
    await field(page, 'notes').fill('Un registro ritrovato nel cassetto.')
    if (before > 1) await field(page, 'open').check()
    await press(page, 'Chiudi il periodo')
    await page.waitForURL(/\/outcomes\/periods\/[0-9a-f-]{36}$/)
    await page.locator('main').getByText('Un registro ritrovato nel cassetto.').waitFor()
    if (scripts) await expectForEveryone(page)
    await visitor.leave()
  },
)

test.each([
  { scripts: true, words: 'Una comunità che si accorge di chi è solo.' },
  { scripts: false, words: 'Una comunità che si accorge anche di notte.' },
])('the framework is written in place, and printed; scripts: $scripts', async ({ scripts, words }) => {
  const visitor = await visit(trama.url, { scripts })
  const { page } = visitor
  await enterAs(page, 'coordinatore')
  await page.goto(`${EXAMPLE}/outcomes/framework`)
  if (scripts) await expectForEveryone(page)
  await follow(page, /^Modifica/)
  await page.waitForURL(/\/framework\/lines\/[0-9a-f-]{36}$/)
  const before = await field(page, 'words').inputValue()
  await field(page, 'words').fill(words)
  if (scripts) await expectForEveryone(page)
  await press(page, 'Salva la riga')
  await page.waitForURL(/\/outcomes\/framework$/)
  await page.locator('main').getByText(words).first().waitFor()

  // What it was is not lost.
  await follow(page, /^Modifica/)
  await page.waitForURL(/\/framework\/lines\/[0-9a-f-]{36}$/)
  await page.locator('main ol').getByText(before).first().waitFor()
  await page.goto(`${EXAMPLE}/outcomes/framework`)
  await follow(page, 'Stampa')
  await page.waitForURL(/\/framework\/paper/)
  await page.locator('main').getByText(words).waitFor()
  if (scripts) await expectForEveryone(page)
  const href = await page.locator('main').getByRole('link', { name: 'Scarica in Word' }).getAttribute('href')
  const document = await page.request.get(href ?? '')
  expect(document.status()).toBe(200)
  expect((await document.body()).subarray(0, 2).toString()).toBe('PK')
  await visitor.leave()
})
