import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../tests/support/territory.ts'
import { type Actor, commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { newId } from '../../ground/db/ids.ts'
import { namesOf, operatorsByFigure, outcomesAsOf, recordsOf } from './reads.ts'
import { type CountedSet, indicatorOf } from './rules.ts'

openHouse()

async function figures(
  valley: TestTerritory,
  until: string,
  actor: Actor = commandIn(valley.id, ['evaluator']),
) {
  const found = await asActor(actor, (tx) => outcomesAsOf(tx, actor, until))
  return Object.fromEntries(found.map(({ code, value }) => [code, value]))
}
const setOf = (code: string) => indicatorOf(code)?.set as CountedSet

const add = (table: string, row: Record<string, unknown>) => {
  const columns = Object.keys(row)
  const places = columns.map((_, at) => `$${at + 1}`).join(', ')
  return asOwner(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row))
}

/** A lab with a meeting on a day, closed or not; returns the ids. */
async function meeting(
  valley: TestTerritory,
  on: string,
  { closed = true, kind = 'lab', activity = newId() } = {},
) {
  const territory_id = valley.id
  await asOwner(
    'insert into activity (territory_id, id, title, kind, area) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [territory_id, activity, 'Orto', kind, 'proximity'],
  )
  const session = newId()
  const [starts_at, ends_at] = [`${on}T15:00Z`, `${on}T17:00Z`]
  const closing = { closed_at: closed ? ends_at : null }
  await add('activity_session', {
    territory_id,
    id: session,
    activity_id: activity,
    held_on: on,
    starts_at,
    ends_at,
    ...closing,
  })
  return { activity, session }
}
const attend = (
  valley: TestTerritory,
  session: string,
  person: string,
  state = 'attended',
  role = 'participant',
) => add('attendance', { territory_id: valley.id, session_id: session, person_id: person, state, role })

async function encounter(
  valley: TestTerritory,
  on: string,
  { people = [] as string[], organisations = [] as string[] },
) {
  const territory_id = valley.id
  const id = newId()
  await add('encounter', { territory_id, id, met_on: on, met_at: `${on}T10:00Z` })
  for (const person_id of people) await add('encounter_person', { territory_id, encounter_id: id, person_id })
  for (const organisation_id of organisations) {
    await add('encounter_organisation', { territory_id, encounter_id: id, organisation_id })
  }
}
async function organisation(valley: TestTerritory, kind: string) {
  const id = newId()
  await add('organisation', { territory_id: valley.id, id, name: `Ente ${kind}`, kind })
  return id
}
const promote = (
  valley: TestTerritory,
  activity: string,
  who: { person_id?: string; organisation_id?: string },
  since_on: string,
) =>
  add('activity_promoter', {
    territory_id: valley.id,
    id: newId(),
    activity_id: activity,
    part: 'promoter',
    since_on,
    ...who,
  })

test('someone met twice and present once is one person reached, from the first day', async () => {
  const valley = await newTerritory()
  const anna = await valley.person('Anna Bianchi')
  await encounter(valley, '2017-03-01', { people: [anna] })
  await encounter(valley, '2017-04-01', { people: [anna] })
  const { session } = await meeting(valley, '2017-02-01')
  await attend(valley, session, anna)

  expect(await figures(valley, '2017-01-31')).toMatchObject({ people_reached: 0, people_met: 0 })
  expect(await figures(valley, '2017-02-28')).toMatchObject({ people_reached: 1, people_met: 0 })
  expect(await figures(valley, '2017-12-31')).toMatchObject({ people_reached: 1, people_met: 1 })
})

test('two records of one person count once they are merged as one, and as two while they are not', async () => {
  const valley = await newTerritory()
  const [anna, again] = [await valley.person('Anna Bianchi'), await valley.person('Anna Bianchi')]
  await encounter(valley, '2017-03-01', { people: [anna] })
  await encounter(valley, '2017-03-02', { people: [again] })
  expect(await figures(valley, '2017-12-31')).toMatchObject({ people_met: 2 })

  await asOwner('update person set merged_into = $1 where id = $2', [anna, again])
  expect(await figures(valley, '2017-12-31')).toMatchObject({ people_met: 1, people_reached: 1 })
})

