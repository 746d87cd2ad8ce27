import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { Env } from '../../../ground/access/request.ts'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { oneEdition } from '../editions/pages/edition.tsx'
import { editionFiles } from '../editions/pages/files.ts'
import { newEdition } from '../editions/pages/new.tsx'
import { versionsOf } from './reads.ts'
import { reports } from './routes.ts'
import { writeWords } from './writes.ts'

vi.setConfig({ testTimeout: 120_000 })
openHouse()
const routes = new Hono<Env>()
  .route('/', reports)
  .route('/', newEdition)
  .route('/', editionFiles)
  .route('/', oneEdition)
const now = new Date('2018-02-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })
const YEAR = { outline: 'annual', fromOn: '2017-01-01', untilOn: '2017-12-31' }

async function meet(valley: TestTerritory, count: number, on: string) {
  const id = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    id,
    on,
    `${on}T10:00Z`,
  ])
  for (let at = 0; at < count; at += 1)
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, id, await valley.person(`Anna Bianchi${at}`)],
    )
}

async function meeting(valley: TestTerritory, title: string, on: string, isClosed = true) {
  const [activity, session] = [newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at) values ($1, $2, $3, 'lab', 'proximity', now())`,
    [valley.id, activity, title],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, closed_at)
     values ($1, $2, $3, $4, $4::date + time '18:00', $4::date + time '20:00', $5)`,
    [valley.id, session, activity, on, isClosed ? `${on}T21:00Z` : null],
  )
  return { activity, session }
}

/** Forty met in the spring, twenty more in the autumn, a lab held, a place open; who coordinates and who facilitates. */
async function valleyOfAYear() {
  const valley = await newTerritory()
  await meet(valley, 40, '2017-04-10')
  await meet(valley, 20, '2017-10-05')
  const lab = await meeting(valley, 'Cucina di quartiere', '2017-05-03')
  await asOwner(
    `insert into place (territory_id, id, name, kind, istat_code, latitude, longitude, opened_on, published_on)
     values ($1, $2, 'La Filanda', 'community_point', '017113', 45.41, 10.39, '2017-02-01', '2017-02-01')`,
    [valley.id, newId()],
  )
  for (const day of ['2016-12-31', '2017-12-31'])
    await asOwner('insert into reporting_day (territory_id, on_day) values ($1, $2)', [valley.id, day])
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const luca = await valley.operator('Luca Neri', 'facilitator')
  const as = (actor: typeof giorgio) => visits(routes, valley, { actor, now, around })
  const visitor = visits(routes, valley, { now, around })
  /** Begins a report, and waits for it: on a slow machine its records are still being read when the answer comes. */
  const begin = async (fields: Record<string, string> = YEAR) => {
    const answer = await as(giorgio).post('/reports', { _once: newId(), ...fields })
    const here = answer.location?.replace(`/${valley.slug}`, '').replace('/progress', '') ?? ''
    if (here) await ready(here)
    return { ...answer, here }
  }
  const ready = (here: string) =>
    vi.waitFor(async () => expect((await as(giorgio).get(`${here}/progress`)).status).toBe(303), {
      timeout: 60_000,
    })
  const sign = async (here: string, fields: Record<string, string> = {}) => {
    const answer = await as(giorgio).post(`${here}/sign`, { _once: newId(), ...fields })
    return { ...answer, there: answer.location?.replace(`/${valley.slug}`, '') ?? '' }
  }
  return { valley, giorgio, luca, lab, as, visitor, begin, ready, sign }
}

const idOf = (here: string) => here.split('/').at(-1) ?? ''

test('one click on a period gives a draft with the figures of its records, as they may be told', async () => {
  const { giorgio, luca, as, visitor, begin } = await valleyOfAYear()
  expect((await as(giorgio).get('/reports')).html).toContain('Relazione annuale')
  const { status, here } = await begin()
  expect(status).toBe(303)
  const { html } = await as(giorgio).get(here)
  for (const words of [
    'Persone incontrate',
    '>60<',
    '+60',
    'Cucina di quartiere',
    'La Filanda',
    'Comune',
    'Analisi SWOT',
  ])
    expect(html).toContain(words)
  expect(html).toContain('Dati letti')
  // A draft is for who works here; whoever is outside finds nothing.
  expect((await as(luca).get(here)).status).toBe(200)
  expect((await visitor.get(here)).status).not.toBe(200)
  expect((await as(luca).post('/reports', { _once: newId(), ...YEAR })).status).toBe(404)
})

