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
import { routes } from '../routes.ts'
import { figuresOf, labsOfCohort, settingOf } from './reads.ts'

openHouse()
const now = new Date('2017-12-11T15:00:00Z')

async function house() {
  const territory = await newTerritory()
  const ada = await territory.operator('Ada Neri', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const desk = await territory.operator('Dora Blu', 'administrator')
  const as = (actor: typeof ada) => visits(routes, territory, { actor, now })
  const people = await Promise.all(
    ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque', 'Sei'].map((n) => territory.person(n)),
  )
  return { territory, ada, anna, desk, as, people }
}

async function lab(territory: TestTerritory, title: string, meetings: Record<string, readonly string[]>) {
  const id = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area) values ($1, $2, $3, 'lab', 'proximity')`,
    [territory.id, id, title],
  )
  for (const [on, came] of Object.entries(meetings)) {
    const session = newId()
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, closed_at)
       values ($1, $2, $3, $4, $4::date + time '18:00', $4::date + time '20:00', $4::date + time '20:00')`,
      [territory.id, session, id, on],
    )
    await asOwner('insert into session_report (territory_id, session_id, headcount) values ($1, $2, 7)', [
      territory.id,
      session,
    ])
    for (const person of came)
      await asOwner(
        `insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, 'attended')`,
        [territory.id, session, person],
      )
  }
  return id
}

const FIRST = {
  name: 'Primo anno, 2015–2016',
  startsOn: '2015-09-01',
  endsOn: '2016-08-31',
  fundedUntil: '2016-12-31',
}

test('two cohorts by their zones: labs side by side with what was held in the year and after', async () => {
  const { territory, ada, anna, as, people } = await house()
  const pandino = await lab(territory, 'Laboratorio di Pandino', {
    '2016-03-01': people.slice(0, 4),
    '2016-04-01': people.slice(2, 6),
    '2017-03-01': people.slice(0, 2),
  })
  const cohort = newId()
  expect((await as(ada).post('/activities/cohorts/new', { _once: cohort, ...FIRST })).status).toBe(303)
  expect((await as(ada).post('/activities/cohorts/new', { _once: cohort, ...FIRST })).status).toBe(303)
  const zone = newId()
  const drawn = await as(ada).post('/activities/zones', {
    _once: zone,
    name: 'Montichiari centro',
    'municipalities[]': ['017113'],
    quarters: 'Borgosotto',
  })
  expect(drawn.status).toBe(303)
  const settled = await as(anna).post(`/activities/${pandino}/setting`, { cohortId: cohort, zoneId: zone })
  expect(settled.status).toBe(303)
  expect(await asActor(anna, (tx) => labsOfCohort(tx, cohort))).toMatchObject([
    { title: 'Laboratorio di Pandino', zone: 'Montichiari centro', cohortUntil: '2016-12-31' },
  ])
  const held = await asActor(anna, (tx) => figuresOf(tx, anna, [pandino], '2015-09-01', '2016-08-31'))
  expect(held.get(pandino)).toMatchObject({ sessions: 2, minutes: 240, named: 8, people: 6, headcount: 14 })
  const { html } = await as(anna).get(`/activities/cohorts/${cohort}`)
  for (const words of [
    'Primo anno',
    'Laboratorio di Pandino',
    'Il finanziamento copre fino al 31 dicembre 2016',
  ])
    expect(html).toContain(words)
  expect((await as(anna).get('/activities/zones')).html).toContain('Montichiari · Borgosotto')
  expect((await as(anna).get(`/activities/${pandino}`)).html).toContain(
    'Primo anno, 2015–2016 · Montichiari centro',
  )
})

