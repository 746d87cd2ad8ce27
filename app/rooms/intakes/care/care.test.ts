import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { activitiesOfPerson } from '../../activities/parts/person-activities.tsx'
import { routes as activities } from '../../activities/routes.ts'
import { presencesOf, registerOf } from '../../activities/sessions/reads.ts'
import { tiesOf } from '../../ties/reads.ts'
import { intakesOfPerson } from '../parts/person-intakes.tsx'
import { routes } from '../routes.ts'
import { careGroups } from './reads.ts'

openHouse()

/** A football group of the CPS: Ugo is in care there and came on Thursday; Bruno has nothing to do with it. */
async function football() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const [ugo, vito] = [await territory.person('Ugo Riva'), await territory.person('Vito Sala')]
  const [activity, session] = [newId(), newId()]
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area, published_at)
     values ($1, $2, 'Calcio del giovedì', 'group', 'health', now())`,
    [territory.id, activity],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, public)
     values ($1, $2, $3, '2026-06-04', '2026-06-04T15:00Z', '2026-06-04T17:00Z', true)`,
    [territory.id, session, activity],
  )
  const as = (actor: SignedInActor) => visits(routes, territory, { actor })
  const begun = await as(anna).post('/care', { _once: newId(), activity, purpose: 'care', part: 'CPS' })
  const path = (begun.location ?? '').slice(territory.slug.length + 1)
  await as(anna).post(`${path}/members`, { _once: newId(), who: ugo, belongsAs: 'patient' })
  await as(anna).post(`${path}/members`, { _once: newId(), who: vito, belongsAs: 'caregiver', caresFor: ugo })
  const kept = await as(anna).post(`${path}/sessions/${session}`, { 'present[]': [ugo, vito] })
  expect(kept.status).toBe(303)
  expect(await asOwner('select from care_member where person_id = $1', [ugo])).toHaveLength(1)
  expect(await asOwner('select from care_attendance where person_id = $1', [ugo])).toHaveLength(1)
  return { territory, anna, bruno, carla, ugo, vito, activity, session, path, as }
}

test('those who care see who belongs and who came', async () => {
  const { anna, path, session, as } = await football()
  const page = await as(anna).get(path)
  expect(page.html).toContain('Ugo Riva')
  expect(page.html).toContain('si prende cura di Ugo Riva')
  expect((await as(anna).get(`${path}/sessions/${session}`)).html).toMatch(
    /checked[^>]*>\s*<label[^>]*>Ugo Riva/,
  )
})

test('its pages are not there for anyone else, coordinator and fellow case operator included', async () => {
  const { territory, bruno, carla, path, session, as } = await football()
  const dina = await territory.operator('Dina Rosa', 'case_operator')
  for (const outsider of [bruno, carla, dina]) {
    expect((await as(outsider).get(path)).status).toBe(404)
    expect((await as(outsider).get(`${path}/sessions/${session}`)).status).toBe(404)
    expect(await asActor(outsider, careGroups)).toEqual([])
  }
  expect((await as(dina).get('/care')).html).not.toContain('Persone in cura</p>')
})

test('not through ties: two of the group know each other only for those who care', async () => {
  const { anna, bruno, ugo } = await football()
  expect((await asActor(anna, (tx) => tiesOf(tx, ugo))).map(({ name }) => name)).toContain('Vito Sala')
  expect(await asActor(bruno, (tx) => tiesOf(tx, ugo))).toEqual([])
})

test('not through the register of the activity, its counts or the list of who came before', async () => {
  const { anna, bruno, session, activity } = await football()
  for (const actor of [anna, bruno])
    expect(await asActor(actor, (tx) => registerOf(tx, { id: session, activityId: activity }))).toEqual([])
  const counted = await asActor(bruno, (tx) => presencesOf(tx, [session]))
  expect(counted.get(session)).toEqual({ named: 0, anonymous: 0 })
})

test('not through an error: an outsider who writes the same name in the same register meets nothing', async () => {
  const { territory, bruno, carla, ugo, session, activity, as } = await football()
  const kept = await visits(activities, territory, { actor: bruno }).post(
    `/activities/${activity}/sessions/${session}`,
    {
      _once: newId(),
      'walkIns[]': [`person:${ugo}`],
    },
  )
  expect(kept.status).toBe(303)
  expect(await asOwner('select from attendance where person_id = $1', [ugo])).toHaveLength(1)
  // Another circle makes the same activity a group of its own, and learns nothing of the first.
  const dina = await territory.operator('Dina Rosa', 'case_operator')
  const begun = await as(dina).post('/care', { _once: newId(), activity, purpose: 'care', part: 'CPS' })
  const path = (begun.location ?? '').slice(territory.slug.length + 1)
  expect((await as(dina).get(path)).html).not.toContain('Ugo Riva')
  await as(dina).post(`${path}/members`, { _once: newId(), who: ugo, belongsAs: 'patient' })
  const again = await as(dina).post(`${path}/sessions/${session}`, { 'present[]': [ugo] })
  expect(again.status).toBe(303)
  // Deleting the activity meets no foreign key of theirs.
  await expect(
    asActor(carla, (tx) => tx.deleteFrom('activity').where('id', '=', activity).execute()),
  ).resolves.toBeDefined()
})

