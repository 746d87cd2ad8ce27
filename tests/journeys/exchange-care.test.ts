import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press, settled } from './steps.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const cards = (page: Page) => page.locator('main .card')

test.each([{ scripts: true }, { scripts: false }])(
  'a volunteer logs a visit from a phone-sized screen, and what worries reaches the mediator; scripts: $scripts',
  async ({ scripts }) => {
    const { page, leave } = await visit(trama.url, { phone: true, scripts })
    await enterAs(page, 'volontario')
    await page.goto(`${EXAMPLE}/visits`)
    if (scripts) await expectForEveryone(page)
    await cards(page).first().waitFor()
    // The first of two taps was to open the page; this is the second.
    await press(page, 'Fatto')
    await page.getByText('Visita scritta. Grazie.').waitFor()
    const whom = await cards(page).last().getByRole('heading').innerText()
    await cards(page).last().getByRole('link', { name: 'C’è qualcosa' }).click()
    await page.getByLabel('La visita c’è stata, e qualcosa mi preoccupa').check()
    await page.getByLabel(/^Che cosa hai visto/).fill('Non ha aperto le persiane')
    if (scripts) {
      await settled(page)
      await expectForEveryone(page)
    }
    await press(page, 'Dillo a chi ti segue')
    await page.getByText('Chi ti segue lo sa adesso.', { exact: false }).waitFor()
    await leave()

    const mediator = await visit(trama.url, { scripts })
    await enterAs(mediator.page, 'facilitatore')
    await mediator.page.goto(`${EXAMPLE}/diary`)
    await mediator.page.getByText(whom).first().waitFor()
    await mediator.page.goto(`${EXAMPLE}/visits/following`)
    await mediator.page.getByRole('link', { name: whom }).first().click()
    await mediator.page.getByText('Non ha aperto le persiane').first().waitFor()
    await mediator.leave()
  },
)

test('a neighbour takes a stroller from the emporium and gives an hour of Italian', async () => {
  const rosa = await visit(trama.url, { phone: true })
  const { page } = rosa
  await enterAs(page, 'cittadino')
  await page.goto(`${EXAMPLE}/exchange/goods`)
  await expectForEveryone(page)
  await follow(page, 'Passeggino')
  await page.getByRole('heading', { name: 'Passeggino', level: 1 }).waitFor()
  await follow(page, 'Prenota')
  await page.getByRole('heading', { name: 'Prenota: Passeggino', level: 1 }).waitFor()
  await settled(page)
  await expectForEveryone(page)
  await press(page, 'Prenota')
  await page.waitForURL('**/emporium/bookings')
  await page
    .getByText(/ti aspetta fino al/)
    .first()
    .waitFor()
  await settled(page)
  await expectForEveryone(page)

  const desk = await visit(trama.url)
  await enterAs(desk.page, 'facilitatore')
  await desk.page.goto(`${EXAMPLE}/emporium`)
  await expectForEveryone(desk.page)
  await desk.page
    .locator('.card', { hasText: 'Passeggino' })
    .getByRole('button', { name: 'Consegna' })
    .click()
  await desk.page.getByText('Consegnata.', { exact: true }).waitFor()
  await page.goto(`${EXAMPLE}/emporium/bookings`)
  await page
    .getByText(/ritirata il/)
    .first()
    .waitFor()
  await page.goto(`${EXAMPLE}/exchange/goods`)
  await page.getByRole('link', { name: 'Lettino con sponde' }).first().waitFor()
  expect(await page.getByRole('link', { name: 'Passeggino' }).count()).toBe(0)

  const given = async () =>
    Number(await page.locator('.stat', { hasText: 'Date' }).first().locator('.stat-figure').innerText())
  await page.goto(`${EXAMPLE}/hours`)
  await expectForEveryone(page)
  const before = await given()
  const lesson = page.locator('.panel', { hasText: 'Un’ora di italiano · tu dai' })
  await lesson.getByRole('button', { name: 'Scrivi le ore' }).click()
  await page.getByText('contano quando l’altra persona conferma', { exact: false }).waitFor()
  expect(await given()).toBe(before)
  await follow(page, 'Un’ora di italiano')
  await page.waitForURL(/\/exchange\/agreements\//)
  const agreement = page.url()
  await desk.page.goto(agreement)
  await press(desk.page, /^Conferma/)
  await desk.page.getByText('Confermato', { exact: true }).first().waitFor()
  await page.goto(`${EXAMPLE}/hours`)
  expect(await given()).toBe(before + 1)
  await rosa.leave()
  await desk.leave()
})
