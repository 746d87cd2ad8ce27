import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { daysLater, localDay } from '../../app/ground/calendar/local-time.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { newDataFolder, type RunningTrama, removeFolder, startTrama } from '../support/running-trama.ts'
import { type Figures, figures, movedBetween, openListBeneath } from './outcomes.ts'
import { choose, EXAMPLE, holdALab, noteAnEncounter, openMore, planALab } from './steps.ts'

// The example is loaded as a newcomer loads it: from the browser, into an empty folder.
vi.setConfig({ testTimeout: 480_000, hookTimeout: 90_000 })
openBrowser()
/** An island is awake once its file has come. */
const SLOWLY = { timeout: 60_000 }

let folder: string
let trama: RunningTrama
beforeAll(async () => {
  folder = newDataFolder()
  trama = await startTrama(folder)
})
afterAll(async () => {
  await trama?.stop()
  removeFolder(folder)
})

test('a newcomer loads the example from the first page, and can enter it', async () => {
  const { page, leave } = await visit(trama.url)
  await page.goto('/')
  await expectForEveryone(page)
  await page.getByRole('button', { name: 'Carica il territorio di esempio' }).click()
  await page.waitForURL('**/setup/example')
  await expectForEveryone(page)
  await page.waitForURL('**/sign-in', { timeout: 420_000 })
  await expect
    .poll(() => page.getByRole('button', { name: /^Entra come facilitatore/ }).count())
    .toBeGreaterThan(0)
  await leave()
})

test('an encounter and a lab, noted once, move the outcome table and stand beneath it', async () => {
  // The example leaves yesterday's meeting of a lab to be closed.
  await theMainLoop({
    scripts: true,
    newcomer: 'Aurelia Provolini',
    walkIn: 'Teobaldo Camminante',
    lab: /Laboratorio/,
    moves: { people_reached: 1, labs_held: 1, headcount_anonymous: 7 },
  })
})

test('the same without JavaScript, with a lab planned for it', async () => {
  const { page, leave } = await visit(trama.url, { scripts: false })
  await enterAs(page, 'facilitatore')
  await planALab(page, { title: 'Il rammendo', on: daysLater(localDay(new Date(), 'Europe/Rome'), -1) })
  await leave()
  await theMainLoop({
    scripts: false,
    newcomer: 'Isotta Senzacopione',
    walkIn: 'Gaspare Dipassaggio',
    lab: /Il rammendo/,
    moves: { people_reached: 1, labs_held: 1, lab_series: 1, headcount_anonymous: 7 },
  })
})

type Loop = { scripts: boolean; newcomer: string; walkIn: string; lab: RegExp; moves: Figures }

async function theMainLoop({ scripts, newcomer, walkIn, moves, ...step }: Loop) {
  const desk = await visit(trama.url, { scripts })
  await enterAs(desk.page, 'coordinatore')
  const before = await figures(desk.page)

  const field = await visit(trama.url, { scripts, phone: true })
  await enterAs(field.page, 'facilitatore')
  const reminder = `Richiamare ${newcomer}`
  await noteAnEncounter(field.page, { newcomer, note: 'Cerca una casa con il balcone.', reminder }, scripts)
  for (const said of [newcomer, 'orto di quartiere', 'Cerca una casa con il balcone.', reminder])
    await field.page.getByText(said).first().waitFor()
  await field.page.goto(`${EXAMPLE}/diary`)
  expect(await field.page.locator('main').innerText()).toContain(reminder)
  expect(await field.page.getByRole('link', { name: newcomer }).count()).toBeGreaterThan(0)
  const met = await figures(desk.page)
  expect(movedBetween(before, met)).toEqual({ people_reached: 1, people_met: 1 })

  const lab = await holdALab(field.page, { ...step, walkIn, headcount: 7 }, scripts)
  expect(movedBetween(met, await figures(desk.page))).toEqual(moves)

  expect(await openListBeneath(desk.page, 'labs_held')).toContain(lab)
  expect(await openListBeneath(desk.page, 'headcount_anonymous')).toContain(lab)
  const reached = await openListBeneath(desk.page, 'people_reached')
  expect(reached).toContain(newcomer)
  expect(reached).toContain(walkIn)
  await desk.page.getByRole('link', { name: walkIn }).click()
  await desk.page.getByRole('heading', { level: 1, name: walkIn }).waitFor()
  expect(await desk.page.locator('main').innerText()).toContain(lab)
  await field.leave()
  await desk.leave()
}

