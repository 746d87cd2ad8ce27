import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

/** A whole picture on a machine that does other things too. */
const SLOWLY = { timeout: 60_000 }
/** The example's first year ends, and so does its story. */
const [FIRST_YEAR, LAST_DAY] = ['2017-05-17', '2019-09-30']

const asFacilitator = async (options: Parameters<typeof visit>[1] = {}) => {
  const seen = await visit(trama.url, options)
  await enterAs(seen.page, 'facilitatore')
  seen.page.setDefaultTimeout(SLOWLY.timeout)
  return seen
}

test('a facilitator finds isolated people with reasons, an introduction, and the bridge whose loss would split', async () => {
  const { page, leave } = await asFacilitator({ scripts: false })
  await page.goto(`${EXAMPLE}/network/mine?who=all`)
  const isolated = page.getByRole('table', { name: 'Persone isolate, con i motivi' }).locator('tbody tr')
  expect(await isolated.count()).toBeGreaterThanOrEqual(3)
  for (const row of (await isolated.all()).slice(0, 3))
    expect(await row.locator('td').first().innerText()).toMatch(/legam|incontro/)
  const bridges = page.getByRole('table', { name: 'Chi fa da ponte' })
  await bridges
    .getByText(/resterebbero staccati: \d+ parti/)
    .first()
    .waitFor()

  await page.goto(`${EXAMPLE}/network/introductions?which=groups`)
  const proposal = page.locator('main li.panel').first()
  await proposal
    .getByText(/Nella rete sono lontani|comunità diverse/)
    .first()
    .waitFor()
  const [one = '', other = ''] = await proposal.locator('.proposal-pair a').allInnerTexts()
  await proposal.getByRole('button', { name: 'Li presento io' }).click()
  await page
    .getByRole('heading', { level: 1, name: `${one} e ${other}` })
    .or(page.getByRole('heading', { level: 1, name: `${other} e ${one}` }))
    .waitFor()
  await page.goto(`${EXAMPLE}/network/introductions?which=groups`)
  expect(await page.getByRole('row').filter({ hasText: one }).filter({ hasText: other }).count()).toBe(1)
  await leave()
})

test('one introduction is proposed on my day, and can be put aside with a reason', async () => {
  const { page, leave } = await asFacilitator({ phone: true })
  await page.goto(`${EXAMPLE}/diary`)
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Un’idea per oggi' }) })
  const pair = await section.locator('.proposal-pair').innerText()
  await section.getByRole('link', { name: 'Guarda bene o metti da parte' }).click()
  await page.getByRole('button', { name: 'Non è una buona idea' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Non è il momento').check()
  await page.getByRole('button', { name: 'Non è una buona idea' }).click()
  await page.getByText('Messa da parte: non verrà più proposta.').waitFor()
  await expectForEveryone(page)
  await page.goto(`${EXAMPLE}/diary`)
  expect(await section.locator('.proposal-pair').allInnerTexts()).not.toContain(pair)
  await leave()
})

test('the network after the first year and at the end are compared', async () => {
  const { page, leave } = await asFacilitator({ scripts: false })
  await page.goto(`${EXAMPLE}/network/ladder`)
  await page.getByRole('heading', { name: 'Il moltiplicatore' }).waitFor()
  await page.goto(`${EXAMPLE}/network`)
  await page.getByRole('link', { name: 'La rete in due date' }).click()
  await page.getByLabel('Dal', { exact: true }).fill(FIRST_YEAR)
  await page.getByLabel('Al', { exact: true }).fill(LAST_DAY)
  await page.getByRole('button', { name: 'Mostra' }).click()
  await page.getByRole('columnheader', { name: '30 settembre 2019' }).waitFor()
  const figures = async (name: string) =>
    (
      await page
        .getByRole('row', { name: new RegExp(`^${name} \\d`) })
        .locator('td')
        .allInnerTexts()
    ).map((said) => Number(said.replaceAll('.', '')))
  const [before = 0, after = 0] = await figures('Legami')
  expect([before > 1000, after > 1000]).toEqual([true, true])
  const stats = await page.locator('.stat').allInnerTexts()
  const stat = (label: string) =>
    Number(/\d[\d.]*/.exec(stats.find((text) => text.startsWith(label)) ?? '')?.[0].replaceAll('.', ''))
  expect(stat('Legami nati') + stat('Legami durati')).toBe(after)
  expect(stat('Legami spenti') + stat('Legami durati')).toBe(before)
  const labs = page.getByRole('table', { name: 'Che cosa resta dei laboratori' }).locator('tbody tr')
  expect(await labs.count()).toBeGreaterThan(3)
  await leave()
})

test('the map is drawn, searched and replayed; what it draws is in the table', async () => {
  const { page, leave } = await asFacilitator()
  const told = page.waitForResponse((answer) => answer.url().includes('/network/data.json'), SLOWLY)
  await page.goto(`${EXAMPLE}/network?scope=all`)
  const { names } = (await (await told).json()) as { names: string[] }
  expect(names.length).toBeGreaterThan(50)
  await page.locator('.network-canvas canvas').first().waitFor(SLOWLY)
  expect(await page.getByRole('heading', { level: 2, name: / nella rete$/ }).innerText()).toContain(
    names.length.toLocaleString('it-IT'),
  )
  const [name = ''] = await page.getByRole('table').locator('tbody th').allInnerTexts()
  await page.getByLabel('Cerca nella mappa').fill(name)
  await page.getByLabel('Cerca nella mappa').press('Tab')
  await page.locator('.network-panel').getByText(name).waitFor()
  await expectForEveryone(page)

  const earlier = page.waitForResponse((answer) => answer.url().includes('/network/data.json?'), SLOWLY)
  await page.getByLabel('Come era il').press('Home')
  await page.getByLabel('Come era il').dispatchEvent('change')
  expect((await (await earlier).json()).on < new Date().toISOString().slice(0, 10)).toBe(true)
  await leave()
})
