import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, test, vi } from 'vitest'
import { newId } from '../../app/ground/db/ids.ts'
import { ask, open } from '../faults/holding.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { figures, movedBetween } from './outcomes.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 480_000 })
openBrowser()
const trama = openExample()

const PRINTED = 22
const ABSENT = 2
const NEWCOMERS = ['Zenobia Quattri', 'Ulderico Zampini', 'Wanda Quirinetti']
const HEADS = 2
const COUNTED = PRINTED - ABSENT + NEWCOMERS.length + HEADS

const lab = newId()
const HERE = `(select id from territory where slug = '${EXAMPLE.slice(1)}')`
/** A lab to which twenty-two came two weeks ago, and two evenings of it that nobody has written down. */
const LAB = `
  insert into activity (territory_id, id, title, kind, area, published_at)
    values (${HERE}, '${lab}', 'Venticinque su un foglio', 'lab', 'proximity', now());
  insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at)
    select a.territory_id, gen_random_uuid(), a.id, (s.at at time zone 'Europe/Rome')::date, s.at, s.at + interval '90 minutes'
    from activity a, (select now() - interval '3 hours' - days * interval '1 day' as at from unnest(array[0, 1, 14]) days) s
    where a.id = '${lab}';
  insert into attendance (territory_id, session_id, person_id, state)
    select s.territory_id, s.id, p.person_id, 'attended' from activity_session s
    join (select territory_id, person_id from person_profile b where territory_id = ${HERE} and birth_year < 1990
      -- Whom figures know already.
      and exists (select from attendance t join activity_session h on h.territory_id = t.territory_id and h.id = t.session_id
        where t.territory_id = b.territory_id and t.person_id = b.person_id and t.state = 'attended' and h.closed_at is not null)
      order by person_id limit ${PRINTED}) p on p.territory_id = s.territory_id
    where s.activity_id = '${lab}' and s.starts_at < now() - interval '5 days'`

async function inHouse(question: string) {
  const database = await open(trama.folder, 'command')
  return ask(database, question).finally(() => database.stop())
}

let sessions: string[] = []
let photo: Buffer
beforeAll(async () => {
  await inHouse(LAB)
  const rows = await inHouse(
    `select id from activity_session where activity_id = '${lab}' order by starts_at desc limit 2`,
  )
  sessions = (rows as { id: string }[]).map(({ id }) => `${EXAMPLE}/activities/${lab}/sessions/${id}`)
  photo = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#e8e4da' } })
    .jpeg()
    .withExif({ IFD0: { ImageDescription: 'Casa di qualcuno' } })
    .toBuffer()
})

const TEXTS: Record<string, string> = Object.assign(
  {},
  ...['app/rooms/activities/paper', 'app/rooms/activities', 'app/ground/paper'].map((room) =>
    JSON.parse(readFileSync(`${room}/texts/it.json`, 'utf8')),
  ),
)
const said = (key: string, params: Record<string, string | number> = {}) =>
  (TEXTS[key] ?? key).replaceAll(/{{(\w+)}}/g, (_, name) => String(params[name]))
const button = (page: Page, key: string) =>
  page.locator('main').getByRole('button', { name: said(key), exact: true })
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)

/** A sheet printed for a session; gives its code as it stands on the paper. */
async function print(page: Page, session: string, names: number): Promise<string> {
  await page.goto(`${session}/paper`)
  await button(page, 'activities.paper.make').click()
  await page.waitForURL(/\/paper\/attendance\/\w{6}\/print$/)
  expect(await page.locator('.paper-lines tbody tr').count()).toBe(names + 10)
  expect(await page.locator('.paper-sheet').count()).toBe(2)
  return (await page.locator('.paper-code').first().innerText()).trim()
}

/** The keys of one hand: each press is counted. */
function keyboard(page: Page) {
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  const type = async (words: string) => {
    pressed += words.length
    await page.keyboard.type(words)
  }
  return { press, type, pressed: () => pressed }
}

const focused = (page: Page, within: string) =>
  page.evaluate((where) => document.activeElement?.closest(where) !== null, within)

async function tabTo(page: Page, press: (key: string) => Promise<void>, within: string) {
  for (let step = 0; step < 80 && !(await focused(page, within)); step++) await press('Tab')
  expect(await focused(page, within), within).toBe(true)
}

