import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { newId } from '../../app/ground/db/ids.ts'
import { ask, open } from '../faults/holding.ts'
import { enterAs, expectForEveryone, openBrowser, visit } from '../support/browser.ts'
import { openExample } from '../support/open-example.ts'
import { putOnScale } from '../support/weight.ts'
import { allIn, keepAfield, kept } from './afield.ts'
import { EXAMPLE } from './steps.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 480_000 })
openBrowser()
const trama = openExample()

const PEOPLE = 30
const lab = newId()
const HERE = `(select id from territory where slug = '${EXAMPLE.slice(1)}')`
/** A lab of thirty at a place where nothing else is on: three times in the weeks before, and now. */
const LAB = `
  insert into activity (territory_id, id, title, kind, area, place_id, published_at)
    select p.territory_id, '${lab}', 'Trenta al tavolo lungo', 'lab', 'proximity', p.id, now() from place p
    where p.territory_id = ${HERE} and p.published_on is not null and p.closed_on is null and p.capacity >= ${PEOPLE}
      and not exists (select from activity_session s join activity a on a.territory_id = s.territory_id and a.id = s.activity_id
        where s.territory_id = p.territory_id and coalesce(s.place_id, a.place_id) = p.id
        and s.starts_at between now() - interval '1 day' and now() + interval '1 day')
    order by p.name limit 1;
  insert into activity_session (territory_id, id, activity_id, place_id, held_on, starts_at, ends_at, public)
    select a.territory_id, gen_random_uuid(), a.id, a.place_id, (s.at at time zone 'Europe/Rome')::date, s.at,
      s.at + interval '90 minutes', true
    from activity a, (select now() - interval '30 minutes' - weeks * interval '7 days' as at from generate_series(0, 3) weeks) s
    where a.id = '${lab}';
  insert into attendance (territory_id, session_id, person_id, state)
    select s.territory_id, s.id, p.person_id, 'attended' from activity_session s
    join (select territory_id, person_id from person_profile
      where territory_id = ${HERE} and birth_year < 1990 order by person_id limit ${PEOPLE}) p on p.territory_id = s.territory_id
    where s.activity_id = '${lab}' and s.starts_at < now() - interval '1 day'`

let placeId: string
beforeAll(async () => {
  await inHouse(LAB)
  const [found] = await inHouse(`select place_id from activity where id = '${lab}'`)
  placeId = found.place_id
})

async function inHouse(question: string) {
  const database = await open(trama.folder, 'command')
  return ask(database, question).finally(() => database.stop())
}

const IN_ITALIAN: Record<string, string> = Object.assign(
  {},
  ...['activities', 'activities/points', 'places'].map((room) =>
    JSON.parse(readFileSync(`app/rooms/${room}/texts/it.json`, 'utf8')),
  ),
)
const said = (key: string, params: Record<string, string | number> = {}) =>
  (IN_ITALIAN[key] ?? key).replaceAll(/{{(\w+)}}/g, (_, name) => String(params[name]))
const everybody = said('activities.register.everybody_other', { count: PEOPLE })

/** How tall what a thumb touches is, the lowest of all. */
const lowest = (targets: Locator) =>
  targets.evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)))

/** How many the register at an address says are there, and how many are not. */
const statesIn = (register: string) =>
  inHouse(`select state, count(*)::int as people from attendance
    where territory_id = ${HERE} and session_id = '${register.split('/').at(-1)}' group by 1 order by 1`)

const saved = (page: Page) => page.getByText(said('activities.register.saved')).first().waitFor()