test('the same form sent twice begins one report, and days that make no sense are told beside their field', async () => {
  const { giorgio, valley, as, begin } = await valleyOfAYear()
  const _once = newId()
  await begin({ _once, ...YEAR })
  await begin({ _once, ...YEAR })
  const rows = await asOwner('select id from report where territory_id = $1', [valley.id])
  expect(rows).toHaveLength(1)
  for (const [wrong, told] of [
    [{ untilOn: '2016-01-01' }, 'La fine viene prima'],
    [{ fromOn: '2010-01-01' }, 'quattro anni'],
    [{ outline: newId() }, 'Serve una risposta'],
    [{ fromOn: '2017-02-30' }, '2017-02-30'],
  ] as const) {
    const answer = await as(giorgio).post('/reports', { _once: newId(), title: 'La mia', ...YEAR, ...wrong })
    expect([answer.status, answer.html.includes(told), answer.html.includes('La mia')]).toEqual([
      422,
      true,
      true,
    ])
  }
})

test('words are kept by part, each saving a version; two who write at once are both read', async () => {
  const { giorgio, luca, as, begin } = await valleyOfAYear()
  const { here } = await begin()
  const slot = `${here}/words/summary`
  expect((await as(giorgio).post(slot, { text: 'Un anno buono.', from: '0' })).location).toContain('#summary')
  await as(luca).post(slot, { text: 'Un anno buono.\nTante cene.', from: '1' })
  await as(giorgio).post(slot, { text: 'Un anno buono.\nPochi giovani.', from: '1' })
  const versions = await asActor(giorgio, (tx) => versionsOf(tx, idOf(here), 'summary'))
  expect(versions.map(({ number, by }) => [number, by])).toEqual([
    [3, 'Giorgio Verdi'],
    [2, 'Luca Neri'],
    [1, 'Giorgio Verdi'],
  ])
  for (const words of ['Tante cene.', 'Pochi giovani.']) expect(versions[0]?.text).toContain(words)
  expect((await as(luca).get(slot)).html).toContain('Versione 2, di Luca Neri')
  await as(luca).post(`${here}/words/swot.threats`, { text: 'I fondi finiscono.', from: '0' })
  expect((await as(giorgio).get(here)).html).toContain('I fondi finiscono.')
  expect((await as(giorgio).post(`${here}/words/nothing`, { text: 'x' })).status).toBe(404)
  const long = 'parola '.repeat(3000)
  const refused = await as(giorgio).post(slot, { text: long, from: '3' })
  expect([refused.status, refused.html.includes(long.slice(0, 2000))]).toEqual([422, true])
})

test('ten who keep the same part at the same moment all stay, none doubled', async () => {
  const { giorgio, begin } = await valleyOfAYear()
  const { here } = await begin()
  const which = { reportId: idOf(here), slot: 'next' }
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      asActor(giorgio, (tx) => writeWords(tx, giorgio, which, newId(), { text: `riga ${at}.`, from: 0 })),
    ),
  )
  const [latest] = await asActor(giorgio, (tx) => versionsOf(tx, idOf(here), 'next'))
  for (let at = 0; at < 10; at += 1) expect(latest?.text.split(`riga ${at}.`)).toHaveLength(2)
})

test('open meetings of the period are told with their links, and signing with them is said on purpose', async () => {
  const { valley, giorgio, as, begin, sign } = await valleyOfAYear()
  const { activity, session } = await meeting(valley, 'Orto di tutti', '2017-06-01', false)
  const { here } = await begin()
  const { html } = await as(giorgio).get(here)
  for (const words of ['1 incontro del periodo', `/activities/${activity}/sessions/${session}`, '1 su 2'])
    expect(html).toContain(words)
  const unsaid = await sign(here)
  expect([unsaid.status, unsaid.html.includes('per firmare lo stesso')]).toEqual([422, true])
  const said = await sign(here, { open: 'yes' })
  expect(said.status).toBe(303)
  expect((await as(giorgio).get(said.there)).html).toContain('Incontri chiusi: 1 su 2')
})