test('a sheet of twenty-five names is typed back by keyboard alone, its photo kept; figures move by exactly that', async () => {
  const { page, leave } = await visit(trama.url)
  await enterAs(page, 'coordinatore')
  const before = await figures(page)
  const code = await print(page, sessions[0] ?? '', PRINTED)
  await expectForEveryone(page)

  await page.goto(`${EXAMPLE}/paper`)
  await expectForEveryone(page)
  const keys = keyboard(page)
  const began = Date.now()
  await field(page, 'code').focus()
  await keys.type(code.toLowerCase())
  await keys.press('Enter')
  await page.waitForURL(/\/paper\/attendance\/\w{6}$/)
  await page.locator('trama-rows.awake').waitFor()
  await tabTo(page, keys.press, '#row-1')
  for (let row = 1; row <= PRINTED; row++) {
    expect(await focused(page, `#row-${row}`), `row ${row}`).toBe(true)
    if (row > ABSENT) await keys.press('Space')
    await keys.press('ArrowDown')
  }
  for (const [at, name] of NEWCOMERS.entries()) {
    const row = PRINTED + at + 1
    await keys.type(name)
    const fresh = page.locator(`#row-${row} [role=option].fresh`)
    await fresh.filter({ hasText: name }).waitFor()
    await keys.press('Enter')
    await page.locator(`#row-${row} .chosen`, { hasText: name }).waitFor()
  }
  await tabTo(page, keys.press, '[name=heads]')
  await keys.type(String(HEADS))
  await keys.press('Tab')
  await keys.type(String(COUNTED + 3))
  await field(page, 'photo[]')
    .last()
    .setInputFiles({ name: 'foglio.jpg', mimeType: 'image/jpeg', buffer: photo })
  await keys.press('Enter')
  // Three more at the foot than in the rows: asked, with nothing lost, the photo least of all.
  await page.getByText(said('paper.asked.sureOfTotal')).first().waitFor()
  await page.getByText(said('paper.photo.kept_one')).waitFor()
  expect(await page.locator('.sheet-row input[type=checkbox]:checked').count()).toBe(PRINTED - ABSENT)
  await expectForEveryone(page)
  await field(page, 'told').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await keys.type(String(COUNTED))
  // Enter alone saves; who closes the register says so.
  await tabTo(page, keys.press, 'button[value=close]:not(.visually-hidden)')
  await keys.press('Enter')
  await page.waitForURL((url) => url.pathname === sessions[0])
  console.info(`typed back in ${((Date.now() - began) / 1000).toFixed(1)} s, ${keys.pressed()} keys`)

  await page.locator('.from-paper', { hasText: code }).waitFor()
  expect(await page.getByText(said('activities.paper.fromSheet', { code })).count()).toBe(COUNTED - HEADS)
  await page.goto(`${EXAMPLE}/paper/attendance/${code.replace(' ', '')}`)
  await page.locator('.photo-strip img').first().waitFor()
  expect(movedBetween(before, await figures(page))).toEqual({
    headcount_anonymous: HEADS,
    lab_series: 1,
    labs_held: 1,
    people_reached: NEWCOMERS.length,
  })
  await leave()
})

test('without script the same sheet is an ordinary form, and a wrong letter of its code is told', async () => {
  const { page, leave } = await visit(trama.url, { scripts: false, phone: true })
  await enterAs(page, 'facilitatore')
  // Who came for the first time is of the group from then on.
  const names = PRINTED + NEWCOMERS.length
  const code = await print(page, sessions[1] ?? '', names)
  const wrong = `${code[0] === 'A' ? 'C' : 'A'}${code.slice(1)}`
  await page.goto(`${EXAMPLE}/p`)
  await field(page, 'code').fill(wrong)
  await button(page, 'paper.find.open').click()
  await page.getByText(said('paper.find.wrong')).waitFor()
  await field(page, 'code').fill(code)
  await button(page, 'paper.find.open').click()
  await page.waitForURL(/\/paper\/attendance\/\w{6}$/)
  for (let row = ABSENT + 1; row <= names; row++)
    await page.locator(`#row-${row} input[type=checkbox]`).check()
  // One is new, one is called like somebody of the group: who it is, is asked.
  const known = (await page.locator('#row-1 label').innerText()).trim().split(' ').slice(2).join(' ')
  await page.locator(`#row-${names + 1} input[type=text]`).fill('Ermenegilda Zx')
  await page.locator(`#row-${names + 2} input[type=text]`).fill(known)
  await field(page, 'told').fill(String(names - ABSENT + 2))
  await button(page, 'activities.paper.saveAndClose').click()
  await page.locator(`#row-${names + 2} .found`).waitFor()
  await page
    .locator(`#row-${names + 2}`)
    .getByRole('radio')
    .last()
    .check()
  await button(page, 'activities.paper.saveAndClose').click()
  await page.waitForURL((url) => url.pathname === sessions[1])
  expect(await page.getByText(said('activities.paper.fromSheet', { code })).count()).toBe(names - ABSENT + 2)
  await leave()
})