test('outside the team a group so small that it singles somebody out is not told', async () => {
  const { territory, desk, anna, people, as, ada } = await house()
  const few = await lab(territory, 'Pochi', { '2016-03-01': people.slice(0, 2) })
  const many = await lab(territory, 'Molti', { '2016-03-01': people })
  const told = await asActor(desk, (tx) => figuresOf(tx, desk, [few, many], '2016-01-01', '2016-12-31'))
  expect(told.get(few)).toMatchObject({ sessions: 1, people: null, named: null })
  expect(told.get(many)).toMatchObject({ sessions: 1, people: null, named: null })
  const whole = await asActor(anna, (tx) => figuresOf(tx, anna, [few, many], '2016-01-01', '2016-12-31'))
  expect(whole.get(few)?.people).toBe(2)
  const cohort = newId()
  await as(ada).post('/activities/cohorts/new', { _once: cohort, ...FIRST })
  for (const id of [few, many]) await as(anna).post(`/activities/${id}/setting`, { cohortId: cohort })
  const { status, html } = await as(desk).get(`/activities/cohorts/${cohort}`)
  expect([status, html.includes('pochi')]).toEqual([200, true])
  await expect(
    asActor(territory.visitor, (tx) => figuresOf(tx, territory.visitor, [few], '2016-01-01', '2016-12-31')),
  ).rejects.toThrow('figures of labs')
})

test('what goes on after the money is on one page, by cohort, with what stopped', async () => {
  const { territory, ada, anna, as, people } = await house()
  const goes = await lab(territory, 'Va avanti', { '2016-03-01': people, '2017-05-01': people })
  const stops = await lab(territory, 'Si ferma', { '2016-03-01': people })
  const cohort = newId()
  await as(ada).post('/activities/cohorts/new', { _once: cohort, ...FIRST })
  for (const id of [goes, stops]) await as(anna).post(`/activities/${id}/setting`, { cohortId: cohort })
  const { html } = await as(anna).get('/activities/remains')
  expect(html).toContain('Va avanti</')
  expect(html).toContain('Nessun incontro dopo')
  expect(html).toContain('50%')
  // Its own day counts before that of its cohort.
  await as(anna).post(`/activities/${goes}/setting`, { cohortId: cohort, fundedUntil: '2018-06-30' })
  expect((await as(anna).get('/activities/remains')).html).toContain('Ancora finanziati')
})

test('a lab inside a company is told as such, and its place is not lost when the form comes back', async () => {
  const { territory, anna, as } = await house()
  const id = await lab(territory, 'Pausa pranzo', {})
  const company = newId()
  await asOwner(
    `insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Officine Bassa', 'company')`,
    [territory.id, company],
  )
  const wrong = await as(anna).post(`/activities/${id}/setting`, {
    'insideId[]': [company],
    'insideId.label[]': [`${company}\tOfficine Bassa`],
    fundedUntil: 'domani',
  })
  expect([wrong.status, wrong.html.includes('Officine Bassa')]).toEqual([422, true])
  expect((await as(anna).post(`/activities/${id}/setting`, { 'insideId[]': [company] })).status).toBe(303)
  expect(await asActor(anna, (tx) => settingOf(tx, id))).toMatchObject({ insideKind: 'company' })
  expect((await as(anna).get('/activities/cohorts')).html).toContain('da Officine Bassa')
})

test('what is wrong is refused beside its field; who may not coordinate opens nothing; others’ records are not here', async () => {
  const { territory, ada, anna, as } = await house()
  const backwards = await as(ada).post('/activities/cohorts/new', { ...FIRST, endsOn: '2015-01-01' })
  expect([backwards.status, backwards.html.includes('La fine viene prima')]).toEqual([422, true])
  const nothing = await as(ada).post('/activities/zones', { name: 'Vuota' })
  expect([nothing.status, nothing.html.includes('Scegli almeno un comune')]).toEqual([422, true])
  expect((await as(anna).get('/activities/cohorts/new')).status).not.toBe(200)
  const id = await lab(territory, 'Qui', {})
  const elsewhere = await newTerritory()
  const bruno = await elsewhere.operator('Bruno', 'coordinator')
  const there = visits(routes, elsewhere, { actor: bruno, now })
  const cohort = newId()
  await there.post('/activities/cohorts/new', { _once: cohort, ...FIRST })
  expect((await as(anna).post(`/activities/${id}/setting`, { cohortId: cohort })).status).toBe(404)
  expect((await there.get(`/activities/${id}/setting`)).status).toBe(404)
  expect(await asActor(anna, (tx) => settingOf(tx, id))).toBeUndefined()
})