test('not on the person’s page, nor among what they take part in', async () => {
  const { anna, bruno, carla, ugo } = await football()
  for (const actor of [bruno, carla, anna]) {
    const shown = await asActor(actor, async (tx) => [
      await intakesOfPerson(tx, actor, ugo),
      JSON.stringify(await activitiesOfPerson(tx, actor, ugo)),
    ])
    expect(shown[0]).toBeNull()
    expect(shown[1]).not.toContain('Calcio')
  }
})

test('not in the journal: which activity, and who, stand nowhere in it', async () => {
  const { territory, ugo, vito, activity, session } = await football()
  const lines = await asOwner<{ act: string; record_id: string }>(
    "select act, record_id from journal where territory_id = $1 and act like 'intakes.%'",
    [territory.id],
  )
  expect(lines.length).toBeGreaterThan(2)
  const told = lines.map(({ record_id }) => record_id)
  for (const id of [ugo, vito, activity, session]) expect(told).not.toContain(id)
})

test('not in figures: nobody is reached, met or active by name through a group of care', async () => {
  const { territory } = await football()
  const coordinator = await territory.operator('Elio Blu', 'coordinator')
  const { outcomesAsOf, recordsOf } = await import('../../indicators/reads.ts')
  const { INDICATORS, indicatorOf } = await import('../../indicators/rules.ts')
  const figures = await asActor(coordinator, (tx) => outcomesAsOf(tx, coordinator, '2026-12-31', INDICATORS))
  expect(figures.find(({ code }) => code === 'people_reached')?.value).toBe(0)
  expect(figures.find(({ code }) => code === 'headcount_anonymous')?.value).toBe(0)
  const reached = indicatorOf('people_reached')
  if (!reached) throw new Error('no such indicator')
  expect(
    (await asActor(coordinator, (tx) => recordsOf(tx, coordinator, reached.set, '2026-12-31'))).records,
  ).toEqual([])
})

test('nothing of it can be asked of the database around the pages', async () => {
  const { bruno, carla } = await football()
  for (const outsider of [bruno, carla])
    for (const table of ['care_group', 'care_member', 'care_attendance', 'circle', 'circle_member'] as const)
      expect(await asActor(outsider, (tx) => tx.selectFrom(table).select('territory_id').execute())).toEqual(
        [],
      )
})

test('who leaves the team of care sees nothing more', async () => {
  const { territory, anna, path, as } = await football()
  const dina = await territory.operator('Dina Rosa', 'case_operator')
  await as(anna).post(`${path}/circle`, {
    _once: newId(),
    colleague: dina.personId,
    colleaguePart: 'educatrice',
  })
  expect((await as(dina).get(path)).html).toContain('Ugo Riva')
  const [member] = await asOwner<{ id: string }>('select id from circle_member where person_id = $1', [
    dina.personId,
  ])
  await as(dina).post(`${path}/circle/${member?.id}/leave`, { _once: newId() })
  expect((await as(dina).get(path)).status).toBe(404)
})

test('a place to work for a while is written down, and is there no more when it ends', async () => {
  const { territory, anna, as } = await football()
  const shop = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Falegnameria', 'company')",
    [territory.id, shop],
  )
  const form = {
    _once: newId(),
    body: shop,
    tasks: 'Levigare',
    hoursWeek: '8',
    seats: '2',
    fromOn: '2026-06-01',
  }
  expect((await as(anna).post('/care/placements', { ...form, hoursWeek: '80' })).status).toBe(422)
  await as(anna).post('/care/placements', form)
  await as(anna).post('/care/placements', form)
  const page = await as(anna).get('/care')
  expect(page.html).toContain('8 ore a settimana, 2 posti')
  const [placement] = await asOwner<{ id: string }>(
    'select id from sar_placement where organisation_id = $1',
    [shop],
  )
  await as(anna).post(`/care/placements/${placement?.id}/end`, {})
  expect(
    await asOwner('select from sar_placement where until_on is not null and organisation_id = $1', [shop]),
  ).toHaveLength(1)
})
