import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { choose, EXAMPLE, follow, noteAnEncounter, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const TODAY = localDay(new Date(), 'Europe/Rome')
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

test.each([
  {
    scripts: true,
    family: 'Amina Portafiori',
    landlord: 'Gualtiero Pianterreno',
    home: 'Trilocale con terrazza',
  },
  {
    scripts: false,
    family: 'Celeste Scalabassa',
    landlord: 'Ernesta Cortegrande',
    home: 'Bilocale sul canale',
  },
])(
  'a home is offered, matched with reasons, mediated, leased with a guarantee and paid; scripts: $scripts',
  async (one) => {
    const { scripts, family, landlord, home } = one
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    await enterAs(page, 'assistente sociale')
    for (const newcomer of [family, landlord])
      await noteAnEncounter(page, { newcomer, note: 'Si è parlato di case.', reminder: 'Sentirsi' }, scripts)

    await offerHome(page, { landlord, home, scripts })
    await lookForHome(page, { family, scripts })
    if (scripts) await expectForEveryone(page)
    await follow(page, 'Cerca offerte')
    // The reasons are in words, for and against.
    const offered = page.locator('li.panel', { hasText: home })
    await offered.getByText('480 € al mese: si possono pagare', { exact: false }).waitFor()
    await offered.getByText('Nel comune della scuola').waitFor()
    await offered.getByRole('button', { name: `Proponi «${home}»` }).click()

    await page.getByLabel('Sì, va bene a tutti e due').check()
    await field(page, 'why').fill('Si sono visti in casa: vanno d’accordo sul prezzo e sul cortile.')
    await press(page, 'Salva la decisione')
    await follow(page, 'Scrivi l’accordo')

    const lease = await mediateLease(page, home)
    if (scripts) await expectForEveryone(page)
    await noteFirstRent(page, lease, scripts)
    const commitment = await guarantee(page)
    await payFromFund(page, commitment, lease)
    await visitor.leave()
  },
)

async function offerHome(
  page: Page,
  { landlord, home, scripts }: { landlord: string; home: string; scripts: boolean },
) {
  await page.goto(`${EXAMPLE}/exchange/home/offer/new`)
  await choose(
    page,
    { field: /^Per chi|^Di chi|^Persona/, typed: landlord, option: new RegExp(landlord) },
    scripts,
  )
  await field(page, 'title').fill(home)
  await field(page, 'rentCents').fill('1.234')
  await field(page, 'bedrooms').fill('2')
  await field(page, 'squareMetres').fill('72')
  await field(page, 'istatCode').selectOption({ label: 'Montichiari' })
  await field(page, 'address').fill('via dei Tigli 4')
  await page.getByRole('radio', { name: /^(Chiunque|Tutti)/ }).check()
  await press(page, 'Pubblica')
  // What can be read in two ways is asked back, and nothing typed is lost.
  await page.locator('[href="#f-rentCents"]').waitFor()
  expect(await field(page, 'address').inputValue()).toBe('via dei Tigli 4')
  await field(page, 'rentCents').fill('440')
  await field(page, 'extrasCents').fill('40')
  await press(page, 'Pubblica')
  await page.waitForURL(/\/exchange\/notices\/[0-9a-f-]{36}$/)
  await page.getByText('via dei Tigli 4').waitFor()
}

async function lookForHome(page: Page, { family, scripts }: { family: string; scripts: boolean }) {
  await page.goto(`${EXAMPLE}/exchange/home/need/new`)
  await choose(
    page,
    { field: /^Per chi|^Di chi|^Persona/, typed: family, option: new RegExp(family) },
    scripts,
  )
  await field(page, 'title').fill('Casa per quattro')
  await field(page, 'people').fill('4')
  await field(page, 'incomeCents').fill('1650')
  await field(page, 'istatCode').selectOption({ label: 'Montichiari' })
  await field(page, 'schoolAt').selectOption({ label: 'Montichiari' })
  await press(page, 'Pubblica')
  await page.waitForURL(/\/exchange\/notices\/[0-9a-f-]{36}$/)
  await page.getByText('Affitto che può pagare').waitFor()
}

/** The rent comes down, and both agree; gives the address of the lease. */
async function mediateLease(page: Page, home: string) {
  await field(page, 'title').fill(home)
  await page.getByLabel('Nuovo contratto a canone ribassato').check()
  await field(page, 'rentCents').fill('440')
  await field(page, 'rentBeforeCents').fill('440')
  await field(page, 'guaranteeCents').fill('2400')
  await field(page, 'startsOn').fill(TODAY)
  await field(page, 'conditions').fill('Si paga entro il dieci.')
  await press(page, 'Concorda')
  await page.getByText('L’affitto non è più basso di quello di prima.').first().waitFor()
  await field(page, 'rentCents').fill('400')
  await press(page, 'Concorda')
  await page.waitForURL(/\/exchange\/agreements\/[0-9a-f-]{36}$/)
  await page.getByText('Nuovo contratto a canone ribassato').waitFor()
  await page.getByText('Si paga entro il dieci.').waitFor()
  return page.url()
}

async function noteFirstRent(page: Page, lease: string, scripts: boolean) {
  await follow(page, 'La vita del contratto')
  await page.getByRole('heading', { level: 1, name: 'La vita del contratto' }).waitFor()
  if (scripts) await expectForEveryone(page)
  await press(page, /^Pagato \(/)
  const paid = page.locator('.stat', { hasText: 'Mesi in regola di fila' })
  await paid.getByText('1', { exact: true }).waitFor()
  await page.goto(lease)
}

/** Money of the guarantee fund is bound for this lease; gives the address of the commitment. */
async function guarantee(page: Page) {
  await follow(page, 'Impegna un fondo')
  const fund = field(page, 'fundId').locator('option', { hasText: 'garanzia' })
  await field(page, 'fundId').selectOption((await fund.getAttribute('value')) ?? '')
  await field(page, 'amount').fill('800')
  await field(page, 'why').fill('Garanzia su un contratto')
  await press(page, 'Impegna')
  await page.getByText('Fondo impegnato').waitFor()
  await page.locator('main a[href*="/funds/commitments/"]').first().click()
  await page.waitForURL(/\/funds\/commitments\/[0-9a-f-]{36}$/)
  return page.url()
}

/** The guarantee is called: the coordinator pays of it, and the lease says so. */
async function payFromFund(page: Page, commitment: string, lease: string) {
  await page.goto(`${commitment}/pay`)
  await field(page, 'cents').fill('400')
  await press(page, 'Registra il pagamento')
  // Going elsewhere before the answer is there would take the form back.
  await page.waitForURL(commitment)
  await page.goto(lease)
  await page.getByText(/pagati 400,00/).waitFor()
}
