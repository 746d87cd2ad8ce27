import { expect, test, vi } from 'vitest'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

test.each([
  { scripts: true, who: 'Samira Lahlou' },
  { scripts: false, who: 'Luca Tononi' },
])('$who leaves, and nothing is left to nobody; scripts: $scripts', async ({ scripts, who }) => {
  const visitor = await visit(trama.url, { scripts })
  const { page } = visitor
  await enterAs(page, 'coordinatore')
  await page.goto(`${EXAMPLE}/operators`)
  await page.locator('main').getByRole('link', { name: who }).click()
  await page.waitForURL(/\/operators\/[0-9a-f-]{36}$/)

  // The last role does not end before everything open has a name.
  await press(page, 'Togli: facilitatore')
  await page.waitForURL(/\/hand-over$/)
  const handOver = page.url()
  const kinds = page.locator('main select[name^="to-"]')
  expect(await kinds.count()).toBeGreaterThan(0)
  await page.locator('main [name="note"]').fill('Chi aspetta una telefonata la preferisce al mattino.')
  if (scripts) await expectForEveryone(page)
  await press(page, 'Passa le consegne')
  await page.getByText('niente resta a nessuno').first().waitFor()
  expect(await page.locator('main [name="note"]').inputValue()).toContain('al mattino')

  for (const kind of await kinds.all()) await kind.selectOption({ label: 'Elisa Morandini' })
  await press(page, 'Passa le consegne')
  await page.getByText('aspetta una risposta').first().waitFor()
  expect(await kinds.count()).toBe(0)

  // The other finds it on their day and takes it up.
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/diary`)
  const left = page.locator('main li').filter({ hasText: `${who} ti lascia` })
  const parts = await left.count()
  expect(parts).toBeGreaterThan(0)
  if (scripts) await expectForEveryone(page)
  for (let part = 0; part < parts; part += 1) {
    await page.goto(`${EXAMPLE}/diary`)
    await left.first().getByRole('link').click()
    await page.getByText('preferisce al mattino').waitFor()
    if (scripts && part === 0) await expectForEveryone(page)
    await press(page, 'Me ne occupo io')
    await page.getByText('accolta il').first().waitFor()
  }
  await page.goto(`${EXAMPLE}/diary`)
  expect(await left.count()).toBe(0)

  // Whoever coordinates reads what became of it, and finds nobody left without.
  await enterAs(page, 'coordinatore')
  await page.goto(handOver)
  expect(await page.getByText('aspetta una risposta').count()).toBe(0)
  await page.goto(`${EXAMPLE}/operators/coverage`)
  expect(await page.getByText(`${who} ha lasciato`).count()).toBe(0)
  await visitor.leave()
})
