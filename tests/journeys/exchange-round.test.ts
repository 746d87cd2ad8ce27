import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press } from './steps.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const said = (page: Page) => page.locator('main').innerText()
const lines = (page: Page) => page.locator('main table').first().locator('tbody tr')

test('a school-work round of 60 places is run, explained, decided and published', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'coordinatore')
  await page.goto(`${EXAMPLE}/exchange/rounds`)
  await page.getByRole('link', { name: /Scuola-lavoro .*primo turno/ }).click()
  await page.waitForURL(/\/exchange\/rounds\/[0-9a-f-]{36}$/)
  const round = new URL(page.url()).pathname
  expect(await said(page)).toMatch(/60\s*Posti liberi|Posti liberi\s*60/i)
  const students = await lines(page).count()
  expect(students).toBeGreaterThan(40)

  // Run twice it says the same.
  await press(page, 'Calcola')
  await page.getByText('Calcolata, con la prova').waitFor()
  const first = await lines(page).allInnerTexts()
  await press(page, 'Calcola di nuovo')
  await page.getByText('Niente è cambiato da prima').waitFor()
  expect(await lines(page).allInnerTexts()).toEqual(first)
  const placed = first.filter((line) => !line.includes('Nessun posto')).length
  expect(placed).toBeGreaterThan(students / 2)
  await expectForEveryone(page)

  // What can be read to somebody: where, why, and what would have to change.
  await lines(page).getByRole('link').first().click()
  await page.waitForURL(/\/needs\/[0-9a-f-]{36}$/)
  const told = await said(page)
  expect(told).toContain('Dove, e perché')
  expect(told).toContain('Che cosa dovrebbe cambiare per un altro posto')
  expect(told).toMatch(/punti|ordine sorteggiato|altrettanto bene/)
  await expectForEveryone(page)

  // Somebody decides otherwise, and says why.
  await page.locator('main [name=offerId]').selectOption({ label: 'Nessun posto' })
  await page.locator('main [name=why]').fill('Ha trovato un posto da sé')
  await press(page, 'Sposta')
  await page.getByText('Spostata, con il tuo motivo.').waitFor()
  expect(await said(page)).toContain('Ha trovato un posto da sé')

  await page.goto(round)
  await press(page, 'Decido così')
  await page.getByText('Decisa. Ora si può pubblicare.').waitFor()
  expect(await said(page)).toContain('In vulnerabilità o no')
  await press(page, 'Pubblica')
  await page.getByText('Pubblicata: gli accordi sono fatti.').waitFor()
  const agreed = await lines(page).filter({ hasText: 'Accordo fatto' }).count()
  expect(agreed).toBe(placed - 1)
  await leave()
})

test('a round is the team’s alone, and works without scripts on a phone', async () => {
  const { page, leave } = await visit(trama.url, { scripts: false, phone: true })
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/exchange/rounds/new`)
  await page.getByLabel(/^Nome/).fill('Lavoro, primavera')
  await page.getByLabel(/^Che cosa si assegna/).selectOption({ label: 'Lavoro' })
  await press(page, 'Comincia')
  await page.waitForURL(/\/exchange\/rounds\/[0-9a-f-]{36}$/)
  const round = new URL(page.url()).pathname
  await press(page, /^Aggiungi/)
  await press(page, 'Calcola')
  await page.getByText('Calcolata, con la prova').waitFor()
  await enterAs(page, 'partner')
  expect((await page.goto(round))?.status()).toBe(404)
  await leave()
})
