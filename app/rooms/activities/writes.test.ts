import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { newId } from '../../ground/db/ids.ts'
import { tiesOf } from '../ties/reads.ts'
import { activityForm, newActivityForm } from './forms.ts'
import { activities, activityById, behind, seriesOf } from './reads.ts'
import { changeActivity, planActivity } from './writes.ts'

openHouse()

const now = new Date('2026-10-05T10:00:00Z')
const clock = { now, timeZone: 'Europe/Rome' }
const lab = { title: 'Laboratorio di cucito', kind: 'lab', area: 'proximity' }
const tuesday = { on: '2026-10-13', from: '17:00', to: '19:00' }

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const friendsId = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind, listed_on) values ($1, $2, 'Gli Amici', 'association', '2020-01-01')",
    [territory.id, friendsId],
  )
  return { territory, anna, maria, friendsId }
}
const plan = (actor: SignedInActor, said: object, id = newId()) =>
  asActor(actor, (tx) =>
    planActivity(tx, actor, id, newActivityForm.parse({ ...lab, ...tuesday, ...said }), clock),
  )
const sessions = (territoryId: string) =>
  asOwner<{
    starts_at: Date
    recurrence_at: string | null
    public: boolean
    held_on: string
    cancelled_at: Date | null
  }>('select * from activity_session where territory_id = $1 order by starts_at', [territoryId])

test('a lab of eight Tuesdays stays at five when the clocks change', async () => {
  const { territory, anna } = await valley()
  const id = newId()
  await plan(anna, { repeats: 'weekly', times: '3', published: 'yes' }, id)
  const planned = await sessions(territory.id)
  expect(planned.map((one) => [one.recurrence_at, one.starts_at.toISOString(), one.public])).toEqual([
    ['2026-10-13 17:00:00', '2026-10-13T15:00:00.000Z', true],
    ['2026-10-20 17:00:00', '2026-10-20T15:00:00.000Z', true],
    ['2026-10-27 17:00:00', '2026-10-27T16:00:00.000Z', true],
  ])
  expect(await asActor(anna, (tx) => seriesOf(tx, id))).toMatchObject({
    rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=3',
    minutes: 120,
  })
})

test('until a day, the day included; once alone, no series', async () => {
  const { territory, anna } = await valley()
  await plan(anna, { repeats: 'monthlyWeekday', until: '2026-12-08' })
  expect((await sessions(territory.id)).map((one) => one.held_on)).toEqual([
    '2026-10-13',
    '2026-11-10',
    '2026-12-08',
  ])
  const once = newId()
  await plan(anna, { title: 'Festa' }, once)
  expect(await asActor(anna, (tx) => seriesOf(tx, once))).toBeUndefined()
})

test('a series without measure is refused, and nothing of it stays', async () => {
  const { territory, anna } = await valley()
  const refusal = { ok: false, refusal: 'activities.series.tooMany', field: 'until' }
  expect(await plan(anna, { repeats: 'weekly', until: '2036-12-31' })).toEqual(refusal)
  expect(await sessions(territory.id)).toEqual([])
  expect(await asActor(anna, (tx) => activities(tx, {}, { now }))).toEqual([])
})

test('what a form says about time must hold together', () => {
  const wrong = (said: object) =>
    newActivityForm
      .safeParse({ ...lab, ...tuesday, ...said })
      .error?.issues.map(({ path, message }) => [path[0], message])
  expect(wrong({ to: '16:00' })).toEqual([['to', 'activities.form.endsBefore']])
  expect(wrong({ repeats: 'weekly' })).toEqual([['until', 'activities.series.noEnd']])
  expect(wrong({ repeats: 'weekly', until: '2026-10-12' })).toEqual([
    ['until', 'activities.series.endsBefore'],
  ])
  expect(wrong({ repeats: 'weekly', times: '367' })).toEqual([['times', 'activities.series.tooMany']])
  expect(wrong({})).toBeUndefined()
})

test('the same form sent twice plans one activity; someone else’s is not there', async () => {
  const { territory, anna } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const id = newId()
  const said = { repeats: 'weekly', times: '4', promoters: ['new-group:Mamme del mercoledì'] }
  const answers = await Promise.all([plan(anna, said, id), plan(anna, said, id)])
  expect(answers).toEqual(Array(2).fill({ ok: true, value: { activityId: id } }))
  expect(await sessions(territory.id)).toHaveLength(4)
  await expect(plan(bruno, said, id)).rejects.toThrow(NotHere)
})

test('promoters and partners are tied by what they promote together', async () => {
  const { territory, anna, maria, friendsId } = await valley()
  const id = newId()
  await plan(
    anna,
    { promoters: [`person:${maria}`], partners: [`organisation:${friendsId}`, 'new-group:Mamme'] },
    id,
  )
  expect(await asActor(anna, (tx) => behind(tx, id))).toMatchObject([
    { part: 'promoter', label: 'Maria Rossi', sinceOn: '2026-10-05' },
    { part: 'partner', label: 'Gli Amici' },
    { part: 'partner', label: 'Mamme' },
  ])
  const names = async () => (await asActor(anna, (tx) => tiesOf(tx, maria))).map((tie) => tie.name).sort()
  expect(await names()).toEqual(['Gli Amici', 'Mamme'])

  const form = activityForm.parse({ ...lab, promoters: [`person:${maria}`, `organisation:${friendsId}`] })
  await asActor(anna, (tx) =>
    changeActivity(tx, anna, id, form, { ...clock, now: new Date('2026-11-01T10:00:00Z') }),
  )
  expect(await names()).toEqual(['Gli Amici'])
  expect(await asActor(anna, (tx) => behind(tx, id))).toMatchObject([
    { part: 'promoter', label: 'Maria Rossi', sinceOn: '2026-10-05' },
    { part: 'promoter', label: 'Gli Amici', sinceOn: '2026-11-01' },
  ])
  const visitor = await asActor(territory.visitor, (tx) => behind(tx, id))
  expect(visitor.map((one) => one.label)).toEqual(['Gli Amici'])
})

