import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { routes } from '../routes.tsx'
import { leapsIn, withoutMunicipality } from './reads.ts'
import { halfYears, leapOf, sameMonthsBefore, spanAsked } from './rules.ts'

openHouse()
const now = new Date('2018-01-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })
const SPAN = { from: '2017-07-01', to: '2017-12-31' }
const PATH = '/outcomes/periods/close?from=2017-07-01&to=2017-12-31'

async function session(valley: TestTerritory, on: string, { closed = '', heads = 0, place = '' } = {}) {
  const [activity, id] = [newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, kind, area, title) values ($1, $2, 'lab', 'proximity', $3)",
    [valley.id, activity, `Orto ${on}`],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on, closed_at, place_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [valley.id, id, activity, `${on}T15:00Z`, `${on}T17:00Z`, on, closed || null, place || null],
  )
  if (heads)
    await asOwner('insert into session_report (territory_id, session_id, headcount) values ($1, $2, $3)', [
      valley.id,
      id,
      heads,
    ])
  return { activity, id }
}

async function meet(valley: TestTerritory, on: string, people: readonly string[]) {
  const id = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    id,
    on,
    `${on}T10:00Z`,
  ])
  for (const person of people)
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, id, person],
    )
}

async function valleyToClose() {
  const valley = await newTerritory()
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const { get, post } = visits(routes, valley, { actor: giorgio, now, around })
  return { valley, giorgio, get, post }
}

test('before closing one is told what is open, empty, too full and late, each with its link', async () => {
  const { valley, get } = await valleyToClose()
  const place = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind, capacity) values ($1, $2, 'Il Cortile', 'community_point', 20)",
    [valley.id, place],
  )
  const open = await session(valley, '2017-09-01')
  const empty = await session(valley, '2017-09-02', { closed: '2017-09-03T10:00Z' })
  const late = await session(valley, '2017-09-04', { closed: '2017-10-20T10:00Z', heads: 8 })
  const crowded = await session(valley, '2017-09-05', { closed: '2017-09-05T18:00Z', heads: 21, place })
  const outside = await session(valley, '2017-06-30')
  const { html } = await get(PATH)
  const beneath = (heading: string) => html.split(heading)[1]?.split('</section>')[0] ?? ''
  const link = ({ activity, id }: typeof open) => `/activities/${activity}/sessions/${id}`
  expect(beneath('Un incontro aperto')).toContain(link(open))
  expect(beneath('Un incontro vuoto')).toContain(link(empty))
  expect(beneath('Un incontro oltre la capienza')).toContain(link(crowded))
  expect(beneath('Un incontro chiuso in ritardo')).toContain(link(late))
  expect(html).not.toContain(link(outside))
})

test('a period closes with what stood open, once, and what comes later is shown as known later', async () => {
  const { valley, get, post } = await valleyToClose()
  await session(valley, '2017-09-01')
  const unsaid = await post(PATH, { _once: newId(), notes: 'Manca l’orto' })
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('Ci sono incontri aperti')
  expect(unsaid.html).toContain('Manca l’orto')

  const _once = newId()
  const closed = await post(PATH, { _once, notes: 'Manca l’orto', open: 'yes' })
  expect([closed.status, closed.location]).toEqual([303, `/${valley.slug}/outcomes/periods/${_once}`])
  expect((await post(PATH, { _once, open: 'yes' })).location).toBe(closed.location)
  const again = await post(PATH, { _once: newId(), notes: 'Di nuovo', open: 'yes' })
  expect(again.status).toBe(409)
  expect(again.html).toContain('già stato chiuso')
  expect(again.html).toContain('Di nuovo')

  const page = async () => (await get(`/outcomes/periods/${_once}`)).html
  expect(await page()).toContain('Giorgio Verdi')
  expect(await page()).toContain('Manca l’orto')
  expect(await page()).toContain('Nessun incontro del diario scritto dopo')
  // Not a lock: an encounter of September noted now counts, and is told apart.
  await meet(valley, '2017-09-09', [await valley.person('Anna Bianchi')])
  const later = await session(valley, '2017-09-20', { closed: '2018-01-11T10:00Z', heads: 5 })
  expect(await page()).toContain('Un incontro del diario scritto dopo')
  expect(await page()).toContain(later.id)
})

