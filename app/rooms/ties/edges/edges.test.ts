import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import type { Evidence, TieNode } from '../rules.ts'
import { dayOfNumber } from '../weights/rules.ts'
import { removeEvidence, writeEvidence } from '../writes.ts'
import { edgesAsOf, stampOfTies } from './reads.ts'
import { kindsIn } from './rules.ts'

openHouse()

const person = (id: string): TieNode => ({ kind: 'person', id })
const met = (on: string, ...ids: string[]): Evidence => ({
  kind: 'met',
  sourceKind: 'encounter',
  sourceId: newId(),
  on,
  nodes: ids.map(person),
})

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const people = []
  for (const name of ['Maria Rossi', 'Luca Verdi', 'Sara Neri']) people.push(await territory.person(name))
  const [maria, luca, sara] = people as [string, string, string]
  const write = (...facts: Evidence[]) =>
    asActor(anna, async (tx) => {
      for (const fact of facts) await writeEvidence(tx, anna, fact)
    })
  return { territory, anna, maria, luca, sara, write }
}

/** `Name–Name weight` for each tie, so that a test reads as it would be told. */
async function told(actor: SignedInActor, on: string, withOperators = false) {
  const edges = await asActor(actor, (tx) => edgesAsOf(tx, actor, { on, withOperators }))
  const names = new Map(
    (
      await asOwner<{ id: string; given_name: string }>(
        'select id, given_name from person where territory_id = $1',
        [actor.territoryId],
      )
    ).map(({ id, given_name }) => [id, given_name]),
  )
  const name = (at = 0) => names.get(edges.ids[at] ?? '')
  return [...edges.weight]
    .map((weight, at) => [name(edges.a[at]), name(edges.b[at])].sort().concat(weight.toFixed(3)).join(' '))
    .sort()
}

test('a tie weighs half after its half-life, and is not there before its first fact', async () => {
  const { anna, maria, luca, sara, write } = await valley()
  await write(met('2026-01-01', maria, luca), met('2026-06-30', maria, luca, sara))
  expect(await told(anna, '2025-12-31')).toEqual([])
  expect(await told(anna, '2026-01-01')).toEqual(['Luca Maria 1.000'])
  expect(await told(anna, '2026-06-30')).toEqual(['Luca Maria 1.500', 'Luca Sara 1.000', 'Maria Sara 1.000'])
  await asOwner('insert into tie_setting (territory_id, half_life_days) values ($1, 90)', [anna.territoryId])
  expect(await told(anna, '2026-06-30')).toEqual(['Luca Maria 1.250', 'Luca Sara 1.000', 'Maria Sara 1.000'])
})

test('what lasts weighs whole until the day it ends', async () => {
  const { anna, maria, luca, write } = await valley()
  await write({ ...met('2024-01-01', maria, luca), kind: 'declared', untilOn: '2026-01-01', formal: true })
  expect(await told(anna, '2025-12-31')).toEqual(['Luca Maria 2.000'])
  expect(await told(anna, '2026-06-30')).toEqual(['Luca Maria 1.000'])
  const edges = await asActor(anna, (tx) => edgesAsOf(tx, anna, { on: '2026-06-30' }))
  expect([...edges.formal]).toEqual([1])
  expect(kindsIn(edges.kinds[0] ?? 0)).toEqual(['declared'])
  expect([dayOfNumber(edges.first[0] ?? 0), dayOfNumber(edges.last[0] ?? 0)]).toEqual([
    '2024-01-01',
    '2026-01-01',
  ])
})

test('what operators do in their role is their work; what they did before is theirs', async () => {
  const { territory, anna, maria, write } = await valley()
  const rita = await territory.person('Rita Sala')
  await asOwner(
    `insert into role_assignment (territory_id, id, person_id, role, starts_at, ends_at)
     values ($1, $2, $3, 'facilitator', '2026-03-01', '2026-05-01')`,
    [territory.id, newId(), rita],
  )
  await write(
    met('2026-02-01', rita, maria),
    met('2026-04-01', rita, maria),
    met('2026-04-01', anna.personId, maria),
  )
  expect(await told(anna, '2026-04-01')).toEqual(['Maria Rita 0.797'])
  expect(await told(anna, '2026-04-01', true)).toEqual(['Anna Maria 1.000', 'Maria Rita 1.797'])
})

test('merged records are one person, also where one fact named both; un-merged they are two again', async () => {
  const { anna, maria, luca, sara, write } = await valley()
  const alias = await (async () => {
    const id = newId()
    await asOwner("insert into person (territory_id, id, given_name) values ($1, $2, 'Mary')", [
      anna.territoryId,
      id,
    ])
    return id
  })()
  await write(met('2026-01-01', maria, alias, luca), met('2026-01-01', alias, sara))
  const two = await told(anna, '2026-01-01')
  expect(two).toEqual(['Luca Maria 1.000', 'Luca Mary 1.000', 'Maria Mary 1.000', 'Mary Sara 1.000'])
  await asOwner('update person set merged_into = $1 where id = $2', [maria, alias])
  expect(await told(anna, '2026-01-01')).toEqual(['Luca Maria 1.000', 'Maria Sara 1.000'])
  await asOwner('update person set merged_into = null where id = $1', [alias])
  expect(await told(anna, '2026-01-01')).toEqual(two)
})

test('whoever objected, or whose record is restricted, is in no picture; a coordinator reads the latter', async () => {
  const { territory, anna, maria, luca, sara, write } = await valley()
  const carla = await territory.operator('Carla Costa', 'coordinator')
  await write(met('2026-01-01', maria, luca, sara))
  await asOwner(
    `insert into person_objection (territory_id, id, person_id, against, objected_on) values ($1, $2, $3, 'network', '2026-01-02')`,
    [territory.id, newId(), luca],
  )
  expect(await told(anna, '2026-02-01')).toHaveLength(1)
  await asOwner(
    `insert into person_restriction (territory_id, id, person_id, from_on) values ($1, $2, $3, '2026-01-03')`,
    [territory.id, newId(), sara],
  )
  expect(await told(anna, '2026-02-01')).toEqual([])
  expect(await told(carla, '2026-02-01')).toHaveLength(1)
  expect(await told({ ...anna, roles: [] }, '2026-02-01')).toEqual([])
  const stranger = await (await newTerritory()).operator('Bruno Galli', 'coordinator')
  expect(await told(stranger, '2026-02-01')).toEqual([])
})

test('the stamp changes with whatever changes the ties', async () => {
  const { territory, anna, maria, luca, write } = await valley()
  const stamp = () => asActor(anna, (tx) => stampOfTies(tx, anna))
  const stamps = [await stamp()]
  const fact = met('2026-01-01', maria, luca)
  await write(fact)
  stamps.push(await stamp())
  expect(await stamp()).toBe(stamps.at(-1))
  await asActor(anna, (tx) => removeEvidence(tx, anna, fact))
  stamps.push(await stamp())
  await asOwner('insert into tie_setting (territory_id, half_life_days) values ($1, 90)', [territory.id])
  stamps.push(await stamp())
  await territory.operator('Ugo Sala', 'facilitator')
  stamps.push(await stamp())
  expect(new Set(stamps).size).toBe(stamps.length)
})
