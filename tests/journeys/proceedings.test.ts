import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { daysLater, localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const TODAY = localDay(new Date(), 'Europe/Rome')
const TABLE = 'Tavolo di co-progettazione degli spazi civici'
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test.each([
  { scripts: true, title: 'Merende di quartiere', body: 'Associazione Lanterna', code: '90000000068' },
  { scripts: false, title: 'Biblioteche in bicicletta', body: 'Associazione Sentiero', code: '90000000019' },
])(
  'a notice is written, published, asked about and applied for, and nobody is answered early; scripts: $scripts',
  async ({ scripts, title, body, code }) => {
    const desk = await visit(trama.url, { scripts })
    const { page } = desk
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/tables`)
    await follow(page, TABLE)
    await follow(page, 'Nuovo procedimento')
    await page.getByLabel('Co-programmazione', { exact: true }).check()
    await field(page, 'officerSeat').selectOption({ index: 1 })
    await field(page, 'officerWords').fill('Ufficio di Piano')
    await field(page, 'title').fill(title)
    await field(page, 'purpose').fill('Capire che cosa manca il pomeriggio.')
    await field(page, 'requirements').fill('Chi lavora con i bambini.')
    await field(page, 'criteria').fill('Si ascolta chiunque.')
    await field(page, 'opensOn').fill(TODAY)
    await field(page, 'questionsUntil').fill(daysLater(TODAY, 5))
    await field(page, 'closesOn').fill(daysLater(TODAY, -1))
    await field(page, 'choiceBy').fill(daysLater(TODAY, 40))
    await press(page, 'Salva la bozza')
    await page.getByRole('alert').first().waitFor()
    expect(await field(page, 'purpose').inputValue()).toBe('Capire che cosa manca il pomeriggio.')
    await field(page, 'closesOn').fill(daysLater(TODAY, 20))
    if (scripts) await expectForEveryone(page)
    await press(page, 'Salva la bozza')
    await page.waitForURL(/\/tables\/proceedings\/[0-9a-f-]{36}$/)
    const notice = page.url()
    await press(page, 'Pubblica l’avviso')
    await page.locator('main').getByRole('link', { name: 'Candidati' }).waitFor()
    if (scripts) await expectForEveryone(page)

    // Somebody without an account reads it and applies, with a code that is wrong at first.
    const citizen = await visit(trama.url, { scripts })
    await citizen.page.goto(notice)
    await follow(citizen.page, 'Candidati')
    await field(citizen.page, 'name').fill(body)
    await field(citizen.page, 'fiscalCode').fill('12345678901')
    await field(citizen.page, 'words').fill('Tre pomeriggi la settimana.')
    await field(citizen.page, 'who').fill('Ada Neri')
    await field(citizen.page, 'email').fill('ada.neri@example.org')
    await press(citizen.page, 'Invia la candidatura')
    await citizen.page.getByRole('alert').first().waitFor()
    expect(await field(citizen.page, 'words').inputValue()).toBe('Tre pomeriggi la settimana.')
    await field(citizen.page, 'fiscalCode').fill(code)
    await press(citizen.page, 'Invia la candidatura')
    await citizen.page.waitForURL(/\/tables\/applications\//)
    await citizen.page.locator('main').getByText('Tre pomeriggi la settimana.').waitFor()
    if (scripts) await expectForEveryone(citizen.page)

    // What was asked is answered for everyone.
    await citizen.page.goto(notice)
    await follow(citizen.page, 'Fai una domanda')
    await field(citizen.page, 'question').fill('Serve una sede?')
    await press(citizen.page, 'Invia la domanda')
    await citizen.page.waitForURL(notice)
    await page.goto(notice)
    await follow(page, 'Rispondi: Serve una sede?')
    await field(page, 'answer').fill('No, basta esserci.')
    await press(page, 'Pubblica la risposta')
    await page.waitForURL(notice)
    await citizen.page.goto(notice)
    await citizen.page.locator('main').getByText('No, basta esserci.').waitFor()

    // At the desk it is found, its check noted; nobody is answered before the last day.
    await page.goto(`${notice}/candidates`)
    await follow(page, body)
    await page.getByLabel('Non risulta').check()
    await press(page, 'Annota la verifica')
    await page.locator('main').getByText('Non risulta iscritto.').first().waitFor()
    await page.getByLabel('Ammessa', { exact: true }).check()
    await press(page, 'Registra la risposta')
    await page.locator('main').getByText('Si risponde dopo la scadenza').first().waitFor()
    if (scripts) await expectForEveryone(page)
    await citizen.leave()
    await desk.leave()
  },
)

test('who was there in the first phase and dropped out by the second is read by anyone, with the reason', async () => {
  const visitor = await visit(trama.url, { scripts: false })
  const { page } = visitor
  await page.goto(`${EXAMPLE}/tables/proceedings`)
  await follow(page, 'Aule aperte la sera: con chi le apriamo')
  await follow(page, 'Chi c’era e non c’è più')
  await page.locator('main').getByText('Chi seguiva il progetto si è trasferito').first().waitFor()
  await page.locator('main').getByText('Circolo Ponte Basso').first().waitFor()
  await visitor.leave()
})
