import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { record } from '../../ground/journal/record.ts'
import { allImports } from '../imports.ts'
import { ACTS, KINDS } from './acts.ts'
import { routes } from './routes.tsx'

openHouse()

async function busyValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const bruno = await territory.operator('Bruno Neri', 'facilitator')
  const carla = await territory.operator('Carla Verdi', 'coordinator')
  const [place, person] = [newId(), newId()]
  await asActor(anna, (tx) => record(tx, anna, 'places.recorded', 'place', place))
  await asActor(bruno, async (tx) => {
    await record(tx, bruno, 'people.recorded', 'person', person)
    await record(tx, bruno, 'people.changed', 'person', anna.personId)
  })
  return { territory, anna, bruno, carla, place, person }
}

/** The acts shown in the table, without those that can be chosen above it. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)]
    .map(([row]) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .slice(1)

test('every act and every kind that the code records has words', () => {
  const calls = globSync('app/**/*.{ts,tsx}')
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/\brecord(?:All)?\(\s*\w+,\s*\w+,[^;]{0,300}?\n?\s*\)/g),
    ])
    .map(([call]) => call)
  const acts = calls.flatMap((call) =>
    [...call.matchAll(/'([a-z_]+\.[a-zA-Z_]+)'/g)].map(([, act = '']) => act),
  )
  const kinds = calls.flatMap((call) => [...call.matchAll(/,\s*'([a-z_]+)'/g)].map(([, kind = '']) => kind))
  const inLists = allImports.map(({ recordKind }) => recordKind)
  expect(acts.length).toBeGreaterThan(40)
  expect(
    [...new Set(acts)].filter((act) => !ACTS.includes(act)),
    'app/shell/journal/texts: journal.act.…',
  ).toEqual([])
  expect(
    [...new Set([...kinds, ...inLists])].filter((kind) => !KINDS.includes(kind)),
    'app/shell/journal/texts: journal.kind.…',
  ).toEqual([])
})

test('a coordinator reads who did what, newest first, and finds it by act, kind, record, person and day', async () => {
  const { territory, anna, carla, place } = await busyValley()
  const { get } = visits(routes, territory, { actor: carla })
  const found = async (query: string) => rowsOf((await get(`/journal${query}`)).html)
  const all = await found('')
  expect(all).toHaveLength(3)
  expect(all[0]).toMatch(/Persona modificata Persona .+ Bruno Neri/)
  expect(all[2]).toMatch(new RegExp(`Luogo registrato Luogo ${place} Anna Bianchi`))
  expect(await found('?act=people.recorded')).toEqual([expect.stringContaining('Persona registrata')])
  expect(await found('?kind=place')).toEqual([expect.stringContaining(place)])
  expect(await found(`?record=${place}`)).toHaveLength(1)
  expect(await found(`?person=${anna.personId}`)).toHaveLength(1)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date())
  expect(await found(`?from=${today}&until=${today}`)).toHaveLength(3)
  expect(await found('?until=2017-03-12')).toHaveLength(0)
  expect(await found('?record=%27%3B--&from=ieri')).toHaveLength(3)
})

test('older lines are a page away', async () => {
  const { territory, bruno, carla } = await busyValley()
  await asActor(bruno, async (tx) => {
    for (let line = 0; line < 60; line++) await record(tx, bruno, 'people.changed', 'person', newId())
  })
  const { get } = visits(routes, territory, { actor: carla })
  const first = (await get('/journal?kind=person')).html
  expect(rowsOf(first)).toHaveLength(50)
  const [, older = ''] = /href="(\?[^"]*before=[^"]+)"/.exec(first) ?? []
  const rest = rowsOf((await get(`/journal${older.replaceAll('&amp;', '&')}`)).html)
  expect(rest).toHaveLength(12)
})

test('everyone reads their own history and what was done to their own record, nobody else’s', async () => {
  const { territory, anna, bruno, place } = await busyValley()
  const mine = rowsOf((await visits(routes, territory, { actor: anna }).get('/journal/mine')).html)
  expect(mine).toEqual([
    expect.stringMatching(/Persona modificata/),
    expect.stringMatching(new RegExp(`Luogo registrato Luogo ${place}`)),
  ])
  const [{ all } = { all: 0 }] = await asOwner<{ all: number }>(
    'select count(*)::integer as all from journal where territory_id = $1',
    [territory.id],
  )
  expect(all).toBe(3)
  const his = rowsOf((await visits(routes, territory, { actor: bruno }).get('/journal/mine')).html)
  expect(his).toHaveLength(2)
})

test('the whole journal is not there for a facilitator, and asks a visitor to sign in', async () => {
  const { territory, anna } = await busyValley()
  expect((await visits(routes, territory, { actor: anna }).get('/journal')).status).toBe(404)
  expect((await visits(routes, territory).get('/journal')).location).toBe('/sign-in')
  expect((await visits(routes, territory).get('/journal/mine')).location).toBe('/sign-in')
})

test('lines of another territory never show', async () => {
  const { place } = await busyValley()
  const other = await busyValley()
  const { html } = await visits(routes, other.territory, { actor: other.carla }).get('/journal')
  expect(html).not.toContain(place)
})
