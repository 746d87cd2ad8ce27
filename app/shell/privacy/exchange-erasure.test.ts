import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { newId } from '../../ground/db/ids.ts'
import { agreementById, wordsOf } from '../../rooms/exchange/agreements/reads.ts'
import { factsOf } from '../../rooms/exchange/facts/reads.ts'
import { requestForm } from '../../rooms/people/rights/forms.ts'
import { askRight } from '../../rooms/people/rights/writes.ts'
import { copyOf } from './copy.ts'
import { erasePerson } from './erasure.ts'

openHouse()

const add = (table: string, row: Record<string, unknown>) => {
  const columns = Object.keys(row)
  return asOwner(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  )
}

/** Every figure of the exchange by its ways of counting, a day after everything happened. */
async function figures(territoryId: string) {
  const evaluator = commandIn(territoryId, ['evaluator'])
  return asActor(evaluator, async (tx) => {
    const told: Record<string, number[]> = {}
    for (const figure of ['exchanges', 'exchange_hours', 'interviews', 'elders_accompanied']) {
      const { rows } = await sql<{ many: number; hours: number; people: number }>`
        select count(on_date)::int as many, coalesce(sum(hours), 0)::float as hours,
          (select count(*)::int from app.counted_exchange_people(${territoryId}, '2020-01-01', ${figure})) as people
        from app.counted_exchange(${territoryId}, '2020-01-01', ${figure})`.execute(tx)
      told[figure] = [rows[0]?.many ?? 0, rows[0]?.hours ?? 0, rows[0]?.people ?? 0]
    }
    return told
  })
}

async function asked(carla: SignedInActor, personId: string, kind: 'erasure' | 'export') {
  const requestId = newId()
  const form = requestForm.parse({ kind, askedOn: '2020-01-01', how: 'aloud' })
  await asActor(carla, (tx) => askRight(tx, carla, requestId, personId, form))
  return requestId
}

async function erase(carla: SignedInActor, personId: string) {
  const requestId = await asked(carla, personId, 'erasure')
  const erased = await asActor(carla, (tx) => erasePerson(tx, carla, personId, requestId))
  expect(erased.ok).toBe(true)
}

test('who is erased leaves the other side’s agreement without name and words; the last of both takes it along; figures stay', async () => {
  const valley = await newTerritory()
  const carla = await valley.operator('Carla Conti', 'coordinator')
  const [elsa, bruno] = [await valley.person('Elsa Poli'), await valley.person('Bruno Riva')]
  const territory_id = valley.id
  const [both, alone, fact] = [newId(), newId(), newId()]
  await add('exchange_agreement', {
    territory_id,
    id: both,
    kind: 'companionship',
    title: 'Le visite di Elsa',
    need_person_id: elsa,
    offer_person_id: bruno,
    starts_on: '2019-01-10',
    counts: '{exchanges,elders_accompanied}',
    recorded_by: carla.personId,
  })
  await add('exchange_agreement_words', {
    territory_id,
    agreement_id: both,
    sealed: seal('{"wish":"le carte"}', `exchange_agreement_words:${both}`),
    recorded_by: carla.personId,
  })
  await add('exchange_fact', {
    territory_id,
    id: fact,
    agreement_id: both,
    code: 'visit',
    on_date: '2019-02-01',
    hours: 2,
    counts: '{exchange_hours}',
    sealed: seal('Elsa era contenta', `exchange_fact:${fact}`),
    recorded_by: carla.personId,
  })
  await add('exchange_agreement', {
    territory_id,
    id: alone,
    kind: 'work',
    title: 'Un colloquio',
    need_person_id: elsa,
    starts_on: '2019-03-01',
    counts: '{interviews}',
    recorded_by: carla.personId,
  })
  const notice = newId()
  await add('exchange_notice', {
    territory_id,
    id: notice,
    kind: 'companionship',
    side: 'need',
    title: 'Elsa cerca compagnia',
    shown: '{}',
    visibility: 'operators',
    until_on: '2999-01-01',
  })
  await add('exchange_notice_of', {
    territory_id,
    notice_id: notice,
    person_id: elsa,
    sealed: seal('{"reserved":{"floor":3}}', `exchange_notice_of:${notice}`),
  })
  const before = await figures(valley.id)
  expect(before).toMatchObject({ exchanges: [1, 0, 1], exchange_hours: [1, 2, 1], interviews: [1, 0, 1] })

  const requestId = await asked(carla, elsa, 'export')
  const { recorded } = await asActor(carla, (tx) => copyOf(tx, carla, elsa, requestId, 'Chiede una copia'))
  expect(JSON.stringify(recorded)).toContain('Elsa era contenta')

  await erase(carla, elsa)
  const seen = await asActor(carla, (tx) => agreementById(tx, both))
  expect(seen).toMatchObject({ title: '–', need: { personId: null }, offer: { personId: bruno } })
  if (seen) expect(await asActor(carla, (tx) => wordsOf(tx, carla, seen))).toEqual({})
  expect(await asActor(carla, (tx) => factsOf(tx, both))).toMatchObject([{ hours: 2, words: null }])
  expect(await asOwner('select from exchange_agreement where id = $1', [alone])).toEqual([])
  expect(await asOwner('select from exchange_notice where id = $1', [notice])).toEqual([])
  expect(await figures(valley.id)).toEqual(before)

  await erase(carla, bruno)
  expect(await asOwner('select from exchange_agreement where territory_id = $1', [valley.id])).toEqual([])
  expect(await figures(valley.id)).toMatchObject({ exchanges: [1, 0, 1], interviews: [1, 0, 1] })
})
