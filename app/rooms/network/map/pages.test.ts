import { afterAll, expect, test } from 'vitest'
import { asActor, newTerritory, openHouse, type TestTerritory } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openCircle } from '../../operators/circles/writes.ts'
import { objectToNetwork } from '../../people/consents/writes.ts'
import { writeEvidence } from '../../ties/writes.ts'
import { putCameraAway } from '../picture/parts/take-picture.ts'
import { routes } from '../routes.ts'

openHouse()
afterAll(() => putCameraAway())
const now = new Date('2018-05-02T10:00:00Z')

const meet = (actor: SignedInActor, people: string[], on = '2018-04-20', circleId?: string) =>
  asActor(actor, (tx) =>
    writeEvidence(tx, actor, {
      kind: circleId ? 'pact' : 'met',
      sourceKind: circleId ? 'pact' : 'encounter',
      sourceId: newId(),
      on,
      circleId,
      nodes: people.map((id) => ({ kind: 'person' as const, id })),
    }),
  )

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const people = await Promise.all(
    ['Ada Uno', 'Bea Due', 'Cid Tre', 'Dea Quattro'].map((name) => territory.person(name)),
  )
  const look = visits(routes, territory, { actor: anna, now })
  const data = async (query = '', actor = anna) =>
    JSON.parse(
      (await visits(routes, territory, { actor, now }).get(`/network/data.json?scope=all${query}`)).html,
    )
  return { territory, anna, people: people as [string, string, string, string], data, ...look }
}

test('a territory without a tie has a page that says what to do', async () => {
  const { get, data } = await valley()
  const { status, html } = await get('/network')
  expect([
    status,
    html.includes('non c’è ancora nessun legame'),
    html.includes('Annota un incontro'),
  ]).toEqual([200, true, true])
  expect(html).not.toContain('NaN')
  expect(await data()).toMatchObject({ ids: [], ties: [] })
})

test('whoever is tied is in the table and in the data, with names and a way to their record', async () => {
  const { anna, people, get, data } = await valley()
  await meet(anna, people.slice(0, 3))
  await meet(anna, [people[2], people[3]])
  const { html } = await get('/network?scope=all')
  for (const name of ['Ada Uno', 'Bea Due', 'Cid Tre', 'Dea Quattro']) expect(html).toContain(name)
  expect(html).toContain(`/people/${people[3]}`)
  const drawn = await data()
  expect([drawn.names.toSorted(), drawn.ties.length / 2]).toEqual([
    ['Ada Uno', 'Bea Due', 'Cid Tre', 'Dea Quattro'],
    4,
  ])
  // Without Cid, Dea is cut off: the summary says so, and the table is sorted by who joins.
  expect(html.slice(html.indexOf('network-summary'))).toMatch(/Cid Tre<\/a>: uno/)
  expect(html.indexOf('Cid Tre</a></th>')).toBeLessThan(html.indexOf('Ada Uno</a></th>'))
})

test('the picture is narrowed down from the address; what is none is as if nothing were said', async () => {
  const { anna, people, data, get } = await valley()
  await meet(anna, [people[0], people[1]], '2017-01-10')
  await meet(anna, [people[1], people[2]])
  await meet(anna, [people[2], people[3]])
  expect((await data('&on=2017-02-01')).names.toSorted()).toEqual(['Ada Uno', 'Bea Due'])
  expect((await data('&kind=organisation')).ids).toEqual([])
  expect((await data('&tie=formal')).ids).toEqual([])
  expect((await data(`&around=${people[0]}&steps=1`)).names.toSorted()).toEqual(['Ada Uno', 'Bea Due'])
  expect((await data(`&around=${people[0]}&steps=2`)).names.toSorted()).toEqual([
    'Ada Uno',
    'Bea Due',
    'Cid Tre',
  ])
  expect((await data(`&around=${newId()}`)).ids).toEqual([])
  for (const query of [
    'on=ieri',
    'on=2999-01-01',
    'kind=nube',
    'community=-3',
    'around=qui',
    'steps=99',
    'sort=cuore',
    'page=-1',
  ])
    expect([query, (await get(`/network?scope=all&${query}`)).status]).toEqual([query, 200])
})

test('one who knows everybody: the star is said to hold it together', async () => {
  const { territory, anna, people, get } = await valley()
  const others = await Promise.all(Array.from({ length: 60 }, (_, at) => territory.person(`Ospite ${at}`)))
  for (const other of others) await meet(anna, [people[0], other])
  const { status, html } = await get('/network?scope=all')
  expect(status).toBe(200)
  expect(html).toMatch(/Ada Uno<\/a>: 59/)
  expect(html).not.toContain('NaN')
  expect((await get('/network?scope=all&page=2')).html).toContain('Ospite')
})

test('a tie of a circle does not exist for whoever is not in it: neither on the page, nor in the data, nor in a number', async () => {
  const { territory, anna, people, data } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  await meet(anna, [people[0], people[1]])
  const circle = newId()
  await asActor(anna, async (tx) => {
    await openCircle(tx, anna, { id: circle, kind: 'pact', aboutId: people[2], part: 'educatrice' })
  })
  await meet(anna, [people[1], people[2]], '2018-04-20', circle)
  expect((await data()).names).toHaveLength(3)
  expect((await data('', bruno)).names.toSorted()).toEqual(['Ada Uno', 'Bea Due'])
  const { html } = await visits(routes, territory, { actor: bruno, now }).get('/network?scope=all')
  expect(html).not.toContain('Cid Tre')
  expect(html).toContain('2 persone')
})

test('whoever objected is in no picture', async () => {
  const { anna, people, data } = await valley()
  await meet(anna, people.slice(0, 3))
  expect((await data()).ids).toHaveLength(3)
  await asActor(anna, (tx) => objectToNetwork(tx, anna, newId(), people[0], '2018-05-01'))
  expect((await data()).names.toSorted()).toEqual(['Bea Due', 'Cid Tre'])
})

test('without operators they join nobody; asked for, they do', async () => {
  const { anna, people, data } = await valley()
  for (const person of people.slice(0, 3)) await meet(anna, [anna.personId, person])
  expect((await data()).ids).toEqual([])
  expect((await data('&operators=with')).ids).toHaveLength(4)
})

test('for other roles the network is not there', async () => {
  const { territory } = await valley()
  for (const role of ['administrator', 'partner', 'evaluator', 'citizen', 'volunteer']) {
    const actor = await (territory as TestTerritory).operator('Ada Conti', role)
    const { get } = visits(routes, territory, { actor, now })
    for (const path of ['/network', '/network/data.json', '/network/ladder', '/network/antennas'])
      expect([role, path, (await get(path)).status]).toEqual([role, path, 404])
  }
})