test('a signed report stands with its fingerprint; it is read by anyone once it is published, and corrected by another signing', async () => {
  const { valley, giorgio, luca, as, visitor, begin, ready, sign } = await valleyOfAYear()
  const { here } = await begin()
  await as(luca).post(`${here}/words/summary`, { text: 'Un anno buono.', from: '0' })
  const { there } = await sign(here)
  expect(there).toContain('/reports/signed/')
  const late = await as(luca).post(`${here}/words/summary`, { text: 'Anzi no.', from: '1' })
  expect([late.status, late.html.includes('Anzi no.')]).toEqual([409, true])
  const evaluator = as(await valley.operator('Eva', 'evaluator'))
  expect((await evaluator.get(there)).html).toContain('Un anno buono.')
  expect((await visitor.get(there)).status).toBe(404)
  await as(giorgio).post(`${there}/publish`, { _once: newId() })
  const open = await visitor.get(there)
  expect(open.status).toBe(200)
  const file = await visitor.get(`${there}/report.json`)
  expect(open.html).toContain(createHash('sha256').update(file.html).digest('hex'))
  expect(file.headers.get('access-control-allow-origin')).toBe('*')
  expect((await visitor.get('/reports')).html).toContain('Relazione annuale')

  // The records move on; the report does not, until it is opened again with a reason.
  await meet(valley, 30, '2017-06-02')
  expect((await visitor.get(`${there}/figures.csv`)).html).toMatch(/people_met,[^\n]*2017-12-31,60,/)
  expect((await as(giorgio).post(`${here}/reopen`, {})).status).toBe(422)
  await as(giorgio).post(`${here}/reopen`, { why: 'Trenta incontri arrivati tardi.' })
  await as(giorgio).post(`${here}/fill`, { again: 'yes' })
  await ready(here)
  const again = await sign(here)
  expect((await as(giorgio).get(again.there)).html).toMatch(/Trenta incontri arrivati tardi[\s\S]*>90</)
  expect((await visitor.get(there)).html).toContain('Questa versione è stata riaperta')
  expect((await visitor.get(again.there)).status).toBe(404)
  await expect(
    asActor(giorgio, (tx) =>
      tx
        .updateTable('report_signing')
        .set({ hash: '0'.repeat(64) })
        .execute(),
    ),
  ).rejects.toThrow(/permission denied/)
})

test('a correction by three people does not tell of the three', async () => {
  const { valley, giorgio, as, begin, sign } = await valleyOfAYear()
  const { here } = await begin()
  await sign(here)
  await meet(valley, 3, '2017-06-02')
  const second = await begin({ ...YEAR, outline: 'half_yearly', fromOn: '2017-07-01' })
  expect((await as(giorgio).get(`${second.here}/figures.csv`)).html).toMatch(
    /people_met,[^\n]*2017-12-31,60,/,
  )
  // Nor does an edition that is published after a report.
  const edition = await as(giorgio).post('/editions/new', {
    _once: newId(),
    name: 'Fine anno',
    until: '2017-12-31',
  })
  const told = await as(giorgio).get(`${edition.location?.replace(`/${valley.slug}`, '')}/edition.json`)
  expect(
    JSON.parse(told.html).figures.find((one: { code: string }) => one.code === 'people_met'),
  ).toMatchObject({
    value: 60,
    kept: true,
  })
})

test('figures told elsewhere after the records were read have the report read them anew before it is signed', async () => {
  const { valley, giorgio, as, begin, ready, sign } = await valleyOfAYear()
  const { here } = await begin()
  const edition = await as(giorgio).post('/editions/new', {
    _once: newId(),
    name: 'Fine anno',
    until: '2017-12-31',
  })
  await as(giorgio).post(`${edition.location?.replace(`/${valley.slug}`, '')}/publish`, { _once: newId() })
  const refused = await sign(here)
  expect([refused.status, refused.html.includes('rileggi i dati')]).toEqual([409, true])
  await as(giorgio).post(`${here}/fill`, { again: 'yes' })
  await ready(here)
  expect((await sign(here)).status).toBe(303)
})

