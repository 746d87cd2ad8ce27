import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 180_000 })
const house = openExample()
openBrowser()

/** The site of a municipality, at another origin, that allows nothing but our script and our feed. */
async function site(body: string) {
  const rules = [
    "default-src 'none'",
    `script-src ${house.url}`,
    `connect-src ${house.url}`,
    `form-action ${house.url}`,
    // The site's own icon.
    'img-src data:',
    "require-trusted-types-for 'script'",
  ].join('; ')
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': rules })
    answer.end(
      `<!doctype html><html lang="it"><title>Comune di prova</title><link rel="icon" href="data:,">${body}`,
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}
const TERRITORY = EXAMPLE.slice(1)

test('the site of a municipality shows the agenda under a strict policy, and a subscription begins there', async () => {
  const at = await site(`<h1>Comune di prova</h1>
    <trama-agenda territory="${TERRITORY}" limit="3"><a href="/">L’agenda</a></trama-agenda>
    <form action="${house.url}${EXAMPLE}/embed/newsletter" method="post">
      <label>La tua e-mail <input type="email" name="email"></label><button>Iscrivimi</button></form>
    <script src="${house.url}/embed/agenda.js" defer></script>`)
  const { page, leave } = await visit(at)
  await page.goto('/')
  const agenda = page.getByRole('region', { name: /^Agenda di/ })
  await agenda.getByRole('listitem').nth(2).waitFor()
  expect(await agenda.getByRole('listitem').count()).toBe(3)
  // Its looks are its own: a style of the page would not reach it, and it brought one under the policy.
  expect(
    await agenda
      .locator('.title')
      .first()
      .evaluate((one) => getComputedStyle(one).fontWeight),
  ).toBe('600')
  expect(await page.context().cookies()).toEqual([])
  const address = await agenda.getByRole('link').first().getAttribute('href')
  expect(address?.startsWith(`${house.url}${EXAMPLE}/`)).toBe(true)

  await page.getByLabel('La tua e-mail').fill('maria@example.org')
  await page.getByRole('button', { name: 'Iscrivimi' }).click()
  await page.waitForURL(`${house.url}${EXAMPLE}/embed/newsletter`)
  expect(await page.getByLabel('La tua e-mail').inputValue()).toBe('maria@example.org')
  await page.getByLabel(/^Sono d’accordo/).check()
  await page.getByRole('button', { name: 'Iscrivimi' }).click()
  await page.getByText('Guarda la posta').waitFor()
  await leave()
})

test('where the feed refuses what was asked, what stands in the element stays to be read', async () => {
  const at =
    await site(`<trama-agenda territory="${TERRITORY}" municipality="Montichiari"><a href="/x">Tutta l’agenda qui</a></trama-agenda>
    <script src="${house.url}/embed/agenda.js" defer></script>`)
  const { page, leave } = await visit(at)
  await page.goto('/')
  await page.getByText('L’agenda ora non si può leggere qui.').waitFor()
  expect(await page.getByRole('link', { name: 'Tutta l’agenda qui' }).isVisible()).toBe(true)
  await leave()
})

test('our own page shows what will be seen, also on a phone; without JavaScript a link stands there', async () => {
  const { page, leave } = await visit(house.url, { phone: true })
  await page.goto(`${EXAMPLE}/embed?limit=2`)
  await page
    .getByRole('region', { name: /^Agenda di/ })
    .getByRole('listitem')
    .nth(1)
    .waitFor()
  await leave()
  const plain = await visit(house.url, { scripts: false })
  await plain.page.goto(`${EXAMPLE}/embed`)
  expect(await plain.page.locator('trama-agenda a').isVisible()).toBe(true)
  await plain.leave()
})
