import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectForEveryone, openBrowser, type Visit, visit } from '../support/browser.ts'
import { codeFor, codeKeyIn, recoveryCodesIn } from '../support/one-time-code.ts'
import {
  newDataFolder,
  type RunningTrama,
  removeFolder,
  runTrama,
  startTrama,
} from '../support/running-trama.ts'

// One installation and its administrator: the tests are her days, in order.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
openBrowser()

const NIVES = { name: 'Nives Fondatori', email: 'nives@example.org', password: 'una frase che ricordo bene' }
const HERE = '/valle-di-prova'

let folder: string
let trama: RunningTrama
let key = ''
let recovery: string[] = []
beforeAll(async () => {
  folder = newDataFolder()
  trama = await startTrama(folder)
})
afterAll(async () => {
  await trama?.stop()
  if (folder) removeFolder(folder)
})

async function enterWithPassword({ page }: Visit, next = HERE) {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page
    .getByLabel(/^La tua e-mail/)
    .last()
    .fill(NIVES.email)
  await page.getByLabel(/^Password/).fill(NIVES.password)
  await page.getByRole('button', { name: 'Entra con la password' }).click()
}
const confirm = async (page: Page, code: string, button: string) => {
  await page.getByLabel(/^Il codice/).fill(code)
  await page.getByRole('button', { name: button, exact: true }).click()
}

test('without script and on a phone, the first administrator is led through the second step', async () => {
  const hers = await visit(trama.url, { phone: true, scripts: false })
  const { page } = hers
  await page.goto('/')
  await page.getByLabel(/^Nome del territorio/).fill('Valle di prova')
  await page.getByLabel(/^Oppure incolla un elenco di comuni/).fill('Carpenedolo, Acquafredda')
  await page.getByLabel(/^Il tuo nome e cognome/).fill(NIVES.name)
  await page.getByLabel(/^La tua e-mail/).fill(NIVES.email)
  await page.getByLabel(/^Scegli una password/).fill(NIVES.password)
  await page.getByRole('button', { name: 'Crea il territorio' }).click()
  await page.getByRole('heading', { level: 1, name: 'Un secondo passo per entrare' }).waitFor()
  await page.goto(`${HERE}/operators`)
  expect(new URL(page.url()).pathname).toBe('/sign-in/second-step')

  key = codeKeyIn(await page.content())
  await confirm(page, '000000', 'Conferma')
  await page.locator('.error-summary').waitFor()
  await confirm(page, codeFor(key), 'Conferma')
  await page.getByRole('heading', { level: 1, name: 'I tuoi codici di riserva' }).waitFor()
  recovery = recoveryCodesIn(await page.content())
  expect(recovery).toHaveLength(10)
  await page.getByRole('link', { name: 'Li ho messi da parte' }).click()
  expect(new URL(page.url()).pathname).toBe(`${HERE}/operators`)
  await hers.leave()
})

test('every page of it is for everyone, at both widths', async () => {
  for (const phone of [true, false]) {
    const hers = await visit(trama.url, { phone })
    await enterWithPassword(hers)
    await hers.page.getByRole('heading', { level: 1, name: 'Ancora un passo' }).waitFor()
    await expectForEveryone(hers.page)
    await confirm(hers.page, recovery.pop() ?? '', 'Continua')
    await hers.page.waitForURL(`**${HERE}`)
    await hers.page.getByText('Hai usato un codice di riserva').waitFor()
    for (const path of ['/account', '/account/second-step', '/account/second-step/app']) {
      await hers.page.goto(path)
      await expectForEveryone(hers.page)
    }
    await hers.leave()
  }
  const visitor = await visit(trama.url)
  await visitor.page.goto('/sign-in')
  await visitor.page.getByRole('button', { name: 'Entra con una passkey' }).waitFor()
  await expectForEveryone(visitor.page)
  await visitor.leave()
})

test('new recovery codes are shown once, also where pages change without loading', async () => {
  const hers = await visit(trama.url)
  await enterWithPassword(hers, '/account/second-step')
  await confirm(hers.page, codeFor(key, 1), 'Continua')
  await hers.page.getByRole('button', { name: 'Fanne di nuovi' }).click()
  await hers.page.getByRole('heading', { level: 1, name: 'I tuoi codici di riserva' }).waitFor()
  recovery = recoveryCodesIn(await hers.page.content())
  expect(recovery).toHaveLength(10)
  await hers.page.getByRole('link', { name: 'Li ho messi da parte' }).click()
  await hers.page.getByText('Ne restano 10 da usare.').waitFor()
  await hers.leave()
})

/** A device with a fingerprint reader, as far as the browser can tell. */
async function withDevice(page: Page, isUserVerified = true): Promise<[CDPSession, string]> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  return [session, authenticatorId]
}

test('a passkey is added, and stands for both steps; without the finger it opens nothing', async () => {
  const hers = await visit(trama.url)
  const { page } = hers
  const [device, authenticatorId] = await withDevice(page)
  await enterWithPassword(hers, '/account/second-step')
  await confirm(page, recovery.pop() ?? '', 'Continua')
  await page.getByRole('button', { name: 'Aggiungi una passkey' }).click()
  await page.getByText('Passkey aggiunta.').waitFor()
  await expectForEveryone(page)

  await page.context().clearCookies()
  await page.goto(`/sign-in?next=${HERE}/operators`)
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Entra con una passkey' }).click()
  await page.getByText('Non ha funzionato').waitFor()
  await page.goto('/account')
  expect(new URL(page.url()).pathname).toBe('/sign-in')

  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.goto(`/sign-in?next=${HERE}/operators`)
  await page.getByRole('button', { name: 'Entra con una passkey' }).click()
  await page.waitForURL(({ pathname }) => pathname === `${HERE}/operators`)

  await page.goto('/account/second-step')
  await page.getByRole('button', { name: 'Togli', exact: true }).click()
  await page.getByText('Passkey tolta.').waitFor()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Entra con una passkey' }).click()
  await page.getByText('Non ha funzionato').waitFor()
  await hers.leave()
})

test('who has lost phone and paper is helped at the command line, and sets the second step up anew', async () => {
  const forget = (email: string) =>
    runTrama(folder, ['account', 'forget-second-step', '--email', email, '--reason', 'Ha perso il telefono'])
  const { code, out } = await forget(NIVES.email)
  expect([code, out]).toEqual([0, expect.stringContaining('make sure that it is them')])
  const hers = await visit(trama.url)
  await enterWithPassword(hers)
  await hers.page.getByRole('heading', { level: 1, name: 'Un secondo passo per entrare' }).waitFor()
  expect(codeKeyIn(await hers.page.content())).not.toBe(key)
  await hers.leave()
  expect((await forget('x@example.org')).code).toBe(1)
})
