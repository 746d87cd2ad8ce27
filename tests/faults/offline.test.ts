import fc from 'fast-check'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { localDay } from '../../app/ground/calendar/local-time.ts'
import { EXAMPLE } from '../journeys/steps.ts'
import { enterAs, openBrowser, type Visit, visit } from '../support/browser.ts'
import { cutNetwork, type Fate } from '../support/cut-network.ts'
import { newExampleFolder } from '../support/example-folder.ts'
import { freePort, type RunningTrama, removeFolder, startTrama } from '../support/running-trama.ts'
import { setClockWrong } from '../support/wrong-clock.ts'
import { ask, open } from './holding.ts'

// So many histories in `npm test`; TRAMA_HISTORIES=200 for all that was promised.
const HISTORIES = Number(process.env.TRAMA_HISTORIES ?? 6)
const SEED = Number(process.env.TRAMA_SEED ?? 20261121)
vi.setConfig({ testTimeout: 120_000 + HISTORIES * 60_000, hookTimeout: 480_000 })
openBrowser()

let folder: string
let port: number
let trama: RunningTrama
let network: Awaited<ReturnType<typeof cutNetwork>>
let starting: Promise<void> | undefined

const start = async () => {
  trama = await startTrama(folder, { PORT: String(port), TRAMA_LIMITS: 'off' })
}
/** The server is killed without a word, and started again. */
function kill() {
  starting ??= (async () => {
    await trama.stop('SIGKILL')
    await start()
    starting = undefined
  })()
}

let field: Visit
let stairs: Visit
let sessionPath: string
let database: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  folder = await newExampleFolder()
  port = await freePort()
  await start()
  network = await cutNetwork(() => port, kill)
  field = await keeping('facilitatore')
  stairs = await keeping('volontario')
  sessionPath = await anOpenSession(field.context)
  database = await open(folder, 'command')
  visitsBefore = await doneVisits()
})
afterAll(async () => {
  await field?.context.close()
  await stairs?.context.close()
  network?.close()
  await database?.stop()
  await trama?.stop()
  if (folder) removeFolder(folder)
})

/** A phone on which somebody keeps Trama. */
async function keeping(role: string): Promise<Visit> {
  const phone = await visit(network.url, { phone: true })
  await enterAs(phone.page, role)
  await phone.page.goto('/offline')
  await phone.page.getByRole('button', { name: 'Tieni Trama su questo dispositivo' }).click()
  await phone.page.getByText('Fatto: ora puoi scrivere anche senza rete.').waitFor({ timeout: 60_000 })
  await phone.page.close()
  return phone
}

type Act =
  | { does: 'note'; again: boolean }
  | { does: 'tick'; row: number; other: number }
  | { does: 'visit' }
  | { does: 'send' }
  | { does: 'leave' }
  | { does: 'beside' }

type Told = { acts: Act[]; fates: Fate[]; killedAt: number; clock: number }
const HOUR = 3_600_000
const history = fc.record({
  acts: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ does: fc.constant('note' as const), again: fc.boolean() }) },
      {
        weight: 2,
        arbitrary: fc.record({ does: fc.constant('tick' as const), row: fc.nat(6), other: fc.nat(6) }),
      },
      { weight: 2, arbitrary: fc.constant({ does: 'visit' as const }) },
      { weight: 3, arbitrary: fc.constant({ does: 'send' as const }) },
      // The tab is closed whatever it is doing; a second one sends at the same time.
      { weight: 1, arbitrary: fc.constant({ does: 'leave' as const }) },
      { weight: 1, arbitrary: fc.constant({ does: 'beside' as const }) },
    ),
    { minLength: 2, maxLength: 6 },
  ),
  fates: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant<Fate>('pass') },
      { weight: 3, arbitrary: fc.constant<Fate>('lost') },
      { weight: 3, arbitrary: fc.constant<Fate>('unanswered') },
    ),
    { maxLength: 24 },
  ),
  /** At which of those the server dies, in a third of the histories. */
  killedAt: fc.oneof({ weight: 2, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(12) }),
  /** How wrong the clock of the device is. */
  clock: fc.constantFrom(0, 0, -24 * HOUR, 24 * HOUR),
})