test('the wall of a place opens the register of now, where thirty with three missing take five touches', async () => {
  const { page, leave } = await visit(trama.url, { phone: true, touch: true })
  const scale = await putOnScale(page)
  await enterAs(page, 'facilitatore')
  await page.goto(`${EXAMPLE}/places/${placeId}`)
  await page.getByRole('link', { name: said('places.published.poster') }).click()
  await page.getByRole('button', { name: said('activities.points.poster.make') }).click()
  await page.locator('.poster').waitFor()
  await expectForEveryone(page)
  const wall = (await page.locator('.poster-foot a').getAttribute('href')) ?? ''

  await page.goto(wall)
  await page.waitForURL(/\/activities\/[0-9a-f-]{36}\/sessions\/[0-9a-f-]{36}$/)
  const register = page.url()
  await page.getByRole('heading', { level: 1, name: 'Trenta al tavolo lungo' }).waitFor()
  expect(
    await lowest(page.locator('.register label, .register summary, .roll-call .btn:visible')),
  ).toBeGreaterThanOrEqual(44)
  await page.locator('.register-count').waitFor()

  const begun = performance.now()
  let touches = 0
  const touch = async (target: Locator) => {
    await target.tap()
    touches += 1
  }
  await touch(page.getByRole('button', { name: everybody }))
  await page
    .getByText(said('activities.register.counted', { present: PEOPLE }))
    .first()
    .waitFor()
  const names = page.locator('.register li > label')
  for (const at of [3, 11, 26]) await touch(names.nth(at))
  await page
    .getByText(said('activities.register.counted', { present: PEOPLE - 3 }))
    .first()
    .waitFor()
  expect(await page.locator('.register-missing:visible').count()).toBe(3)
  await touch(page.getByRole('button', { name: said('activities.register.save') }))
  await saved(page)
  const seconds = (performance.now() - begun) / 1000
  console.log(`a register of ${PEOPLE}, 3 missing: ${touches} touches, ${seconds.toFixed(1)} s`)
  expect(touches).toBe(5)
  expect(await statesIn(register)).toEqual([
    { state: 'absent', people: 3 },
    { state: 'attended', people: PEOPLE - 3 },
  ])

  // One pressed too soon: the ticks are as before, and nobody else is absent.
  await page
    .getByRole('button', { name: said('activities.register.everybody_other', { count: PEOPLE - 3 }) })
    .tap()
  await names.nth(1).tap()
  await page.getByRole('button', { name: said('activities.register.undo') }).tap()
  await page
    .getByText(said('activities.register.counted', { present: PEOPLE - 3 }))
    .first()
    .waitFor()
  expect(await page.locator('.register-missing:visible').count()).toBe(0)
  await page.goto(register)
  expect(await scale.tooHeavy(register)).toEqual([])
  await page.setViewportSize({ width: 360, height: 8_000 })
  await expectForEveryone(page)
  await leave()
})

test('without JavaScript the same button brings the page back ticked; whoever passes by reads what is on', async () => {
  const { page, leave } = await visit(trama.url, { phone: true, scripts: false })
  await enterAs(page, 'coordinatore')
  await page.goto(`${EXAMPLE}/activities/${lab}`)
  const [wall] = await inHouse(`select code from place_code where place_id = '${placeId}'`)
  await page.goto(`${EXAMPLE}/qui/${wall.code}`)
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/)
  await page.getByLabel(said('activities.register.headcount')).fill('2')
  await page.locator('.roll-call button:visible').click()
  await page.getByRole('button', { name: said('activities.register.undo') }).waitFor()
  expect(await page.getByLabel(said('activities.register.headcount')).inputValue()).toBe('2')
  await page.locator('.register li input[type=checkbox]:checked').first().uncheck()
  await page.getByRole('button', { name: said('activities.register.save') }).click()
  await saved(page)
  await leave()

  const citizen = await visit(trama.url, { phone: true })
  await citizen.page.goto(`${EXAMPLE}/qui/${wall.code}`)
  await citizen.page.getByRole('link', { name: 'Trenta al tavolo lungo' }).waitFor()
  expect(await citizen.page.locator('a[href*="/sessions/"], a[href*="/diary/"]').count()).toBe(0)
  await expectForEveryone(citizen.page)
  await citizen.leave()
})

test('without network the same register takes the same five touches, and a link in it loses none of them', async () => {
  const [now] = await inHouse(
    `select id from activity_session where activity_id = '${lab}' order by starts_at desc limit 1`,
  )
  await inHouse(`delete from attendance where session_id = '${now.id}'`)
  const register = `${EXAMPLE}/activities/${lab}/sessions/${now.id}`
  const { context, page } = await keepAfield(trama.url, 'facilitatore', { touch: true })
  await page.goto(register)
  const names = page.locator('.register li > label')
  const present = (count: number) =>
    page.locator('.register-count', { hasText: said('activities.register.counted', { present: count }) })
  await present(0).waitFor()
  await page.getByRole('button', { name: everybody }).focus()
  await page.keyboard.press('Enter')
  await present(PEOPLE).waitFor()
  // The focus stays where one goes on: to take it back.
  await page.keyboard.press('Enter')
  await present(0).waitFor()
  expect(await page.locator('.register-missing:visible').count()).toBe(0)

  await page.getByRole('button', { name: everybody }).tap()
  for (const at of [3, 11, 26]) await names.nth(at).tap()
  await present(PEOPLE - 3).waitFor()
  expect(await page.locator('.register-missing:visible').count()).toBe(3)
  await page.getByRole('link', { name: said('activities.register.toWalkIns') }).click()
  await page.waitForURL(/#/)
  await present(PEOPLE - 3).waitFor()
  await page.setViewportSize({ width: 360, height: 8_000 })
  await expectForEveryone(page)
  await page.getByRole('button', { name: said('activities.register.save') }).tap()
  await kept(page)
  await context.setOffline(false)
  await allIn(page)
  expect(await statesIn(register)).toEqual([
    { state: 'absent', people: 3 },
    { state: 'attended', people: PEOPLE - 3 },
  ])
  await context.close()
})