test('days that are none, in the wrong order or not over are said beside the field, and nothing is closed', async () => {
  const { get, post } = await valleyToClose()
  for (const days of [
    'from=2017-13-01&to=2017-12-31',
    'from=2017-12-31&to=2017-07-01',
    'from=2017-07-01&to=2018-01-10',
  ]) {
    const { html } = await get(`/outcomes/periods/close?${days}`)
    expect(html).toContain('Scegli due giorni che esistono')
    expect((await post(`/outcomes/periods/close?${days}`, { _once: newId() })).location).toMatch(/close$/)
  }
  expect((await get('/outcomes/periods')).html).toContain('Nessun periodo chiuso')
})

test('only who coordinates closes; who reads figures reads the mark, and nobody else', async () => {
  const { valley, post } = await valleyToClose()
  const id = newId()
  await post(PATH, { _once: id })
  const as = async (role: string) =>
    visits(routes, valley, { actor: await valley.operator('Eva Neri', role), now, around })
  const evaluator = await as('evaluator')
  expect((await evaluator.get(`/outcomes/periods/${id}`)).status).toBe(200)
  expect((await evaluator.get(PATH)).status).toBe(404)
  expect((await evaluator.post(PATH, { _once: newId() })).status).toBe(404)
  expect((await (await as('volunteer')).get(`/outcomes/periods/${id}`)).status).toBe(404)
})

test('who was met without a known municipality is found, each record once though it was merged', async () => {
  const { valley, giorgio } = await valleyToClose()
  const [anna, twice, here] = [
    await valley.person('Anna Bianchi'),
    await valley.person('Anna Bianchi'),
    await valley.person('Ugo Rossi'),
  ]
  await asOwner('update person set merged_into = $1 where id = $2', [anna, twice])
  await asOwner(
    "insert into person_profile (territory_id, person_id, istat_code) values ($1, $2, '017113')",
    [valley.id, here],
  )
  await meet(valley, '2017-08-01', [anna, twice, here])
  const found = await asActor(giorgio, (tx) => withoutMunicipality(tx, giorgio, SPAN))
  expect(found).toEqual({ rows: [{ id: anna, name: 'Anna Bianchi' }], total: 1 })
})

test('a figure that trebles against the same months is pointed at, with both numbers', async () => {
  const { valley, giorgio } = await valleyToClose()
  await meet(valley, '2016-08-01', [await valley.person('Uno Solo')])
  const many = await Promise.all(Array.from({ length: 12 }, (_, at) => valley.person(`Vera Verdi${at}`)))
  await meet(valley, '2017-08-01', many)
  const leaps = await asActor(giorgio, (tx) => leapsIn(tx, giorgio, SPAN))
  expect(leaps).toContainEqual({ code: 'people_met', before: 1, now: 12, leap: 'rose' })
  expect(leaps.map(({ code }) => code)).not.toContain('labs_held')
})

test('more people than inhabitants is pointed at', async () => {
  const { valley, get } = await valleyToClose()
  await meet(valley, '2017-08-01', [await valley.person('Anna Bianchi'), await valley.person('Ugo Rossi')])
  expect((await get(PATH)).html).not.toContain('abitanti')
  await asOwner(
    "insert into territory_population (territory_id, id, on_day, people, source, assumed) values ($1, $2, '2017-01-01', 1, 'ISTAT', false)",
    [valley.id, newId()],
  )
  expect((await get(PATH)).html).toContain('Persone incontrate: 2, più dei 1 abitanti')
})

test('spans, the same months before, half-years and leaps', () => {
  expect(spanAsked('2017-07-01', '2017-12-31', '2018-01-01')).toEqual(SPAN)
  expect(spanAsked('2017-07-01', '2017-12-31', '2017-12-31')).toBeUndefined()
  expect(sameMonthsBefore({ from: '2016-02-29', to: '2016-06-30' })).toEqual({
    from: '2015-02-28',
    to: '2015-06-30',
  })
  expect(halfYears('2018-01-10', 2)).toEqual([SPAN, { from: '2017-01-01', to: '2017-06-30' }])
  expect(halfYears('2018-07-01', 1)).toEqual([{ from: '2018-01-01', to: '2018-06-30' }])
  expect([leapOf(3, 9), leapOf(3, 10), leapOf(0, 10), leapOf(10, 3), leapOf(30, 10), leapOf(30, 9)]).toEqual([
    undefined,
    'rose',
    'rose',
    'fell',
    undefined,
    'fell',
  ])
})
