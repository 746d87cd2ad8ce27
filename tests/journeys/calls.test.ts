import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { localDay } from '../../app/ground/calendar/local-time.ts'
import { ask, open } from '../faults/holding.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const TODAY = localDay(new Date(), 'Europe/Rome')
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
/** Presses what sends a form, and waits for the words of the page that follows. */
async function pressed(page: Page, name: string | RegExp, words: string | RegExp) {
  await press(page, name)
  await page.getByText(words).first().waitFor()
}

test.each([
  { scripts: true, title: 'Idee per i portici', idea: 'Una libreria sotto il portico' },
  { scripts: false, title: 'Idee per le scale', idea: 'Il pianerottolo che saluta' },
])(
  'a group submits an idea on paper, it is assessed, funded, accounted for and told; scripts: $scripts',
  async ({ scripts, title, idea }) => {
    const visitor = await visit(trama.url, { scripts })
    const { page } = visitor
    await enterAs(page, 'coordinatore')
    await page.goto(`${EXAMPLE}/calls/new`)
    await field(page, 'title').fill(title)
    await field(page, 'purpose').fill('Per chi si incontra sulle scale e non si saluta.')
    await page.getByLabel('Un gruppo informale').check()
    await field(page, 'fundId').selectOption({ index: 1 })
    await field(page, 'total').fill('500')
    await field(page, 'ceiling').fill('500')
    for (const day of ['opensOn', 'closesOn', 'resultOn']) await field(page, day).fill(TODAY)
    await field(page, 'c1_label').fill('Quante persone fa incontrare')
    await field(page, 'c1_weight').fill('1')
    await field(page, 'c1_best').fill('5')
    if (scripts) await expectForEveryone(page)
    await pressed(page, 'Salva il bando', 'È una bozza')
    await pressed(page, 'Pubblica il bando', 'Bando pubblicato')
    const call = new URL(page.url()).pathname

    // A facilitator copies the sheet that a group has filled in.
    await enterAs(page, 'facilitatore')
    await page.goto(call)
    await follow(page, 'Arrivata su carta')
    await field(page, 'arrivedOn').fill(TODAY)
    await field(page, 'title').fill(idea)
    await field(page, 'what').fill('Si comincia in dieci, la porta resta aperta.')
    await field(page, 'spending').fill('Legno e libri: 300 €')
    await field(page, 'cents').fill('300')
    await page.getByLabel('Un gruppo informale').check()
    await field(page, 'signature').fill('Le vicine della scala B')
    await field(page, 'name').fill('Ines Prova')
    await field(page, 'email').fill('ines@example.org')
    await field(page, 'signed').check()
    if (scripts) await expectForEveryone(page)
    await pressed(page, 'Manda l’idea', 'L’idea è arrivata')
    const here = new URL(page.url()).pathname
    const { id: callId } = { id: call.split('/').at(-1) ?? '' }

    await aDayPasses(callId)
    await enterAs(page, 'coordinatore')
    await page.goto(here)
    await page.getByLabel('Ammessa alla valutazione').check()
    await field(page, 'reason').fill('Completa.')
    await pressed(page, 'Rispondi', 'Risposta data')
    await page.goto(`${call}/jury`)
    const juror = await field(page, 'personId').locator('option').nth(1).getAttribute('value')
    const worker = await personOf('case_operator')
    await field(page, 'personId').selectOption(worker || (juror ?? ''))
    await pressed(page, 'Aggiungi alla giuria', 'Aggiunto alla giuria')

    await enterAs(page, 'assistente sociale')
    await page.goto(call)
    await follow(page, 'Valuta le idee')
    await follow(page, idea)
    await field(page, 'c1_score').selectOption('5')
    await field(page, 'c1_why').fill('Chi abita lì si parla di nuovo.')
    await pressed(page, 'Salva la valutazione', 'Valutazione salvata')

    await enterAs(page, 'coordinatore')
    await page.goto(`${call}/jury`)
    await pressed(page, 'Calcola e pubblica l’esito', 'Esito pubblicato')
    await follow(page, idea)
    await page.getByText('Finanziata, con 100 punti').waitFor()
    await follow(page, 'Impegna il denaro')
    await pressed(page, 'Impegna', 'Il denaro')

    // Paid, spent, and accounted for where all money is.
    await follow(page, /^300/)
    await page.waitForURL(/\/funds\/commitments\//)
    const money = new URL(page.url()).pathname
    await page.goto(`${money}/pay`)
    await field(page, 'cents').fill('300')
    await pressed(page, 'Registra il pagamento', 'Pagamento registrato')
    await page.goto(`${money}/accounts`)
    await field(page, 'cents').fill('300')
    await field(page, 'words').fill('Legno e libri, ricevute allegate.')
    await pressed(page, 'Presenta', 'Rendiconto presentato')
    await page.locator('main').getByText('Legno e libri, ricevute allegate.').first().waitFor()

    // Accompanied and told.
    await enterAs(page, 'facilitatore')
    await page.goto(here)
    await follow(page, 'Accompagnamento')
    await pressed(page, 'Comincia con i passi di sempre', 'Passi scritti')
    await pressed(page, /^Fatto: Incontro per cominciare/, 'Passo fatto')
    if (scripts) await expectForEveryone(page)
    await page.getByLabel('Realizzata', { exact: true }).check()
    await field(page, 'words').first().fill('Sulle scale ci si saluta.')
    await pressed(page, 'Salva e avvisa', 'chi ha partecipato è avvisato')

    const reader = await visit(trama.url, { scripts, phone: true })
    await reader.page.goto(here)
    await reader.page.getByText('Sulle scale ci si saluta.').waitFor()
    await reader.page.goto(call)
    await reader.page.locator('main').getByText('Finanziata').first().waitFor()
    if (scripts) await expectForEveryone(reader.page)
    await reader.leave()
    await enterAs(page, 'amministratore')
    await expect
      .poll(async () => (await (await page.request.get('/mail')).text()).includes('Che cosa ne è nato'), {
        timeout: 60_000,
      })
      .toBe(true)
    await visitor.leave()
  },
)

/** The days of a call were yesterday: the database holds to them, so only its owner can move them back. */
async function aDayPasses(callId: string) {
  const database = await open(trama.folder, 'command')
  await ask(
    database,
    `alter table idea_call disable trigger idea_call_stands; alter table idea disable trigger idea_is_taken;
     update idea_call set opens_on = opens_on - 1, closes_on = closes_on - 1 where id = '${callId}';
     update idea set arrived_on = arrived_on - 1 where call_id = '${callId}';
     alter table idea_call enable trigger idea_call_stands; alter table idea enable trigger idea_is_taken`,
  ).finally(() => database.stop())
}

/** Whoever the sign-in page lets in under a role: the first with an account. */
async function personOf(role: string): Promise<string> {
  const database = await open(trama.folder, 'command')
  const [row] = (await ask(
    database,
    `select person_id as id from app.people_to_enter_as() where slug = '${EXAMPLE.slice(1)}' and role = '${role}' limit 1`,
  ).finally(() => database.stop())) as { id: string }[]
  return row?.id ?? ''
}