/** Opens the page of an address as the device makes it, without network, with a clock as wrong as told. */
async function openPage(context: BrowserContext, path: string, wrong: number): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await setClockWrong(page, wrong)
  await page.goto(path)
  await page.locator('trama-offline h1').waitFor()
  return page
}

async function anOpenSession(context: BrowserContext): Promise<string> {
  network.cut(true)
  const page = await openPage(context, `${EXAMPLE}/diary`, 0)
  const path = await page
    .getByRole('link', { name: /^Presenze/ })
    .last()
    .getAttribute('href')
  await page.close()
  network.cut(false)
  return path ?? ''
}

let names = 0
type Expected = { notes: string[]; people: string[]; ticks: Map<string, boolean>; visits: number }
let visitsBefore = 0

async function note(page: Page, again: boolean, expected: Expected) {
  await page.goto(`${EXAMPLE}/diary/new`)
  const words = `fatto numero ${++names} di ${SEED}`
  const known = again ? expected.people.at(-1) : undefined
  const name = known ?? `Zenone${names} Prova`
  const who = page.getByRole('combobox', { name: /^Con chi/ })
  await who.fill(name)
  const option = known ? name : `Aggiungi la persona «${name}»`
  await page.getByRole('option', { name: option, exact: true }).click()
  await page.getByLabel(/^Nota/).fill(words)
  await page.getByRole('button', { name: 'Annota' }).click()
  await page.getByText('Conservato su questo dispositivo', { exact: false }).first().waitFor()
  expected.notes.push(words)
  if (!known) expected.people.push(name)
}

async function tick(page: Page, rows: readonly number[], expected: Expected) {
  await page.goto(sessionPath)
  const boxes = page.locator('.register input[type=checkbox]')
  await boxes.first().waitFor()
  for (const row of new Set(rows)) {
    const box = boxes.nth(row % (await boxes.count()))
    await box.click()
    expected.ticks.set((await box.getAttribute('value')) ?? '', await box.isChecked())
  }
  await page.getByRole('button', { name: 'Salva le presenze' }).click()
  await page.getByText('Conservato su questo dispositivo', { exact: false }).first().waitFor()
}

async function goVisiting(page: Page, expected: Expected) {
  await page.goto(`${EXAMPLE}/visits`)
  await page.getByRole('button', { name: 'Fatto' }).first().click()
  await page.getByText('Conservato su questo dispositivo', { exact: false }).first().waitFor()
  expected.visits += 1
}

const sendNow = async (page: Page) => {
  await page.goto('/offline')
  await page.locator('trama-offline h1').waitFor()
}

test(`of ${HISTORIES} histories with a broken network nothing is lost and nothing doubled`, async () => {
  const told = (one: unknown, fault: Error) =>
    new Error(`${JSON.stringify(one)}\nmet ${network.met.join(' ')}\n${fault.stack}`, { cause: fault })
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      const whole = structuredClone(one)
      await live(one).catch((fault: Error) => {
        throw told(whole, fault)
      })
    }),
    { numRuns: HISTORIES, seed: SEED, endOnFailure: true, includeErrorInReport: true },
  )
  // Not one of them would say anything over a network that never failed.
  expect(new Set(network.met).size).toBeGreaterThan(1)
})

