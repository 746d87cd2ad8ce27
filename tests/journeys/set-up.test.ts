import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectForEveryone, openBrowser, type Visit, visit } from '../support/browser.ts'
import { codeFor, codeKeyIn } from '../support/one-time-code.ts'
import { newDataFolder, type RunningTrama, removeFolder, startTrama } from '../support/running-trama.ts'
import { choose } from './steps.ts'

// One installation from its first page on: the tests are its days, in order.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
openBrowser()

const ADMINISTRATOR = {
  name: 'Nives Fondatori',
  email: 'nives@example.org',
  password: 'una frase che ricordo bene',
}
const FACILITATOR = {
  name: 'Ottavia Leggeri',
  email: 'ottavia@example.org',
  password: 'un’altra frase lunga lunga',
}
const HERE = '/ambito-di-prova'
/** Two good rows, one without a name, one of a municipality that is not of this territory. */
const LIST = `Denominazione;Comune;Tipo
Amici del Chiese;Montichiari;associazione
;Montichiari;associazione
Cooperativa Il Gelso;Carpenedolo;cooperativa
Circolo di Laguna;Venezia;associazione
`

let folder: string
let trama: RunningTrama
let administrator: Visit
beforeAll(async () => {
  folder = newDataFolder()
  trama = await startTrama(folder)
  administrator = await visit(trama.url)
})
afterAll(async () => {
  await administrator?.leave()
  await trama?.stop()
  if (folder) removeFolder(folder)
})

test('an empty installation is set up for real: territory, municipalities by name, administrator', async () => {
  const { page } = administrator
  await page.goto('/')
  await page.getByLabel(/^Nome del territorio/).fill('Ambito di prova')
  await choose(page, { field: /^Comuni/, typed: 'Montichi', option: /^Montichiari \(BS\)/ })
  await page.getByLabel(/^Oppure incolla un elenco di comuni/).fill('Carpenedolo, Acquafredda')
  await page.getByLabel(/^Il tuo nome e cognome/).fill(ADMINISTRATOR.name)
  await page.getByLabel(/^La tua e-mail/).fill(ADMINISTRATOR.email)
  await page.getByLabel(/^Scegli una password/).fill('corta')
  await page.getByRole('button', { name: 'Crea il territorio' }).click()
  await page.locator('.error-summary').waitFor()
  expect(await page.getByLabel(/^Nome del territorio/).inputValue()).toBe('Ambito di prova')
  expect(await page.locator('.chosen').innerText()).toContain('Montichiari')
  await expectForEveryone(page)

  await page.getByLabel(/^Scegli una password/).fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Crea il territorio' }).click()
  // Whoever administers needs a second step before anything else.
  await page.getByRole('heading', { level: 1, name: 'Un secondo passo per entrare' }).waitFor()
  await expectForEveryone(page)
  const key = codeKeyIn(await page.content())
  await page.getByLabel(/^Il codice/).fill(codeFor(key))
  await page.getByRole('button', { name: 'Conferma' }).click()
  await page.getByRole('heading', { level: 1, name: 'I tuoi codici di riserva' }).waitFor()
  await expectForEveryone(page)
  await page.getByRole('link', { name: 'Li ho messi da parte' }).click()
  await page.waitForURL(`**${HERE}`)
  await expectForEveryone(page)
  await page.goto('/setup')
  expect(await page.getByRole('button', { name: 'Crea il territorio' }).count()).toBe(0)
})

test('nobody can be entered as where people are real', async () => {
  const { page, leave } = await visit(trama.url)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Entra con la password' }).waitFor()
  expect(await page.getByText(/Entra come/).count()).toBe(0)
  const tried = await page.request.post('/enter-as', {
    form: { person: '01890000-0000-7000-8000-000000000001' },
    headers: { origin: trama.url },
  })
  expect(tried.status()).toBe(404)
  await leave()
})

