import { afterAll, expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openCircle } from '../../operators/circles/writes.ts'
import { writeEvidence } from '../../ties/writes.ts'
import { putCameraAway } from '../picture/parts/take-picture.ts'
import { routes } from '../routes.ts'

openHouse()
afterAll(() => putCameraAway())
const now = new Date('2018-05-02T10:00:00Z')
const PAGES = ['/network/mine', '/network/communities', '/network/compare', '/network/introductions']

const meet = (actor: SignedInActor, people: string[], circleId?: string) =>
  asActor(actor, (tx) =>
    writeEvidence(tx, actor, {
      kind: circleId ? 'pact' : 'met',
      sourceKind: circleId ? 'pact' : 'encounter',
      sourceId: newId(),
      on: '2018-04-20',
      circleId,
      nodes: people.map((id) => ({ kind: 'person' as const, id })),
    }),
  )

/** Anna, and people whom she noted as met. */
async function valley(names: string[]) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const people = await Promise.all(names.map((name) => territory.person(name)))
  const encounter = newId()
  await asOwner(
    "insert into encounter (territory_id, id, met_on, met_at, recorded_by) values ($1, $2, '2018-04-20', '2018-04-20', $3)",
    [territory.id, encounter, anna.personId],
  )
  await asOwner(
    'insert into encounter_person (territory_id, encounter_id, person_id) select $1, $2, unnest($3::uuid[])',
    [territory.id, encounter, people],
  )
  const as = (actor: SignedInActor) => visits(routes, territory, { actor, now })
  return { territory, anna, people, as, ...as(anna) }
}
const seats = (count: number) => Array.from({ length: count }, (_, at) => `Ospite Numero${at}`)

test('without a single tie every page makes sense', async () => {
  const { get } = await valley([])
  for (const path of PAGES) {
    const { status, html } = await get(path)
    expect([path, status, /NaN|undefined|Infinity/.test(html)]).toEqual([path, 200, false])
  }
  expect((await get('/network/mine')).html).toContain('Nessuno è isolato')
})

test('where everybody is alone all are told of, with the reason, a page at a time', async () => {
  const { anna, people, get } = await valley(seats(25))
  for (const person of people) await meet(anna, [anna.personId, person])
  const { html } = await get('/network/mine')
  expect(html).toContain('25 persone isolate')
  expect(html.match(/Non risultano legami se non con chi lavora qui/g)).toHaveLength(20)
  const second = await get('/network/mine?page=2')
  expect(second.html.match(/Non risultano legami se non con chi lavora qui/g)).toHaveLength(5)
  // With operators asked for, each has a tie to Anna, of late: nobody is alone.
  expect((await get('/network/mine?operators=with')).html).not.toContain(
    'Non risultano legami se non con chi lavora qui',
  )
  expect((await get('/network?scope=all')).html).toContain('non c’è ancora nessun legame')
  for (const path of PAGES) expect([path, (await get(path)).status]).toEqual([path, 200])
})

test('one star: whoever holds all together is the bridge, and into how many parts it would fall is said', async () => {
  const { anna, people, get } = await valley(['Ada Uno', ...seats(12)])
  for (const other of people.slice(1)) await meet(anna, [people[0] as string, other])
  const { html } = await get('/network/mine')
  expect(html).toMatch(/Ada Uno[\s\S]*11 resterebbero staccati: 12 parti/)
  expect((await get('/network/communities')).html).toContain('Una comunità')
  const { html: compared } = await get('/network/compare?from=2018-01-01&to=2018-05-02')
  expect(compared).toMatch(/Legami nati[\s\S]{0,80}12/)
  for (const path of PAGES) expect((await get(path)).html).not.toMatch(/NaN|Infinity/)
})

test('a tie of a circle is in no table, number or comparison of whoever is not in it', async () => {
  const { territory, anna, people, as } = await valley([
    'Ada Uno',
    'Bea Due',
    'Cid Tre',
    'Dea Quattro',
    'Eva Cinque',
  ])
  const [ada, bea, cid, dea, eva] = people as [string, string, string, string, string]
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  await meet(anna, [ada, bea])
  const circle = newId()
  await asActor(anna, (tx) =>
    openCircle(tx, anna, { id: circle, kind: 'pact', aboutId: cid, part: 'educatrice' }),
  )
  for (const other of [bea, dea, eva]) await meet(anna, [cid, other], circle)
  const told = async (actor: SignedInActor) => {
    const { get } = as(actor)
    const compared = (await get('/network/compare?from=2018-01-01&to=2018-05-02')).html
    const communities = (await get('/network/communities')).html
    return {
      ties: /Legami nati[\s\S]{0,80}?>(\d+)</.exec(compared)?.[1],
      bridges: (await get('/network/mine?who=all')).html.includes('resterebbero staccati'),
      people: [...communities.matchAll(/<td[^>]*data-label="Persone"[^>]*>(\d+)</g)]
        .map(([, count]) => Number(count))
        .reduce((sum, count) => sum + count, 0),
    }
  }
  expect(await told(anna)).toEqual({ ties: '4', bridges: true, people: 5 })
  expect(await told(bruno)).toEqual({ ties: '1', bridges: false, people: 2 })
})
