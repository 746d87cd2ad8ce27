import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { daysLater, localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const says = (page: Page, words: string | RegExp) => page.locator('main').getByText(words).first().waitFor()

/** A Monday some weeks from now: then the school of the example is open from half past four. */
function mondayIn(weeks: number): string {
  const today = localDay(new Date(), 'Europe/Rome')
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  return daysLater(today, 8 - weekday + 7 * weeks)
}

/** The link of a booking in the newest letter of this subject to this address, among the mails that were not sent. */
async function linkIn(page: Page, email: string, subject: string): Promise<string> {
  return vi.waitFor(
    async () => {
      await page.goto('/mail')
      const rows = page.locator('main a[href^="/mail/"]')
      for (const href of await rows.evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
        await page.goto(href ?? '')
        const letter = await page.locator('main').innerText()
        const [link] = /https?:\/\/\S+\/bookings\/\S+/.exec(letter) ?? []
        if (letter.includes(email) && letter.includes(subject) && link) return link
      }
      throw new Error(`no letter to ${email}: ${subject}`)
    },
    { timeout: 60_000, interval: 1_000 },
  )
}

type Asked = { on: string; name: string; email: string }

/** Fills the public form for the gym; what is wrong comes back first, with nothing lost. */
async function askForTheGym(page: Page, { on, name, email }: Asked) {
  await follow(page, 'Chiedi una sala')
  await page.waitForURL(/\/ask$/)
  const gym = field(page, 'room').locator('option', { hasText: 'Palestra' })
  await field(page, 'room').selectOption(await gym.getAttribute('value'))
  await field(page, 'on').fill(on)
  await field(page, 'from').fill('18:00')
  await field(page, 'to').fill('17:00')
  await field(page, 'userKind').selectOption('association')
  await field(page, 'people').fill('12')
  await field(page, 'purpose').fill('Prove di teatro')
  await field(page, 'name').fill(name)
  await field(page, 'email').fill(email)
  await field(page, 'agree').check()
  await press(page, /^Chiedi$/)
  await page.locator('.error-summary').getByText('Finisce prima di cominciare').waitFor()
  expect(await field(page, 'name').inputValue()).toBe(name)
  await field(page, 'to').fill('19:00')
  await press(page, /^Chiedi$/)
}

test.each([
  { scripts: true, weeks: 6, who: 'script' },
  { scripts: false, weeks: 7, who: 'nulla' },
])(
  'a room is asked for by mail, approved, waited for, let go and taken by the next; scripts: $scripts',
  async ({ scripts, weeks, who }) => {
    const on = mondayIn(weeks)
    const [first, second] = [`prima-${who}@example.org`, `seconda-${who}@example.org`]
    const admin = await visit(trama.url)
    await enterAs(admin.page, 'amministratore')
    const team = await visit(trama.url, { scripts })
    await enterAs(team.page, 'facilitatore')
    const stranger = await visit(trama.url, { scripts, phone: true })
    const { page } = stranger

    await page.goto(`${EXAMPLE}/places`)
    await follow(page, 'Civic Center Aule Aperte')
    await page.waitForURL(/\/places\/[0-9a-f-]{36}$/)
    const place = page.url()
    const calendar = `${place}/calendar?on=${on}&view=day`
    await page.goto(calendar)
    await says(page, 'aperto 16:30–21')
    const asks = { on, name: 'Compagnia del Fienile', email: first }
    await askForTheGym(page, asks)
    await page.getByText('Guarda la posta').waitFor()
    // Nothing is held for who has not confirmed.
    await page.goto(calendar)
    expect(await page.locator('main').innerText()).not.toContain('18:00–19:00')

    const own = await linkIn(admin.page, first, 'Conferma la richiesta')
    await page.goto(own)
    await press(page, 'Confermo la richiesta')
    await says(page, /La richiesta è arrivata/)
    await page.reload()
    await says(page, /La richiesta è arrivata/)
    if (scripts) await expectForEveryone(page)

    await team.page.goto(`${place}/bookings`)
    await team.page.locator('main tr', { hasText: 'Compagnia del Fienile' }).getByRole('link').click()
    await team.page.waitForURL(/\/places\/bookings\/[0-9a-f-]{36}$/)
    if (scripts) await expectForEveryone(team.page)
    await press(team.page, 'Sì, la sala è loro')
    await team.page.getByText('Fatto.').waitFor()
    expect(await linkIn(admin.page, first, 'La sala è vostra')).toBe(own)

    // To everyone it is taken, and nobody reads by whom.
    await page.goto(calendar)
    const open = await page.locator('main li', { hasText: '18:00–19:00' }).innerText()
    expect(open).toMatch(/Palestra · Occupato/)
    if (scripts) await expectForEveryone(page)

    await askForTheGym(page, { on, name: 'Coro delle Rogge', email: second })
    await says(page, 'In quel momento è già di qualcun altro')
    if (scripts) await expectForEveryone(page)
    await press(page, 'Mettimi in lista d’attesa')
    await page.getByText('Sei in lista d’attesa').first().waitFor()
    await linkIn(admin.page, second, 'Sei in lista d’attesa')

    await page.goto(own)
    await press(page, 'Annulla la prenotazione')
    await says(page, 'La prenotazione è annullata.')
    const next = await linkIn(admin.page, second, 'La sala si è liberata')
    await page.goto(next)
    await says(page, /tenuta per te/)
    if (scripts) await expectForEveryone(page)
    await press(page, 'Sì, la prendo')
    await says(page, 'La sala è tua.')
    await page.goto(calendar)
    expect(await page.locator('main li', { hasText: '18:00–19:00' }).innerText()).toContain('Occupato')
    await team.page.goto(calendar)
    await team.page.locator('main').getByRole('link', { name: 'Coro delle Rogge: Prove di teatro' }).waitFor()
    for (const one of [stranger, team, admin]) await one.leave()
  },
)
