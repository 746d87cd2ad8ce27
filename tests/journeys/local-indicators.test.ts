import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press as pressIn } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const press = (page: Page, name: string | RegExp) => pressIn(page, name, { exact: true })
/** What the page says the figure would be. */
const tried = (page: Page, said: RegExp) =>
  page.locator('main form [role=status]').filter({ hasText: said }).waitFor()

/** Prepares the table of a day and publishes it; leaves the page open that anyone reads. */
async function publish(page: Page, name: string, until: string) {
  await page.goto(`${EXAMPLE}/editions/new`)
  await field(page, 'name').fill(name)
  await field(page, 'until').fill(until)
  await press(page, 'Ferma le cifre')
  await page.waitForURL(/\/editions\/[0-9a-f-]{36}$/)
  const open = field(page, 'open')
  if (await open.count()) await open.check()
  await press(page, 'Pubblica l’edizione')
  await page.locator('main').getByText('Edizione pubblicata').first().waitFor()
  return page.url()
}

test.each([
  { scripts: true, until: '2018-03-31', name: 'Laboratori di lavoro' },
  { scripts: false, until: '2018-04-30', name: 'Laboratori di casa' },
])(
  'a coordinator counts something of their own, publishes it, and changes it: what was published stands; scripts: $scripts',
  async ({ scripts, until, name }) => {
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/outcomes`)
    await page.locator('main').getByRole('link', { name: 'Definisci un indicatore' }).click()
    await page.waitForURL(/\/outcomes\/local\/new$/)
    await tried(page, /Oggi: [\d.]+/)
    const all = await page.locator('main form [role=status]').innerText()

    // The figure follows what is chosen: by itself, or when the button is pressed.
    await field(page, 'name').fill(name)
    await field(page, 'kind').selectOption('course')
    if (!scripts) await press(page, 'Calcola')
    await expect
      .poll(() => page.locator('main form [role=status]').innerText(), { timeout: 30_000 })
      .not.toBe(all)
    await field(page, 'kind').selectOption('lab')
    await field(page, 'definition').fill('Incontri di laboratorio, chiusi.')
    if (scripts) await expectForEveryone(page)
    await press(page, 'Metti nella tabella')
    await page.waitForURL(/\/outcomes\/local_[0-9a-f-]{36}$/)
    const own = page.url()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.locator('#records').innerText()).toMatch(/S-[0-9A-F]{8}/)
    if (scripts) await expectForEveryone(page)

    await page.goto(`${EXAMPLE}/outcomes`)
    await page.locator('main section').filter({ hasText: 'Locali' }).getByRole('link', { name }).waitFor()
    const edition = await publish(page, `Prova ${name}`, until)
    await page.locator('main').getByText(name, { exact: true }).first().waitFor()

    await page.goto(own)
    await page.locator('main').getByRole('link', { name: 'Cambia la definizione' }).click()
    await page.waitForURL(/\/change$/)
    await field(page, 'name').fill(`${name} e non solo`)
    await field(page, 'kind').selectOption('')
    await press(page, 'Salva la nuova versione')
    await page.locator('main .error-summary').getByText('Perché cambia').waitFor()
    await field(page, 'reason').fill('Contiamo ogni incontro, non solo i laboratori.')
    await press(page, 'Salva la nuova versione')
    await page.waitForURL(own)
    await page.locator('main').getByText('Contiamo ogni incontro, non solo i laboratori.').first().waitFor()

    await page.goto(edition)
    const stands = await page.locator('main').innerText()
    expect(stands).toContain(name)
    expect(stands).not.toContain(`${name} e non solo`)
    await visitor.leave()
  },
)

test('a figure opens month by month and by groups, for everyone', async () => {
  const visitor = await visit(trama.url, { scripts: true })
  const { page } = visitor
  await enterAs(page, 'coordinatore')
  await page.goto(`${EXAMPLE}/outcomes/people_reached?as-of=2019-09-30`)
  await page.locator('main').getByRole('link', { name: 'Mese per mese' }).click()
  await page.waitForURL(/people_reached\/months/)
  await page.locator('main').getByRole('rowheader', { name: 'settembre 2019' }).waitFor()
  expect(await page.locator('main table').innerText()).toContain('5.932')
  await expectForEveryone(page)
  await page.goto(`${EXAMPLE}/outcomes/people_reached/groups?as-of=2019-09-30`)
  await page.locator('main').getByRole('rowheader', { name: 'Montichiari' }).waitFor()
  await page.locator('main').getByRole('link', { name: 'Genere' }).click()
  await page.waitForURL(/by=gender/)
  await page.locator('main').getByRole('rowheader', { name: 'Donna' }).waitFor()
  await expectForEveryone(page)
  await visitor.leave()
})
