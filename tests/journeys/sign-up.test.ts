import type { Page } from 'playwright-core'
import { renderSVG } from 'uqr'
import { expect, test, vi } from 'vitest'
import { daysLater, localTime } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { EXAMPLE, follow, press } from './steps.ts'

vi.setConfig({ testTimeout: 420_000, hookTimeout: 60_000 })
openBrowser()
const trama = openExample()

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const says = (page: Page, words: string | RegExp) => page.locator('main').getByText(words).first().waitFor()

/** A published evening of one session: today since this hour, or tomorrow. Gives the path of that session among the activities. */
async function anEvening(page: Page, title: string, when: 'now' | 'tomorrow'): Promise<string> {
  const [today = '', time = ''] = localTime(new Date(), 'Europe/Rome').split('T')
  await page.goto(`${EXAMPLE}/activities/new`)
  await field(page, 'title').fill(title)
  await field(page, 'kind').selectOption('event')
  await field(page, 'area').selectOption('proximity')
  await field(page, 'published').check()
  await field(page, 'on').fill(when === 'now' ? today : daysLater(today, 1))
  const hour = when === 'now' ? time.slice(0, 2) : '18'
  await field(page, 'from').fill(`${hour}:00`)
  await field(page, 'to').fill(`${String(Math.min(23, Number(hour) + 5)).padStart(2, '0')}:59`)
  await press(page, 'Programma')
  await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/)
  const href = await page.locator('main a[href*="/sessions/"][href$="/edit"]').first().getAttribute('href')
  return (href ?? '').replace(/\/edit$/, '')
}

/** What a reader of the drawn square gets: the modules of the page against those of the address that is written beside it. */
async function addressOnPoster(page: Page): Promise<string> {
  const poster = page.locator('article.poster')
  const address = (await poster.getByRole('link').first().getAttribute('href')) ?? ''
  const drawn = await poster.locator('.code-square svg').evaluate((svg) => svg.outerHTML)
  const modules = (svg: string) => [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path)
  expect(modules(drawn).join('').length).toBeGreaterThan(200)
  expect(modules(drawn)).toEqual(modules(renderSVG(address, { ecc: 'M', border: 3 })))
  return address
}

/** The newest link to a sign-up of one's own in the mails that were not sent. */
async function linkFor(page: Page, email: string, subject: RegExp): Promise<string> {
  return vi.waitFor(
    async () => {
      await page.goto('/mail')
      const rows = page.locator('main a[href^="/mail/"]')
      for (const href of await rows.evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
        await page.goto(href ?? '')
        const letter = await page.locator('main').innerText()
        const [link] = /https?:\/\/\S+\/sign-ups\/\S+/.exec(letter) ?? []
        if (letter.includes(email) && subject.test(letter) && link) return link
      }
      throw new Error(`no letter to ${email}`)
    },
    { timeout: 60_000, interval: 1_000 },
  )
}