test('a sign-up, an absence and a session nobody closed count for nothing', async () => {
  const valley = await newTerritory()
  const [anna, bruno, carla] = [
    await valley.person('Anna'),
    await valley.person('Bruno'),
    await valley.person('Carla'),
  ]
  const held = await meeting(valley, '2017-03-01')
  await attend(valley, held.session, anna, 'signed_up')
  await attend(valley, held.session, bruno, 'absent')
  const open = await meeting(valley, '2017-03-08', { closed: false })
  await attend(valley, open.session, carla)

  expect(await figures(valley, '2017-12-31')).toMatchObject({
    people_reached: 0,
    labs_held: 1,
    lab_series: 1,
  })
})

test('co-designers and promoters are active; who only takes part is not', async () => {
  const valley = await newTerritory()
  const [anna, bruno, carla] = [
    await valley.person('Anna'),
    await valley.person('Bruno'),
    await valley.person('Carla'),
  ]
  const { session, activity } = await meeting(valley, '2017-03-01')
  await attend(valley, session, anna, 'attended', 'co_designer')
  await attend(valley, session, bruno)
  await promote(valley, activity, { person_id: carla }, '2017-05-01')

  expect(await figures(valley, '2017-03-31')).toMatchObject({ people_active: 1 })
  expect(await figures(valley, '2017-12-31')).toMatchObject({ people_active: 2, people_reached: 2 })
})

test('a lab of a school is held without the community until an association joins', async () => {
  const valley = await newTerritory()
  const { activity } = await meeting(valley, '2017-03-01')
  await meeting(valley, '2017-03-08', { activity })
  await meeting(valley, '2017-03-09', { kind: 'event' })
  await promote(valley, activity, { organisation_id: await organisation(valley, 'school') }, '2017-02-01')
  expect(await figures(valley, '2017-03-31')).toMatchObject({ labs_held: 2, labs_with_community_share: 0 })

  await promote(
    valley,
    activity,
    { organisation_id: await organisation(valley, 'association') },
    '2017-04-01',
  )
  expect(await figures(valley, '2017-03-31')).toMatchObject({ labs_with_community_share: 0 })
  expect(await figures(valley, '2017-04-30')).toMatchObject({
    labs_with_community_share: 1,
    lab_series: 1,
    local_events: 1,
  })
})

test('companies have a row of their own, and who was only met is not involved', async () => {
  const valley = await newTerritory()
  const { activity } = await meeting(valley, '2017-03-01')
  const [company, parish, association] = [
    await organisation(valley, 'company'),
    await organisation(valley, 'parish'),
    await organisation(valley, 'association'),
  ]
  await promote(valley, activity, { organisation_id: company }, '2017-03-01')
  await promote(valley, activity, { organisation_id: parish }, '2017-03-01')
  await encounter(valley, '2017-03-05', { organisations: [association, parish, company] })

  expect(await figures(valley, '2017-12-31')).toMatchObject({
    organisations_involved: 1,
    companies_involved: 1,
    associations_met: 1,
    formal_groups_met: 1,
  })
})

test('head-counts stand apart from people, and their list shows each session with its own', async () => {
  const valley = await newTerritory()
  const { session } = await meeting(valley, '2017-03-01')
  await add('session_report', { territory_id: valley.id, session_id: session, headcount: 42 })
  const evaluator = commandIn(valley.id, ['evaluator'])

  expect(await figures(valley, '2017-12-31')).toMatchObject({ headcount_anonymous: 42, people_reached: 0 })
  const { records } = await asActor(evaluator, (tx) =>
    recordsOf(tx, evaluator, setOf('headcount_anonymous'), '2017-12-31'),
  )
  expect(records).toMatchObject([{ recordId: session, onDate: '2017-03-01', units: 42 }])
})

