import type { Locator, Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press as pressIn } from './steps.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const press = (page: Page, name: string | RegExp) => pressIn(page, name, { exact: true })
/** The code as it is printed under the square of the first slip: what somebody has in their hand. */
const printedCode = async (page: Page) => (await page.locator('.paper-code').first().innerText()).trim()
/** From a code said aloud to the page where that sheet is typed back. */
async function openByCode(page: Page, code: string) {
  await page.goto(`${EXAMPLE}/p`)
  await page.getByLabel(/^Codice del foglio/).fill(code.toLowerCase())
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/paper\/[a-z]+\/[A-Z0-9]{6}/)
}
const card = (page: Page, number: number) => page.locator(`#row-${number}`)
/** Somebody taken from the list that opens while their name is typed, with the arrows and Enter: known, or said for the first time. */
async function choose(field: Locator, name: string, how: 'known' | 'new') {
  const keyboard = field.page().keyboard
  const box = field.locator('xpath=ancestor::trama-combobox')
  const option = how === 'new' ? '[role=option].fresh' : '[role=option]:not(.fresh)'
  await field.focus()
  await keyboard.type(name)
  await box.locator(option, { hasText: name }).first().waitFor()
  while ((await box.locator(`${option}[aria-selected=true]`).count()) === 0) await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await box.locator('.chosen', { hasText: name }).waitFor()
}
const day = async (page: Page, ago: number) =>
  page.evaluate((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10), ago)

test('cards filled in a courtyard are found by their code and become encounters, one name looked for without script', async () => {
  const { page, leave } = await visit(trama.url, { scripts: false })
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/diary/cards`)
  await press(page, 'Prepara le schede')
  await page.waitForURL(/\/print$/)
  expect(await page.locator('.slip').count()).toBe(8)
  // The mark of a card: its sheet and its number.
  await openByCode(page, await printedCode(page))
  const first = card(page, 1)
  await first.getByLabel(/^Giorno/).fill(await day(page, 2))
  await first.getByLabel(/^Con chi/).fill('Ivana Cortilona')
  await first.getByLabel(/^Nota/).fill('In cortile, sotto il portico')
  await first.getByRole('button', { name: 'Cerca' }).click()
  await card(page, 1)
    .getByLabel(/^Aggiungi la persona/)
    .check()
  await press(page, 'Annota gli incontri')
  await page.getByRole('link', { name: /^Scheda 1/ }).waitFor()
  await page.getByRole('link', { name: /^Scheda 1/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Ivana Cortilona' }).waitFor()
  await page.getByText('In cortile, sotto il portico').waitFor()
  await page.locator('.from-paper').waitFor()
  await leave()
})

test('a slip of a volunteer without a phone: a missed visit reaches who follows, a total that differs is asked', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/visits/slips`)
  await expectForEveryone(page)
  await page.getByRole('checkbox').first().check()
  await press(page, 'Prepara i fogli')
  await page.waitForURL(/\/visits\/slips\/print/)
  await expectForEveryone(page)
  const title = await page.locator('.slip h2').first().innerText()
  await openByCode(page, await printedCode(page))
  const [done, missed] = [card(page, 1), card(page, 2)]
  // By keyboard alone: Tab from field to field, letters choose in a list.
  await done.getByLabel(/^Giorno/).fill(await day(page, 4))
  await done.getByLabel(/^Com’è andata/).focus()
  await page.keyboard.type('Fatta')
  await page.keyboard.press('Tab')
  await page.keyboard.type('75')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Due passi in piazza')
  await missed.getByLabel(/^Giorno/).fill(await day(page, 3))
  await missed.getByLabel(/^Com’è andata/).selectOption({ label: 'Saltata' })
  await page.getByLabel(/^Minuti in tutto/).fill('90')
  await press(page, 'Salva le visite')
  const asked = page.getByLabel(/le righe danno 75, il foglio dice 90/)
  await asked.waitFor()
  await expectForEveryone(page)
  await asked.check()
  await press(page, 'Salva le visite')
  await page.getByText('Visite scritte.').waitFor()
  await page.goto(`${EXAMPLE}/diary`)
  await page.getByText(title).first().waitFor()
  await page.goto(`${EXAMPLE}/visits/following`)
  await page.locator('main').getByRole('link', { name: title }).first().click()
  await page.getByText('Due passi in piazza').waitFor()
  expect(await page.locator('.from-paper').count()).toBe(2)
  await leave()
})