test('the document for Word holds the figures, the words and the pictures; the workbook and the CSV the same figures', async () => {
  const { giorgio, as, begin } = await valleyOfAYear()
  const { here } = await begin()
  await as(giorgio).post(`${here}/words/summary`, { text: 'Un anno buono per tutti.', from: '0' })
  const app = as(giorgio)
  const paper = await app.get(`${here}/paper`)
  for (const words of ['Bozza', 'Un anno buono per tutti.', 'Definizioni degli indicatori'])
    expect(paper.html).toContain(words)
  const document = await app.get(`${here}/document.docx`)
  expect(document.headers.get('content-type')).toContain('wordprocessingml')
  expect(document.headers.get('content-disposition')).toContain('.docx')
  const csv = await app.get(`${here}/figures.csv`)
  expect(csv.html).toMatch(/people,people_met,Persone incontrate[^\n]*,2017-12-31,60,person/)
})

test('parts of a report are moved, left out, put back, added and told otherwise; two who change them are told', async () => {
  const { giorgio, as, begin, ready } = await valleyOfAYear()
  const { here } = await begin({ ...YEAR, outline: 'half_yearly' })
  const { get, post } = as(giorgio)
  const layout = `${here}/layout`
  await post(`${layout}/move`, { part: 'labs', by: 'up', from: '1' })
  let { html } = await get(here)
  expect(html.indexOf('id="labs"')).toBeLessThan(html.indexOf('id="people"'))
  const meanwhile = await post(`${layout}/move`, { part: 'labs', by: 'down', from: '1' })
  expect([meanwhile.status, meanwhile.html.includes('nel frattempo')]).toEqual([409, true])
  await post(`${layout}/hide`, { part: 'difficulties', hidden: 'yes', from: '2' })
  expect((await get(here)).html).not.toContain('id="difficulties"')
  await post(`${layout}/hide`, { part: 'difficulties', hidden: 'no', from: '3' })
  expect((await get(here)).html).toContain('id="difficulties"')
  await post(`${layout}/add`, { kind: 'money', heading: 'I conti', from: '4' })
  await ready(here)
  expect((await get(here)).html).toContain('I conti')
  const none = await post(`${layout}/parts/people`, { heading: 'Persone', figures: 'yes', from: '5' })
  expect([none.status, none.html.includes('almeno un indicatore')]).toEqual([422, true])
  const mixed = await post(`${layout}/parts/people`, {
    heading: 'Persone',
    figures: 'yes',
    'codes[]': ['people_met', 'labs_held'],
    chart: 'bars',
    from: '5',
  })
  expect([mixed.status, mixed.html.includes('contano la stessa cosa')]).toEqual([422, true])
  await post(`${layout}/parts/people`, {
    heading: 'Chi abbiamo incontrato',
    figures: 'yes',
    'codes[]': ['associations_met'],
    from: '5',
  })
  await ready(here)
  html = (await get(here)).html
  expect(html).toContain('Chi abbiamo incontrato')
  expect(html).toContain('Associazioni incontrate')
  expect((await get(`${layout}/parts/nothing`)).status).toBe(404)
})

test('a territory makes an outline of its own; reports begin from it and keep their parts when it changes', async () => {
  const { giorgio, luca, as, begin } = await valleyOfAYear()
  const { get, post } = as(giorgio)
  const id = newId()
  await post('/reports/outlines', { _once: id, shipped: 'funder' })
  await post(`/reports/outlines/${id}/name`, { name: 'Fondazione Cariplo', from: '1' })
  await post(`/reports/outlines/${id}/hide`, { part: 'stories', hidden: 'yes', from: '2' })
  expect((await get('/reports/new')).html).toContain('Fondazione Cariplo')
  const { here } = await begin({ ...YEAR, outline: id })
  expect((await get(here)).html).toContain('Fondazione Cariplo')
  expect((await get(here)).html).not.toContain('id="stories"')
  await post(`/reports/outlines/${id}/hide`, { part: 'money', hidden: 'yes', from: '3' })
  expect((await get(here)).html).toContain('id="money"')
  await post(`/reports/outlines/${id}/end`, { _once: newId() })
  expect((await get('/reports/new')).html).not.toContain('Fondazione Cariplo')
  expect((await get(here)).status).toBe(200)
  expect((await as(luca).get('/reports/outlines')).status).toBe(404)
})