async function live({ acts, fates, killedAt, clock }: Told) {
  if (killedAt >= 0) fates.splice(killedAt, 1, 'killed')
  const expected: Expected = { notes: [], people: [], ticks: new Map(), visits: 0 }
  network.plan([])
  network.cut(true)
  let page = await openPage(field.context, `${EXAMPLE}/diary`, clock)
  const visitor = await openPage(stairs.context, `${EXAMPLE}/visits`, clock)
  let beside: Page | undefined
  for (const act of acts) {
    // What is written is written without network; sending meets the fates.
    network.cut(act.does === 'note' || act.does === 'tick' || act.does === 'visit')
    if (act.does === 'note') await note(page, act.again, expected)
    if (act.does === 'tick') await tick(page, [act.row, act.other], expected)
    if (act.does === 'visit') await goVisiting(visitor, expected)
    if (act.does === 'send') {
      network.plan(fates.splice(0, 8))
      await Promise.all([sendNow(page), sendNow(visitor)])
    }
    if (act.does === 'beside') {
      network.plan(fates.splice(0, 6))
      beside ??= await openPage(field.context, '/offline', clock)
      await Promise.all([sendNow(page), sendNow(beside)])
    }
    if (act.does === 'leave') {
      await page.close()
      page = await openPage(field.context, '/offline', clock)
    }
  }
  await beside?.close()
  network.cut(false)
  network.plan([])
  await starting
  await Promise.all([allIsIn(page), allIsIn(visitor)])
  await visitor.close()
  await page.close()
  await compare(expected)
}

/** Over a network that works again everything goes in, sooner or later; a restart may stand in between. */
async function allIsIn(page: Page) {
  const done = page.getByText('È tutto arrivato', { exact: false })
  for (let turn = 0; turn < 8; turn++) {
    await sendNow(page)
    const isIn = await done.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
    if (isIn) return
  }
  throw new Error(`it is not in: ${await page.locator('main').innerText()}`)
}

type Found = { id: string; met_on: string }

async function doneVisits(): Promise<number> {
  const [row] = await ask(
    database,
    `select count(*)::int as visits from exchange_fact f
     join exchange_agreement a on a.territory_id = f.territory_id and a.id = f.agreement_id
     where a.kind = 'companionship' and f.code = 'visit' and f.on_date is not null and f.withdrawn_at is null`,
  )
  return (row as { visits: number }).visits
}

/** What our server holds is what was written, each once. */
async function compare({ notes, people, ticks, visits }: Expected) {
  const given = people.map((name) => `'${name.split(' ')[0]}'`).join(',') || "''"
  const known = await ask(database, `select given_name from person where given_name in (${given})`)
  expect(known, 'people named for the first time').toHaveLength(people.length)
  const found = (await ask(
    database,
    `select distinct e.id, e.met_on::text from encounter e join encounter_person ep on ep.encounter_id = e.id
     join person p on p.id = ep.person_id where p.given_name in (${given})`,
  )) as Found[]
  expect(found, 'encounters').toHaveLength(notes.length)
  const cookies = await field.context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const told = await Promise.all(found.map(({ id }) => pageOf(`${EXAMPLE}/diary/${id}`, cookie)))
  for (const words of notes)
    expect(
      told.filter((html) => html.includes(`${words}<`)),
      words,
    ).toHaveLength(1)
  // However wrong the clock: a day nobody touched is the day it was.
  const today = localDay(new Date(), 'Europe/Rome')
  expect(found.filter(({ met_on }) => met_on !== today && met_on !== dayBefore(today))).toEqual([])

  const done = await doneVisits()
  expect(done - visitsBefore, 'visits').toBe(visits)
  visitsBefore = done

  const present = (await ask(
    database,
    `select person_id from attendance where session_id = '${sessionPath.split('/').at(-1)}' and state = 'attended'`,
  )) as { person_id: string }[]
  const there = new Set(present.map(({ person_id }) => person_id))
  const inRegister = [...ticks.keys()].map((id) => [id, there.has(id)])
  expect(Object.fromEntries(inRegister), 'register').toEqual(Object.fromEntries(ticks))
}

// A history may go over midnight; a clock wrong by a day must not pass for that.
const begunOn = localDay(new Date(), 'Europe/Rome')
const dayBefore = (today: string) => (begunOn < today ? begunOn : today)

const pageOf = async (path: string, cookie: string) =>
  (await fetch(new URL(path, network.url), { headers: { cookie } })).text()