test('a facilitator is invited, opens the link of the mail in her own browser, and sees her day', async () => {
  const { page } = administrator
  await page.goto(`${HERE}/operators`)
  await page.getByRole('link', { name: 'Invita qualcuno' }).first().click()
  await choose(page, {
    field: /^Chi/,
    typed: FACILITATOR.name,
    option: new RegExp(`^Aggiungi ${FACILITATOR.name}`),
  })
  await page.getByLabel(/^La sua e-mail/).fill(FACILITATOR.email)
  await page.getByLabel(/^facilitatore/).check()
  await page.getByRole('button', { name: 'Invita', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Ecco l’invito' }).waitFor()

  await page.goto('/mail')
  await page.getByRole('row', { name: FACILITATOR.email }).getByRole('link').click()
  const link = await page.locator('main a[href*="/invitations/"]').getAttribute('href')

  const hers = await visit(trama.url, { phone: true })
  await hers.page.goto(link ?? '')
  await expectForEveryone(hers.page)
  await hers.page.getByLabel(/^Scegli una password/).fill(FACILITATOR.password)
  await hers.page.getByRole('button', { name: 'Accetto l’invito' }).click()
  await hers.page.getByText('Invito accettato').waitFor()
  await hers.leave()

  const later = await visit(trama.url, { phone: true })
  await later.page.goto(`${HERE}/diary`)
  await later.page.waitForURL('**/sign-in?*')
  await later.page
    .getByLabel(/^La tua e-mail/)
    .last()
    .fill(FACILITATOR.email)
  await later.page.getByLabel(/^Password/).fill(FACILITATOR.password)
  await later.page.getByRole('button', { name: 'Entra con la password' }).click()
  await later.page.waitForURL(`**${HERE}/diary`)
  await later.page.getByText('Il tuo diario comincia da qui').waitFor()
  await expectForEveryone(later.page)
  await later.leave()
})

test('a list of organisations is looked at, taken in and taken back', async () => {
  const { page } = administrator
  const list = path.join(folder, 'enti.csv')
  writeFileSync(list, LIST)
  await page.goto(`${HERE}/import`)
  await page
    .locator('main')
    .getByRole('link', { name: /organizzazioni/i })
    .first()
    .click()
  await page.getByLabel(/^File dell’elenco/).setInputFiles(list)
  await page.getByRole('button', { name: 'Guarda che cosa contiene' }).click()
  await page.getByRole('heading', { level: 1, name: 'Controlla enti.csv' }).waitFor()
  expect(await statsOf(page)).toMatchObject({
    'Righe pronte': '2',
    'Righe da correggere': '1',
    'Righe fuori dal territorio': '1',
  })
  await expectForEveryone(page)

  await page.getByRole('button', { name: 'Importa le righe pronte' }).click()
  await page.getByRole('heading', { level: 1, name: 'Importazione di enti.csv' }).waitFor()
  expect(await statsOf(page)).toMatchObject({ Nuove: '2', 'Da correggere': '1', 'Fuori dal territorio': '1' })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Scarica le righe da correggere' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  const run = page.url()
  expect(await organisationsIn(page)).toEqual(
    expect.arrayContaining(['Amici del Chiese', 'Cooperativa Il Gelso']),
  )

  await page.goto(run)
  await page.getByRole('button', { name: 'Annulla questa importazione' }).click()
  await page.getByText('Importazione annullata').waitFor()
  expect(await organisationsIn(page)).toEqual([])
})

const statsOf = (page: Visit['page']) =>
  page.locator('.stat').evaluateAll((stats) => {
    const words = (stat: Element, part: string) => stat.querySelector(part)?.textContent?.trim()
    return Object.fromEntries(stats.map((stat) => [words(stat, '.stat-label'), words(stat, '.stat-figure')]))
  })

async function organisationsIn(page: Visit['page']): Promise<string[]> {
  await page.goto(`${HERE}/organisations/manage`)
  return page.locator('main tbody th').allInnerTexts()
}