test('an operator trained in two figures is one operator', async () => {
  const valley = await newTerritory()
  const person_id = await valley.person('Irene')
  for (const figure of ['mediator', 'caretaker']) {
    const fact = { figure, fact: 'trained_and_active', on_date: '2017-03-01' }
    await add('operator_figure', { territory_id: valley.id, id: newId(), person_id, ...fact })
  }
  const evaluator = commandIn(valley.id, ['evaluator'])
  expect(await figures(valley, '2017-12-31')).toMatchObject({ operators_trained: 1 })
  expect(await asActor(evaluator, (tx) => operatorsByFigure(tx, evaluator, '2017-12-31'))).toEqual([
    { figure: 'caretaker', operators: 1 },
    { figure: 'mediator', operators: 1 },
  ])
})

test('homes that became social condominiums are not among the places', async () => {
  const valley = await newTerritory()
  for (const kind of ['community_point', 'social_condominium']) {
    await add('place', { territory_id: valley.id, id: newId(), name: kind, kind, opened_on: '2016-05-18' })
  }
  expect(await figures(valley, '2016-05-17')).toMatchObject({ places_activated: 0 })
  expect(await figures(valley, '2016-05-18')).toMatchObject({ places_activated: 1 })
})

test('the list of people in vulnerability shows facts, and a name only to who wrote the fact down', async () => {
  const valley = await newTerritory()
  const [elisa, davide] = [
    await valley.operator('Elisa', 'facilitator'),
    await valley.operator('Davide', 'facilitator'),
  ]
  const [anna, bruno] = [await valley.person('Anna Bianchi'), await valley.person('Bruno')]
  const { session } = await meeting(valley, '2017-03-01')
  await attend(valley, session, anna)
  await attend(valley, session, bruno)
  const facts = [newId(), newId()]
  for (const [at, from_on] of ['2017-01-01', '2017-02-01'].entries()) {
    const sealed = seal('{}', `vulnerability:${facts[at]}`)
    await add('vulnerability', {
      territory_id: valley.id,
      id: facts[at],
      person_id: anna,
      sealed,
      from_on,
      recorded_by: elisa.personId,
    })
  }

  expect(await figures(valley, '2017-12-31')).toMatchObject({ vulnerable_participation_rate: 0.5 })
  const listFor = (actor: Actor) =>
    asActor(actor, async (tx) => {
      const { records } = await recordsOf(tx, actor, setOf('vulnerable_participation_rate'), '2017-12-31')
      const ids = records.map(({ recordId }) => recordId)
      return { ids, names: [...(await namesOf(tx, 'vulnerability', ids)).values()].map(({ name }) => name) }
    })
  expect(await listFor(elisa)).toEqual({ ids: [facts[0]], names: ['Anna Bianchi'] })
  expect(await listFor(davide)).toEqual({ ids: [facts[0]], names: [] })
})

test('a figure is the same for the evaluator, who reads no name', async () => {
  const valley = await newTerritory()
  const [evaluator, coordinator] = [
    await valley.operator('Giorgio', 'evaluator'),
    await valley.operator('Silvia', 'coordinator'),
  ]
  const anna = await valley.person('Anna Bianchi')
  await encounter(valley, '2017-03-01', { people: [anna] })

  const seen = (actor: Actor) =>
    asActor(actor, async (tx) => ({
      figure: (await outcomesAsOf(tx, actor, '2017-12-31')).find(({ code }) => code === 'people_met')?.value,
      names: [...(await namesOf(tx, 'person', [anna])).values()].map(({ name }) => name),
    }))
  expect(await seen(coordinator)).toEqual({ figure: 1, names: ['Anna Bianchi'] })
  expect(await seen(evaluator)).toEqual({ figure: 1, names: [] })
})

test('who has no reason is refused, and nobody counts another territory', async () => {
  const [valley, other] = [await newTerritory(), await newTerritory()]
  const volunteer = await valley.operator('Lina', 'volunteer')
  const silvia = await valley.operator('Silvia', 'coordinator')
  const elsewhere = { ...silvia, territoryId: other.id }

  for (const actor of [volunteer, valley.visitor]) {
    await expect(asActor(actor, (tx) => outcomesAsOf(tx, actor, '2017-12-31'))).rejects.toThrow(
      'not for this actor',
    )
  }
  await expect(asActor(silvia, (tx) => outcomesAsOf(tx, elsewhere, '2017-12-31'))).rejects.toThrow(
    'not for this actor',
  )
})