test.each([
  { scripts: true, title: 'Cena in cortile', email: 'giu', language: 'it-IT' },
  { scripts: false, title: 'Cena in piazza', email: 'noscript', language: 'it-IT' },
])(
  'a stranger signs up, confirms, gives the place up, and the next is told; scripts: $scripts',
  async (one) => {
    const { scripts, title, email } = one
    const team = await visit(trama.url, { scripts })
    await enterAs(team.page, 'facilitatore')
    const session = await anEvening(team.page, title, 'tomorrow')
    await team.page.goto(`${session}/sign-ups`)
    await field(team.page, 'capacity').fill('1')
    await press(team.page, 'Salva')
    await team.page.getByText('Salvato.').waitFor()
    const admin = await visit(trama.url)
    await enterAs(admin.page, 'amministratore')

    const stranger = await visit(trama.url, { scripts, phone: true })
    const { page } = stranger
    const ids = /activities\/([0-9a-f-]{36})\/sessions\/([0-9a-f-]{36})/.exec(session) ?? []
    const open = `${EXAMPLE}/agenda/${ids[1]}/${ids[2]}`
    const own: string[] = []
    for (const [name, address] of [
      ['Giulia', `${email}-1@example.org`],
      ['Tommaso', `${email}-2@example.org`],
    ] as const) {
      await page.goto(open)
      await follow(page, /^(Iscriviti|Mettiti in lista d’attesa)$/)
      await page.waitForURL(/sign-up$/)
      if (scripts) await expectForEveryone(page)
      await field(page, 'name').fill(name)
      // Nothing typed is lost when the address is wrong.
      await field(page, 'email').fill('senza-chiocciola')
      await press(page, /^(Iscriviti|Mettiti in lista d’attesa)$/)
      await page.locator('.error-summary').waitFor()
      expect(await field(page, 'name').inputValue()).toBe(name)
      await field(page, 'email').fill(address)
      await press(page, /^(Iscriviti|Mettiti in lista d’attesa)$/)
      await page.getByText('Guarda la posta').waitFor()
      const link = await linkFor(admin.page, address, /Conferma la tua iscrizione/)
      own.push(link)
      await page.goto(link)
      await press(page, 'Confermo')
      await says(page, name === 'Giulia' ? 'Hai un posto. Ti aspettiamo.' : /Sei in lista d’attesa/)
      if (scripts) await expectForEveryone(page)
    }
    await page.goto(own[0] ?? '')
    await press(page, 'Non posso venire: lascio il posto')
    await says(page, /Iscrizione annullata/)
    await page.goto(await linkFor(admin.page, `${email}-2@example.org`, /Si è liberato un posto/))
    await press(page, 'Lo prendo')
    await says(page, 'Hai un posto. Ti aspettiamo.')
    await team.page.goto(`${session}/sign-ups`)
    await says(team.page, 'Tommaso')
    await says(team.page, 'Ha un posto')
    for (const one of [stranger, admin, team]) await one.leave()
  },
)

test.each([
  { scripts: true, title: 'Serata di prova' },
  { scripts: false, title: 'Serata senza script' },
])(
  'a poster is printed, and its QR code checks someone in; scripts: $scripts',
  async ({ scripts, title }) => {
    const team = await visit(trama.url, { scripts })
    await enterAs(team.page, 'facilitatore')
    const session = await anEvening(team.page, title, 'now')
    await team.page.goto(`${session}/check-in`)
    await press(team.page, 'Prepara il codice')
    await team.page.getByText('Codice pronto.').waitFor()
    await follow(team.page, 'Locandina con questo codice')
    await team.page.waitForURL(/poster\?leads=checkin/)
    if (scripts) await expectForEveryone(team.page)
    const address = await addressOnPoster(team.page)
    expect(address).toMatch(/\/qui\/[ACDEFHJKMNPRTWXY3479]{7}$/)
    for (const [size, box] of [
      ['a4', /MediaBox \[0 0 59[45][\d.]* 84[12]/],
      ['a5', /MediaBox \[0 0 (419|420)[\d.]* 59[45]/],
    ] as const) {
      await team.page.goto(`${session}/poster?size=${size}&leads=checkin`)
      const pdf = (await team.page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
      expect(pdf).toMatch(box)
      expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    }

    const guest = await visit(trama.url, { scripts, phone: true })
    const { page } = guest
    await page.goto(address)
    if (scripts) await expectForEveryone(page)
    await field(page, 'name').fill('Zenobia')
    await press(page, 'Ci sono')
    await says(page, 'Ci sei!')
    await page.goto(address)
    await says(page, 'Ci sei!')
    await guest.leave()

    await team.page.goto(session)
    await says(team.page, 'Zenobia')
    if (scripts) await expectForEveryone(team.page)
    await press(team.page, 'Conferma chi è qui')
    await team.page.getByText('Confermati:').waitFor()
    expect(await field(team.page, 'headcount').inputValue()).toBe('1')

    await team.page.goto(`${session}/paper`)
    await press(team.page, 'Prepara il foglio')
    await team.page.waitForURL(/\/paper\/attendance\/\w{6}\/print$/)
    const code = /attendance\/(\w{6})\/print/.exec(team.page.url())?.[1] ?? ''
    // The address that older sheets carry.
    await team.page.goto(`${EXAMPLE}/activities/paper`)
    await field(team.page, 'code').fill(code.toLowerCase())
    await press(team.page, 'Apri')
    await team.page.waitForURL((url) => url.pathname === `${EXAMPLE}/paper/attendance/${code}`)
    await team.leave()
  },
)
