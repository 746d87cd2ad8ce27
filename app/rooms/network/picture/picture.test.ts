import { afterAll, expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import type { Actor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import type { Evidence, TieNode } from '../../ties/rules.ts'
import { writeEvidence } from '../../ties/writes.ts'
import { putCameraAway, takePicture } from './parts/take-picture.ts'
import type { Asked } from './reads.ts'
import { namesById } from './reads.ts'
import { tiesAt } from './rules.ts'

openHouse()
afterAll(putCameraAway)

const ON = '2026-06-30'
const person = (id: string): TieNode => ({ kind: 'person', id })
const met = (on: string, nodes: TieNode[], circleId?: string): Evidence => ({
  kind: 'met',
  sourceKind: 'encounter',
  sourceId: newId(),
  on,
  nodes,
  ...(circleId ? { circleId } : {}),
})

/** Two groups of four who all know each other, and Ponte, who met one of each. */
async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const desk = await territory.operator('Carla Riva', 'coordinator')
  const group = async (name: string) =>
    Promise.all(['Uno', 'Due', 'Tre', 'Quattro'].map((which) => territory.person(`${which} ${name}`)))
  const [north, south] = [await group('Nord'), await group('Sud')]
  const bridge = await territory.person('Ponte Mezzo')
  const write = (...facts: Evidence[]) =>
    asActor(anna, async (tx) => {
      for (const fact of facts) await writeEvidence(tx, anna, fact)
    })
  await write(
    met('2026-06-01', north.map(person)),
    met('2026-06-02', south.map(person)),
    met('2026-06-03', [person(bridge), ...north.slice(0, 2).map(person)]),
    met('2026-06-04', [person(bridge), ...south.slice(0, 2).map(person)]),
  )
  return { territory, anna, desk, north, south, bridge, write }
}

async function shot(actor: Actor, asked: Partial<Asked> = {}) {
  const taken = await takePicture(actor, { on: ON, ...asked })
  if (!taken.ok) throw new Error(taken.refusal)
  return taken.value
}

test('two groups are two communities, and who joins them is on every way between', async () => {
  const { anna, north, south, bridge } = await valley()
  const picture = await shot(anna)
  const { measures, numberOf } = picture
  const of = (id = '') => measures.community[numberOf.get(id) ?? -1]
  expect(new Set(north.map(of)).size).toBe(1)
  expect(new Set(south.map(of)).size).toBe(1)
  expect(of(north[0])).not.toBe(of(south[0]))
  const middle = numberOf.get(bridge) as number
  expect([measures.degree[middle], measures.lost[middle], measures.parts[middle]]).toEqual([4, 4, 2])
  expect(measures.betweenness[middle]).toBe(16)
  expect(Math.min(...measures.constraint)).toBe(measures.constraint[middle])
  expect(tiesAt(picture, middle)).toHaveLength(4)
})

test('the same picture serves whoever may read the same, until a tie changes', async () => {
  const { anna, north, south, write } = await valley()
  const first = await shot(anna)
  expect(await shot(anna)).toBe(first)
  expect(await shot(anna, { on: '2026-06-02' })).not.toBe(first)
  await write(met('2026-06-20', [person(north[3] ?? ''), person(south[3] ?? '')]))
  const later = await shot(anna)
  expect(later.edges.a.length).toBe(first.edges.a.length + 1)
})

test('a tie of a circle is in nobody’s picture but of whoever is in it', async () => {
  const { territory, anna, desk, north, south } = await valley()
  const circle = newId()
  await asOwner("insert into circle (territory_id, id, kind) values ($1, $2, 'care')", [territory.id, circle])
  await asOwner(
    "insert into circle_member (territory_id, id, circle_id, person_id, part) values ($1, $2, $3, $4, 'x')",
    [territory.id, newId(), circle, anna.personId],
  )
  const before = (await shot(desk)).edges.a.length
  await asActor(anna, (tx) =>
    writeEvidence(tx, anna, met('2026-06-10', [person(north[3] ?? ''), person(south[3] ?? '')], circle)),
  )
  expect((await shot(anna)).edges.a.length).toBe(before + 1)
  expect((await shot(desk)).edges.a.length).toBe(before)
  // With her role the membership of the circle ends, and what was kept of her picture serves nobody.
  await asOwner('update circle_member set until_at = now() where circle_id = $1', [circle])
  expect((await shot(anna)).edges.a.length).toBe(before)
})

test('who objected is in no picture from then on, and who works here is only where it is asked', async () => {
  const { territory, anna, bridge, north, write } = await valley()
  await write(met('2026-06-10', [person(anna.personId), ...north.map(person)]))
  expect((await shot(anna)).numberOf.has(anna.personId)).toBe(false)
  expect((await shot(anna, { withOperators: true })).numberOf.has(anna.personId)).toBe(true)
  expect((await shot(anna)).numberOf.has(bridge)).toBe(true)
  await asOwner(
    "insert into person_objection (territory_id, id, person_id, against, objected_on) values ($1, $2, $3, 'network', '2026-06-25')",
    [territory.id, newId(), bridge],
  )
  const picture = await shot(anna)
  expect(picture.numberOf.has(bridge)).toBe(false)
  expect(picture.measures.componentSizes).toHaveLength(2)
})

test('a restricted record is in the picture of who coordinates alone', async () => {
  const { territory, anna, desk, bridge } = await valley()
  expect((await shot(anna)).numberOf.has(bridge)).toBe(true)
  await asOwner(
    "insert into person_restriction (territory_id, id, person_id, from_on) values ($1, $2, $3, '2026-06-20')",
    [territory.id, newId(), bridge],
  )
  expect((await shot(desk)).numberOf.has(bridge)).toBe(true)
  expect((await shot(anna)).numberOf.has(bridge)).toBe(false)
})

test('places join nobody; who goes there is known beside', async () => {
  const { anna, north, south, write } = await valley()
  const place = newId()
  await write(
    met('2026-06-11', [person(north[3] ?? ''), { kind: 'place', id: place }]),
    met('2026-06-12', [person(south[3] ?? ''), { kind: 'place', id: place }]),
  )
  const picture = await shot(anna)
  expect(picture.numberOf.has(place)).toBe(false)
  expect(picture.atPlace.map(({ node }) => picture.edges.ids[node]).sort()).toEqual(
    [north[3], south[3]].sort(),
  )
})

test('a visitor’s picture and that of a territory without ties are empty, not broken', async () => {
  const { territory } = await valley()
  const visitors = await shot(territory.visitor)
  const empty = await newTerritory()
  const nobody = await shot(await empty.operator('Bruno Galli', 'facilitator'))
  for (const picture of [visitors, nobody])
    expect([picture.edges.ids.length, picture.measures.modularity]).toEqual([0, 0])
})

test('names are those the reader may read', async () => {
  const { territory, anna, bridge } = await valley()
  const names = await asActor(anna, (tx) => namesById(tx, [bridge]))
  expect(names.get(bridge)?.name).toBe('Ponte Mezzo')
  expect((await asActor(territory.visitor, (tx) => namesById(tx, [bridge]))).size).toBe(0)
})