test('an idea written by hand is sent in only when it is signed, and its form is copied once', async () => {
  const { page, leave } = await visit(trama.url, { phone: true })
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/calls`)
  await page.locator('main').getByRole('link', { name: 'Cortili aperti' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cortili aperti' }).waitFor()
  await page.locator('main').getByRole('link', { name: 'Moduli di carta' }).click()
  await page.getByRole('heading', { level: 1, name: 'Moduli di carta' }).waitFor()
  await expectForEveryone(page)
  await press(page, 'Prepara i moduli')
  await page.waitForURL(/\/papers\/print/)
  await expectForEveryone(page)
  const code = await printedCode(page)
  await openByCode(page, code)
  const fields = [
    [/^Arrivata il/, await day(page, 0)],
    [/^Titolo dell’idea/, 'Una pergola in cortile'],
    [/^Che cosa si vuole fare/, 'Ombra per chi aspetta i bambini.'],
    [/^Come si spende/, 'Legno 300 €'],
    [/^Quanto si chiede/, '300'],
    [/^Come firmare l’idea/, 'Le famiglie del cortile'],
    [/^Nome e cognome/, 'Ida Pergolesi'],
  ] as const
  for (const [label, typed] of fields) await page.getByLabel(label).fill(typed)
  await page.getByRole('radio').first().check()
  await press(page, 'Manda l’idea')
  await page.locator('.error-summary').waitFor()
  await expectForEveryone(page)
  await page.getByLabel(/^Sul foglio c’è la firma/).check()
  await press(page, 'Manda l’idea')
  await page.getByRole('heading', { level: 1, name: 'Una pergola in cortile' }).waitFor()
  await page.locator('.from-paper').waitFor()
  await openByCode(page, code)
  await page.getByText('Questo modulo è già ricopiato').waitFor()
  await leave()
})

test('a slip of the emporium is typed by keyboard and the thing is on the shelf; hours nobody signed wait', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/emporium`)
  await page.locator('main').getByRole('link', { name: 'Buoni di carta' }).click()
  await page.getByRole('heading', { level: 1, name: 'Buoni di carta' }).waitFor()
  await press(page, 'Prepara i buoni')
  await page.waitForURL(/\/emporium\/slips\/print/)
  await expectForEveryone(page)
  expect(await page.locator('.slip').count()).toBe(12)
  const codes = await page.locator('.paper-code').allInnerTexts()
  await openByCode(page, codes[1] ?? '')
  // The square of a slip leads to its own row.
  expect(page.url()).toMatch(/row=2/)
  const slip = card(page, 2)
  await slip.getByLabel(/^Che cosa/).focus()
  await page.keyboard.type('Fasciatoio pieghevole')
  await page.keyboard.press('Tab')
  await page.keyboard.type('prima')
  await page.keyboard.press('Tab')
  await page.keyboard.type('usata')
  await choose(slip.getByRole('combobox', { name: /^Nome/ }), 'Palmira Zanardelli', 'new')
  await page.getByLabel(/^Pezzi in tutto/).fill('2')
  await page.keyboard.press('Enter')
  const asked = page.getByLabel(/le righe danno 1, il foglio dice 2/)
  await asked.waitFor()
  await asked.check()
  await press(page, 'Metti sullo scaffale')
  await page.getByRole('link', { name: 'Buono 2: Fasciatoio pieghevole' }).waitFor()
  await expectForEveryone(page)
  await page.getByRole('link', { name: 'Buono 2: Fasciatoio pieghevole' }).click()
  await page.getByRole('heading', { level: 1, name: 'Fasciatoio pieghevole' }).waitFor()
  expect(await page.locator('.from-paper a').getAttribute('href')).toMatch(/\/paper\/give\/\w{6}$/)
  await page.goto(`${EXAMPLE}/emporium`)
  await page.getByRole('link', { name: 'Fasciatoio pieghevole' }).waitFor()

  await openByCode(page, codes[8] ?? '')
  const hours = card(page, 1)
  await choose(hours.getByRole('combobox', { name: /^Chi ha dato le ore/ }), 'Palmira Zanardelli', 'known')
  await choose(hours.getByRole('combobox', { name: /^Chi le ha ricevute/ }), 'Olindo Zanardelli', 'new')
  await hours.getByLabel(/^Che cosa si è fatto/).fill('Orlo alle tende')
  await hours.getByLabel(/^Che genere di aiuto/).selectOption({ label: 'cucito' })
  await hours.getByLabel(/^Giorno/).fill(await day(page, 2))
  await hours.getByLabel(/^Quante ore/).fill('1,5')
  await press(page, 'Salva le ore')
  const copied = page.locator('main li', { hasText: 'Buono 1: Orlo alle tende' })
  await copied.getByText('Da confermare').waitFor()
  await copied.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Orlo alle tende' }).waitFor()
  await page.locator('.from-paper').waitFor()
  await press(page, /^Conferma: /)
  await page.getByText('Da confermare').waitFor({ state: 'detached' })
  await leave()
})
