import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { gatherDuties } from '../../../shell/duties.ts'
import { dueOf } from '../../exchange/facts/reads.ts'
import { routes } from '../routes.ts'
import { heldBy } from './reads.ts'

openHouse()
gatherDuties()

const TODAY = '2026-07-01'
const NOW = new Date('2026-07-01T08:00:00Z')

async function aHouse() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const add = async (table: string, row: Record<string, unknown>) => {
    const whole = { territory_id: territory.id, ...row }
    const names = Object.keys(whole)
    await asOwner(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(whole),
    )
    return String(row.id ?? '')
  }
  const hand = () =>
    visits(routes, territory, { actor: carla, now: NOW }).post(`/operators/${anna.personId}/hand-over`, {
      _once: newId(),
      all: bruno.personId,
    })
  const kindsOf = async (personId: string) =>
    (await asActor(carla, (tx) => heldBy(tx, personId, TODAY))).map(({ kind, duties }) => [
      kind,
      duties.length,
    ])
  return { territory, anna, bruno, carla, add, hand, kindsOf }
}
type House = Awaited<ReturnType<typeof aHouse>>

async function aDecision({ anna, add }: House) {
  const [table, meeting, topic, decision] = [newId(), newId(), newId(), newId()]
  await add('round_table', {
    id: table,
    kind: 'district',
    name: 'Tavolo di distretto',
    purpose: 'Decidere insieme',
    quorum: 1,
    starts_on: '2026-01-01',
  })
  const at = { table_id: table, meeting_id: meeting }
  await add('table_meeting', {
    id: meeting,
    table_id: table,
    starts_at: '2026-06-01T10:00Z',
    on_date: '2026-06-01',
    place_said: 'Comune',
  })
  await add('table_topic', { id: topic, ...at, title: 'Sale', state: 'agenda' })
  await add('table_decision', {
    id: decision,
    ...at,
    topic_id: topic,
    number: 1,
    decided_on: '2026-06-01',
    sealed: Buffer.alloc(40, 1),
    due_on: '2026-09-01',
    follows_id: anna.personId,
    quorum: 1,
    present: 3,
    in_favour: 3,
    against: 0,
    abstained: 0,
    reserved: false,
  })
  return { table, decision }
}

test('a decision goes to who sits at its table, and to nobody else', async () => {
  const house = await aHouse()
  const { bruno, add, hand, kindsOf } = house
  const { table, decision } = await aDecision(house)
  const refused = await hand()
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('siede al suo tavolo')
  expect(await asOwner('select from hand_over where territory_id = $1', [house.territory.id])).toEqual([])
  await add('table_seat', {
    id: newId(),
    table_id: table,
    person_id: bruno.personId,
    body: 'Comune',
    part: 'member',
    from_on: '2026-01-01',
  })
  expect((await hand()).status).toBe(303)
  expect(await asOwner('select follows_id from table_decision where id = $1', [decision])).toEqual([
    { follows_id: bruno.personId },
  ])
  expect(await kindsOf(bruno.personId)).toEqual([['decision', 1]])
})

test('a lab goes on with whoever takes it up, from that day', async () => {
  const { anna, bruno, add, hand, kindsOf } = await aHouse()
  const activity = await add('activity', {
    id: newId(),
    kind: 'lab',
    title: 'Orto di tutti',
    area: 'housing',
  })
  await add('lab_maker', {
    id: newId(),
    activity_id: activity,
    person_id: anna.personId,
    part: 'lab_maker',
    from_on: '2026-01-01',
  })
  expect(await kindsOf(anna.personId)).toEqual([['making', 1]])
  expect((await hand()).status).toBe(303)
  expect(
    await asOwner('select person_id, until_on::text from lab_maker where activity_id = $1 order by from_on', [
      activity,
    ]),
  ).toEqual([
    { person_id: anna.personId, until_on: TODAY },
    { person_id: bruno.personId, until_on: null },
  ])
  expect(await kindsOf(bruno.personId)).toEqual([['making', 1]])
})

test('a civic center is coordinated by whoever takes it up', async () => {
  const { anna, bruno, add, hand, kindsOf } = await aHouse()
  const place = await add('place', { id: newId(), kind: 'civic_center', name: 'Scuola Pascoli' })
  const center = await add('civic_center', { id: newId(), place_id: place, opened_on: '2026-01-01' })
  const at = { center_id: center, person_id: anna.personId, from_on: '2026-01-01' }
  await add('civic_coordinator', { id: newId(), ...at })
  expect(await kindsOf(anna.personId)).toEqual([['center', 1]])
  expect((await hand()).status).toBe(303)
  expect(await kindsOf(bruno.personId)).toEqual([['center', 1]])
  expect(await asOwner('select from civic_coordinator where center_id = $1', [center])).toHaveLength(2)
})

test('an agreement outside every circle, a notice for somebody and an introduction change hands', async () => {
  const { anna, bruno, add, hand, kindsOf } = await aHouse()
  const by = { recorded_by: anna.personId }
  const agreement = await add('exchange_agreement', {
    id: newId(),
    kind: 'home',
    title: 'Casa in via Roma',
    starts_on: '2026-01-01',
    ...by,
  })
  await add('exchange_fact', {
    id: newId(),
    agreement_id: agreement,
    kind: 'home',
    code: 'rentMet',
    due_on: '2026-07-03',
    ...by,
  })
  const notice = await add('exchange_notice', {
    id: newId(),
    kind: 'home',
    side: 'need',
    title: 'Cerca casa',
    shown: '{}',
    visibility: 'operators',
    until_on: '2026-12-31',
  })
  await add('exchange_notice_of', {
    notice_id: notice,
    person_id: bruno.personId,
    on_behalf: true,
    sealed: Buffer.alloc(40, 1),
    ...by,
  })
  const [one, other] = [newId(), newId()].sort()
  await add('introduction', {
    id: newId(),
    a_kind: 'person',
    a_id: one,
    b_kind: 'person',
    b_id: other,
    decision: 'accepted',
    for_everyone: false,
    decided_on: '2026-06-01',
    due_on: '2026-07-10',
    decided_by: anna.personId,
  })
  const all = [
    ['introduction', 1],
    ['agreement', 1],
    ['notice', 1],
  ]
  expect(await kindsOf(anna.personId)).toEqual(all)
  expect(await asActor(bruno, (tx) => dueOf(tx, bruno, '2026-07-08'))).toEqual([])
  expect((await hand()).status).toBe(303)
  expect(await kindsOf(anna.personId)).toEqual([])
  expect(await kindsOf(bruno.personId)).toEqual(all)
  // What is due in it is now on the other’s day.
  expect(await asActor(bruno, (tx) => dueOf(tx, bruno, '2026-07-08'))).toHaveLength(1)
  expect(await asActor(anna, (tx) => dueOf(tx, anna, '2026-07-08'))).toEqual([])
})