test('a form sent a second time, from the page one went back to, is recorded once', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'facilitatore')
  await noteAnEncounter(page, {
    newcomer: 'Ermenegilda Unavolta',
    note: 'Una volta sola.',
    reminder: 'Salutarla',
  })
  const first = page.url()
  const asSent = await page.context().newPage()
  await asSent.goto(`${EXAMPLE}/diary/new`)
  await choose(asSent, { field: /^Con chi/, typed: 'Ermenegilda', option: /Ermenegilda Unavolta/ })
  await asSent.getByLabel(/^Nota/).fill('Di nuovo, per sicurezza.')
  const body = await asSent
    .locator('main form')
    .last()
    .evaluate((form: HTMLFormElement) =>
      new URLSearchParams(new FormData(form) as unknown as Record<string, string>).toString(),
    )
  await asSent.getByRole('button', { name: 'Annota' }).click()
  await asSent.waitForURL(/\/diary\/[0-9a-f-]{36}$/)
  const second = asSent.url()
  expect(second).not.toBe(first)
  const again = await page.request.post(`${EXAMPLE}/diary/new`, {
    data: body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: trama.url },
    maxRedirects: 0,
  })
  expect([again.status(), again.headers().location]).toEqual([303, new URL(second).pathname])
  await page.goto(`${EXAMPLE}/diary/all`)
  expect(await page.locator('main').getByText('Ermenegilda Unavolta').count()).toBe(2)
  await leave()
})

test('typing on faster than the list follows, and Enter: nobody else is taken', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/diary/new`)
  const who = page.getByRole('combobox', { name: /^Con chi/ })
  await who.pressSequentially('Zelinda')
  await page.getByRole('option', { name: 'Aggiungi la persona «Zelinda»' }).waitFor()
  await who.pressSequentially(' Tarda')
  await who.press('Enter')
  await page.getByRole('option', { name: 'Aggiungi la persona «Zelinda Tarda»' }).waitFor()
  expect(await page.locator('.chosen li').count()).toBe(0)
  await who.press('Enter')
  expect(await page.locator('.chosen label').allInnerTexts()).toEqual(['Zelinda Tarda'])
  await leave()
})

for (const scripts of [true, false])
  test(`signed out while writing, ${scripts ? 'with' : 'without'} script: one signs in beside it and sends it all`, async () => {
    const { page, leave } = await visit(trama.url, { scripts })
    await enterAs(page, 'facilitatore')
    await page.goto(`${EXAMPLE}/diary/new`)
    const newcomer = scripts ? 'Fosca Rimasta' : 'Nives Rimasta'
    await choose(page, { field: /^Con chi/, typed: newcomer, option: /^Aggiungi la persona/ }, scripts)
    await page.getByLabel(/^Nota/).fill('Una nota\nsu due righe')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Annota' }).click()
    await page.getByRole('heading', { level: 1, name: 'Quello che hai scritto non è perso' }).waitFor()
    if (scripts) await expectForEveryone(page)
    const opened = page.context().waitForEvent('page')
    await page.getByRole('link', { name: 'Entra in un’altra scheda' }).click()
    const beside = await opened
    await beside
      .getByRole('button', { name: /^Entra come facilitatore/ })
      .first()
      .click()
    await beside.waitForURL((url) => url.pathname !== '/sign-in')
    await page.getByRole('button', { name: 'Invia quello che avevo scritto' }).click()
    await page.waitForURL(/\/diary\/[0-9a-f-]{36}$/)
    const told = await page.locator('main').innerText()
    expect(told).toContain(newcomer)
    expect(told).toMatch(/Una nota\n+su due righe/)
    await leave()
  })

test('a form with errors comes back as typed; its summary has the focus and leads to the field', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/diary/new`)
  await page.getByLabel(/^Nota/).fill('Una nota da non perdere')
  await openMore(page)
  await page.getByLabel(/^Altri argomenti/).fill('orto')
  await page.getByRole('button', { name: 'Annota' }).click()
  const summary = page.locator('.error-summary')
  await summary.waitFor()
  expect(await page.getByLabel(/^Nota/).inputValue()).toBe('Una nota da non perdere')
  expect(await page.getByLabel(/^Altri argomenti/).inputValue()).toBe('orto')
  await expect.poll(() => summary.evaluate((one) => one === document.activeElement), SLOWLY).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const who = page.getByRole('combobox', { name: /^Con chi/ })
  await expect.poll(() => who.evaluate((one) => one === document.activeElement), SLOWLY).toBe(true)
  expect(await who.getAttribute('aria-invalid')).toBe('true')
  await expectForEveryone(page)
  await leave()
})