test('promoting an activity written down later counts from its first day', async () => {
  const { anna, maria } = await valley()
  const id = newId()
  await plan(anna, { on: '2026-03-01', promoters: [`person:${maria}`] }, id)
  expect(await asActor(anna, (tx) => behind(tx, id))).toMatchObject([{ sinceOn: '2026-03-01' }])
})

test('visitors see an activity and its sessions once published, and no longer when it is taken back', async () => {
  const { territory, anna } = await valley()
  const id = newId()
  await plan(anna, { repeats: 'weekly', times: '2' }, id)
  const change = (published?: 'yes') =>
    asActor(anna, (tx) => changeActivity(tx, anna, id, activityForm.parse({ ...lab, published }), clock))
  const seen = () =>
    asActor(territory.visitor, async (tx) => [
      (await activityById(tx, id))?.title,
      (await activities(tx, {}, { now })).map((line) => line.sessions),
    ])

  expect(await asActor(anna, (tx) => activityById(tx, id))).toBeDefined()
  expect(await seen()).toEqual([undefined, []])
  await change('yes')
  expect(await seen()).toEqual([lab.title, [2]])
  await change()
  expect(await seen()).toEqual([undefined, []])
})

test('open sessions follow their activity to another place; an exception stays where it was put', async () => {
  const { territory, anna } = await valley()
  const [here, there, elsewhere, id] = [newId(), newId(), newId(), newId()]
  for (const [placeId, name] of [
    [here, 'Qui'],
    [there, 'Là'],
    [elsewhere, 'Altrove'],
  ])
    await asOwner("insert into place (territory_id, id, name, kind) values ($1, $2, $3, 'space')", [
      territory.id,
      placeId,
      name,
    ])
  await plan(anna, { repeats: 'weekly', times: '3', placeId: here }, id)
  const [, second] = await asOwner<{ id: string }>(
    'select id from activity_session where territory_id = $1 order by starts_at',
    [territory.id],
  )
  await asOwner('update activity_session set place_id = $1 where territory_id = $2 and id = $3', [
    elsewhere,
    territory.id,
    second?.id,
  ])
  await asActor(anna, (tx) =>
    changeActivity(tx, anna, id, activityForm.parse({ ...lab, placeId: there }), clock),
  )
  const places = await asOwner<{ place_id: string }>(
    'select place_id from activity_session where territory_id = $1 order by starts_at',
    [territory.id],
  )
  expect(places.map((row) => row.place_id)).toEqual([there, elsewhere, there])
})

test('the list is narrowed down and begins with what comes next', async () => {
  const { anna } = await valley()
  await plan(anna, { title: 'Passata', on: '2026-09-01' })
  await plan(anna, { title: 'Dopo', on: '2026-11-03', kind: 'event' })
  await plan(anna, { title: 'Prima', on: '2026-10-06', area: 'youth' })
  const titles = async (narrow: object) =>
    (await asActor(anna, (tx) => activities(tx, narrow, { now }))).map((line) => line.title)
  expect(await titles({})).toEqual(['Prima', 'Dopo', 'Passata'])
  expect(await titles({ kind: 'event' })).toEqual(['Dopo'])
  expect(await titles({ area: 'youth' })).toEqual(['Prima'])
  expect(await titles({ q: 'pas' })).toEqual(['Passata'])
  expect(await titles({ comingAt: now })).toEqual(['Prima', 'Dopo'])
  expect(await titles({ overAt: now })).toEqual(['Passata'])
  expect(await titles({ published: true })).toEqual([])
})

test('nobody outside plans or sees what is not published', async () => {
  const { territory, anna } = await valley()
  const volunteer = await territory.operator('Ugo Sala', 'volunteer')
  const stranger = await (await newTerritory()).operator('Bruno Galli', 'coordinator')
  const id = newId()
  await plan(anna, {}, id)
  expect(await asActor(anna, (tx) => activityById(tx, id))).toBeDefined()
  expect(await asActor(stranger, (tx) => activityById(tx, id))).toBeUndefined()
  expect(await asActor(volunteer, (tx) => activityById(tx, id))).toBeUndefined()
  await expect(plan(volunteer, {})).rejects.toThrow('row-level security')
  await expect(
    asActor(stranger, (tx) => changeActivity(tx, stranger, id, activityForm.parse(lab), clock)),
  ).rejects.toThrow(NotHere)
})

test('a minor promotes nothing by name without who holds parental responsibility; what was planned stays', async () => {
  const { territory, anna, maria } = await valley()
  const id = newId()
  await plan(anna, {}, id)
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2014)', [
    territory.id,
    maria,
  ])
  const behindIt = { promoters: [`person:${maria}`] }
  const refusal = { ok: false, refusal: 'people.naming.minor', field: 'promoters' }
  expect(await plan(anna, behindIt)).toEqual(refusal)
  expect(
    await asActor(anna, (tx) =>
      changeActivity(tx, anna, id, activityForm.parse({ ...lab, title: 'Altro', ...behindIt }), clock),
    ),
  ).toEqual(refusal)
  expect(await asActor(anna, (tx) => activityById(tx, id))).toMatchObject({ title: lab.title })
  expect(await asActor(anna, (tx) => behind(tx, id))).toEqual([])
})
