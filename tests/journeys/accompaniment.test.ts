import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { daysLater, localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { choose, EXAMPLE, noteAnEncounter, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const YESTERDAY = daysLater(localDay(new Date(), 'Europe/Rome'), -1)
/** A lab of the example that met yesterday and waits for its register. */
const LAB = /Il tè delle tre/
const TOLD = 'Da quando il negozio ha chiuso non esco.'

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const said = (page: Page) => page.locator('main').innerText()

test.each([
  { scripts: true, person: 'Marzia Controvento', neighbour: 'Nives Dirimpetto' },
  { scripts: false, person: 'Ottavia Senzafretta', neighbour: 'Ersilia Pianoterra' },
])('from an encounter to a pact that ends well, known to its team alone; scripts: $scripts', async (one) => {
  const { person, neighbour, scripts } = one
  const operator = await visit(trama.url, { scripts })
  const outside = await visit(trama.url, { scripts, phone: true })
  const { page } = operator
  await enterAs(page, 'assistente sociale')
  await enterAs(outside.page, 'facilitatore')

  await noteAnEncounter(
    page,
    { newcomer: person, note: 'Ci siamo viste al mercato.', reminder: 'Richiamare' },
    scripts,
  )
  const profile = await outsidersPage(outside.page, person)
  const before = await said(outside.page)

  const intake = await beginToAccompany(page)
  const pact = await writeAndSign(page, { person, neighbour, scripts })
  await payWhatWasPromised(page, pact)
  await answerScale(page, pact, 'before', '2')
  await lookBack(page, pact)

  // A stranger finds the person as before, and nothing of the rest.
  await outside.page.goto(profile)
  expect(await said(outside.page)).toBe(before)
  for (const path of [intake, pact, `${pact}/draft`, `${pact}/versions/1`]) {
    expect((await outside.page.goto(path))?.status(), path).toBe(404)
    expect(await said(outside.page)).not.toContain(person)
  }
  for (const path of ['/intakes', '/pacts', '/intakes/early-notices', '/diary']) {
    await outside.page.goto(EXAMPLE + path)
    expect(await said(outside.page), path).not.toContain(person)
  }

  await giveBackInTheLab(page, pact)
  await outside.page.goto(profile)
  const after = await said(outside.page)
  expect(after, 'that she came to the lab is public life').toMatch(LAB)
  expect(after).not.toMatch(/[Pp]att[oi]|accompagn|restitu/)

  await endWell(page, { pact, person, scripts })
  await outside.page.goto(profile)
  expect(await said(outside.page)).toBe(after)
  await page.goto(`${EXAMPLE}/pacts?show=ended`)
  await page.getByRole('link', { name: person }).waitFor()
  await operator.leave()
  await outside.leave()
})

/** Whoever is outside looks somebody up by name; gives the address of their page. */
async function outsidersPage(page: Page, person: string) {
  await page.goto(`${EXAMPLE}/people?q=${encodeURIComponent(person)}`)
  await page.locator('main').getByRole('link', { name: person }).first().click()
  await page.getByRole('heading', { level: 1, name: person }).waitFor()
  return page.url()
}

/** From the page of the encounter, with what was noted there; gives the address of the accompaniment. */
async function beginToAccompany(page: Page) {
  await page.getByRole('link', { name: 'Inizia ad accompagnare' }).click()
  await page.getByRole('heading', { level: 1, name: 'Iniziare ad accompagnare' }).waitFor()
  expect(await field(page, 'heard').inputValue()).toContain('Ci siamo viste al mercato.')
  await press(page, 'Inizia')
  await page.getByText('Senza accordo non si inizia: per un primo contatto basta il diario').first().waitFor()
  await page.getByLabel(/^La persona è d’accordo/).check()
  await field(page, 'how').selectOption({ label: 'A voce' })
  await field(page, 'wishes').fill('Vorrei tornare tra la gente.')
  await field(page, 'capabilities').fill('Sa tenere i conti.')
  await field(page, 'source').selectOption('community_point')
  await page.getByLabel('No, non la conoscono').check()
  await field(page, 'openedOn').fill(YESTERDAY)
  await press(page, 'Inizia')
  await page.waitForURL(/\/intakes\/[0-9a-f-]{36}$/)
  await page.getByText('Vorrei tornare tra la gente.').waitFor()
  return page.url()
}

type Signing = { person: string; neighbour: string; scripts: boolean }
type Ending = { pact: string; person: string; scripts: boolean }

/** One writes it together, with a neighbour in the team, and signs; gives the address of the pact. */
async function writeAndSign(page: Page, { person, neighbour, scripts }: Signing) {
  await page.getByRole('link', { name: 'Scrivere un patto insieme' }).click()
  await page.getByText('L’accordo a essere accompagnata è già scritto').waitFor()
  await field(page, 'sector').selectOption({ label: 'Servizio pubblico' })
  await press(page, 'Apri il patto')
  await page.waitForURL(/\/pacts\/[0-9a-f-]{36}\/draft$/)
  const pact = page.url().replace(/\/draft$/, '')
  await page.goto(`${pact}/team`)
  await choose(page, { field: /^Chi$/, typed: neighbour, option: /^Aggiungi la persona/ }, scripts)
  await field(page, 'sector').selectOption({ label: 'Persona vicina' })
  await press(page, 'Aggiungi all’équipe')
  await page.getByText('Ora fa parte dell’équipe.').waitFor()

  await page.goto(`${pact}/draft`)
  await field(page, 'ownWords').fill(TOLD)
  await field(page, 'capabilities').fill('Sa tenere i conti.')
  await field(page, 'goal-0-what').fill('Due pomeriggi alla settimana fuori casa')
  await field(page, 'give-0-what').fill('Corso di contabilità')
  await field(page, 'give-0-who').fill(neighbour)
  await field(page, 'give-0-amount').fill('1.234')
  await field(page, 'give-0-fund').selectOption({ index: 1 })
  await press(page, 'È pronto da firmare')
  // What can be read in two ways is asked back, and what was typed is still there.
  await page.locator('[href="#f-give-0-amount"]').waitFor()
  expect(await field(page, 'ownWords').inputValue()).toBe(TOLD)
  await field(page, 'give-0-amount').fill('120,50')
  await press(page, 'È pronto da firmare')
  await page.getByText('Un patto va nei due sensi').first().waitFor()
  await field(page, 'back-0-what').fill('Tiene i conti del laboratorio')
  await field(page, 'back-0-hours').fill('2')
  await press(page, 'È pronto da firmare')
  await page.waitForURL(/\/sign$/)
  if (scripts) await expectForEveryone(page)
  for (const name of [person, neighbour]) await page.getByRole('checkbox', { name }).check()
  await field(page, 'signedOn').fill(YESTERDAY)
  await press(page, 'Segna le firme')
  await page.getByText('Il patto è firmato').waitFor()
  expect(await said(page)).toContain('Tiene i conti del laboratorio')
  return pact
}

async function payWhatWasPromised(page: Page, pact: string) {
  await page.goto(pact)
  await page.getByRole('link', { name: 'Corso di contabilità' }).first().click()
  await page.getByText('Ancora da pagare').waitFor()
  await press(page, 'Segna il pagamento')
  await page.getByText('Pagamento segnato.').waitFor()
  await page.getByText('Pagato', { exact: true }).waitFor()
}

async function answerScale(page: Page, pact: string, moment: string, step: string) {
  await page.goto(`${pact}/scale/${moment}`)
  for (const who of ['person', 'team']) await page.locator(`main [name="${who}"][value="${step}"]`).check()
  await press(page, 'Salva le risposte')
  await page.getByText('Risposte salvate.').waitFor()
}

async function lookBack(page: Page, pact: string) {
  await page.goto(`${pact}/review`)
  await field(page, 'words').fill('È uscita tre volte, e una da sola.')
  await press(page, 'Salva la verifica')
  await page.getByText('Verifica salvata.').waitFor()
  expect(await said(page)).toContain('È uscita tre volte')
}

/** What the person gives back was done in a lab: its register says so, and nobody types it twice. */
async function giveBackInTheLab(page: Page, pact: string) {
  await page.goto(pact)
  await page.getByRole('link', { name: 'Tiene i conti del laboratorio' }).first().click()
  const sessions = field(page, 'sessionId')
  const lab = await sessions.locator('option', { hasText: LAB }).first().getAttribute('value')
  await sessions.selectOption(lab)
  await field(page, 'hours').fill('2')
  await press(page, 'Segna come fatto')
  await page.getByText('Segnato: è tutto fatto.').waitFor()
}

async function endWell(page: Page, { pact, person, scripts }: Ending) {
  await page.goto(`${pact}/end`)
  await page.getByLabel('L’obiettivo è raggiunto', { exact: true }).check()
  for (const who of ['person', 'team']) await page.locator(`main [name="${who}"][value="4"]`).check()
  await press(page, 'Concludi il patto')
  await page.getByText('Patto concluso.').waitFor()
  if (scripts) await expectForEveryone(page)
  const words = await said(page)
  for (const answer of ['L’obiettivo è raggiunto', `${person}: Poco`, `${person}: Molto`])
    expect(words).toContain(answer)
}