test('a draft is thrown away, a signed report is not; another territory and who is outside read nothing', async () => {
  const { valley, giorgio, luca, as, begin, sign } = await valleyOfAYear()
  const draft = await begin()
  expect((await as(luca).post(`${draft.here}/discard`, { _once: newId() })).status).toBe(404)
  await as(giorgio).post(`${draft.here}/discard`, { _once: newId() })
  expect((await as(giorgio).get(draft.here)).status).toBe(404)
  const { here } = await begin()
  const { there } = await sign(here)
  await as(giorgio).post(`${here}/discard`, { _once: newId() })
  expect((await as(giorgio).get(here)).status).toBe(200)
  const elsewhere = await newTerritory()
  const bruno = visits(routes, elsewhere, { actor: await elsewhere.operator('Bruno', 'coordinator'), now })
  const volunteer = as(await valley.operator('Vera', 'volunteer'))
  for (const path of [
    here,
    `${here}/paper`,
    `${here}/document.docx`,
    `${here}/layout`,
    there,
    `${there}/report.json`,
  ])
    for (const who of [bruno, volunteer]) expect([path, (await who.get(path)).status]).toEqual([path, 404])
})

test('a period that is not over has its draft, and is signed from its last day on', async () => {
  const { giorgio, as, begin, sign } = await valleyOfAYear()
  const { here } = await begin({ outline: 'annual', fromOn: '2018-01-01', untilOn: '2018-12-31' })
  expect((await as(giorgio).get(`${here}/paper`)).html).toContain('le cifre arrivano al 10 febbraio 2018')
  expect((await sign(here)).status).toBe(409)
})

test('a reading that stopped is told, and goes on from where it was', async () => {
  const { valley, giorgio, as, begin, ready } = await valleyOfAYear()
  const { here } = await begin({ ...YEAR, outline: 'half_yearly' })
  await asOwner(
    "update report_filling set filled_at = filled_at - interval '1 hour' where territory_id = $1 and part in ('labs', 'community')",
    [valley.id],
  )
  const later = visits(routes, valley, { actor: giorgio, now: new Date(Date.now() + 3_600_000), around })
  const { html } = await later.get(`${here}/progress`)
  expect(html).toContain('La lettura si è fermata')
  expect((await as(giorgio).get(here)).html).toContain('si stanno ancora leggendo')
  expect((await later.post(`${here}/fill`, { _once: newId() })).location).toMatch(
    new RegExp(`${idOf(here)}$`),
  )
  await ready(here)
})

test('a story stands in a signed report with its chain while it may be told, and leaves it when it is taken back', async () => {
  const { valley, giorgio, lab, as, visitor, begin, sign } = await valleyOfAYear()
  const [story, maria] = [newId(), await valley.person('Maria Rossi')]
  const told = (id: string, went: string) =>
    asOwner(
      `insert into activity_story (territory_id, id, activity_id, person_id, told_on, went, sealed, recorded_at)
       values ($1, $2, $3, $4, '2017-05-10', $5, '\\x00', '2017-05-11T10:00Z')`,
      [valley.id, id, lab.activity, maria, went],
    )
  await told(story, 'well')
  await told(newId(), 'badly')
  await asOwner(
    `insert into consent (territory_id, id, person_id, kind, given_on, how) values ($1, $2, $3, 'stories', '2017-05-12', 'signed')`,
    [valley.id, newId(), maria],
  )
  await asOwner(
    `insert into activity_story_published (territory_id, story_id, activity_id, words, signed_as)
     values ($1, $2, $3, 'Ho ripreso a cucinare.', 'Una nonna')`,
    [valley.id, story, lab.activity],
  )
  const { here } = await begin()
  const { there } = await sign(here)
  await as(giorgio).post(`${there}/publish`, { _once: newId() })
  const { html } = await visitor.get(there)
  for (const words of [
    'Ho ripreso a cucinare.',
    'Una nonna',
    'consenso del 12 maggio 2017',
    '2 storie (1 andate bene, 0 così così, 1 male)',
  ])
    expect(html).toContain(words)
  expect(html).not.toContain('Maria Rossi')
  await asOwner('delete from activity_story_published where territory_id = $1 and story_id = $2', [
    valley.id,
    story,
  ])
  const after = await visitor.get(there)
  expect(after.html).not.toContain('Ho ripreso a cucinare.')
  expect(after.html).toContain('Una storia è stata ritirata')
  expect((await visitor.get(`${there}/report.json`)).html).not.toContain('cucinare')
})
