import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { placesToday } from '../parts/sections.ts'
import { routes } from '../routes.ts'
import { findWhoLatelyFirst, metLately, topicsOfMine } from './reads.ts'
import { firstOf, placeNow } from './rules.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const bruno = await territory.operator('Bruno Neri', 'facilitator')
  const place = async (name: string) => {
    const id = newId()
    await asOwner("insert into place (territory_id, id, name, kind) values ($1, $2, $3, 'space')", [
      territory.id,
      id,
      name,
    ])
    return id
  }
  const as = (actor: typeof anna) => visits(routes, territory, { actor, now })
  const note = async (actor: typeof anna, said: Record<string, string | string[]>) => {
    const noted = await as(actor).post('/diary/new', { _once: newId(), metAt: '2026-06-10T16:00', ...said })
    expect(noted.status).toBe(303)
  }
  return { territory, anna, bruno, place, as, note }
}

test('of the places of a day it is the one that began last, never one still to come', () => {
  const [early, late, coming] = [
    { placeId: 'a', at: '2026-06-10T09:00' },
    { placeId: 'b', at: '2026-06-10T15:30' },
    { placeId: 'c', at: '2026-06-10T18:00' },
  ]
  expect(placeNow([early, coming, late], '2026-06-10T17:00')).toBe('b')
  expect(placeNow([coming], '2026-06-10T17:00')).toBeUndefined()
  expect(firstOf(['b', 'a'], ['a', 'c', 'd'], 3)).toEqual(['b', 'a', 'c'])
})

test('whom Anna met last comes first, people and groups together; whom Bruno met is not among them', async () => {
  const { territory, anna, bruno, note } = await valley()
  const [maria, luca, rosa] = [
    await territory.person('Maria Rossi'),
    await territory.person('Luca Gelmini'),
    await territory.person('Rosa Treccani'),
  ]
  await note(anna, { 'who[]': [`person:${maria}`], metAt: '2026-06-01T10:00' })
  await note(anna, { 'who[]': [`person:${luca}`, 'new-group:Mamme'], metAt: '2026-06-08T10:00' })
  await note(anna, { 'who[]': [`person:${maria}`], metAt: '2026-06-09T10:00' })
  await note(bruno, { 'who[]': [`person:${rosa}`] })
  const lately = await asActor(anna, (tx) => metLately(tx, anna))
  expect(lately.map(({ label }) => label).slice(0, 1)).toEqual(['Maria Rossi'])
  expect(lately.map(({ label }) => label).toSorted()).toEqual(['Luca Gelmini', 'Mamme', 'Maria Rossi'])
  expect(await asActor(anna, (tx) => metLately(tx, anna, 1))).toEqual([
    { value: `person:${maria}`, label: 'Maria Rossi' },
  ])
})

test('the type-ahead names first whom one met, then everybody; a record that was merged is one', async () => {
  const { territory, anna, note } = await valley()
  await territory.person('Maria Abate')
  const zanetti = await territory.person('Maria Zanetti')
  await note(anna, { 'who[]': [`person:${zanetti}`] })
  const found = (said: string) => asActor(anna, (tx) => findWhoLatelyFirst(tx, anna, said))
  expect((await found('maria')).map(({ label }) => label)).toEqual(['Maria Zanetti', 'Maria Abate'])
  expect((await found('mar zan')).map(({ label }) => label)).toEqual(['Maria Zanetti'])
  expect(await found('')).toEqual([])
})

test('one’s own topics come before those of the others', async () => {
  const { territory, anna, bruno, note } = await valley()
  const maria = await territory.person('Maria Rossi')
  for (const topic of ['casa', 'casa', 'lavoro'])
    await note(bruno, { 'who[]': [`person:${maria}`], otherTopics: topic })
  await note(anna, { 'who[]': [`person:${maria}`], otherTopics: 'orto' })
  expect(await asActor(anna, (tx) => topicsOfMine(tx, anna))).toEqual(['orto', 'casa', 'lavoro'])
  expect(await asActor(anna, (tx) => topicsOfMine(tx, anna, 1))).toEqual(['orto'])
})

test('the form begins where one is today: of a note, or of what another room knows', async () => {
  const { territory, anna, bruno, place, as, note } = await valley()
  const [library, hall] = [await place('Biblioteca'), await place('Sala civica')]
  const maria = await territory.person('Maria Rossi')
  const checked = async (actor: typeof anna) =>
    /name="placeId" value="([^"]*)" checked/.exec((await as(actor).get('/diary/new')).html)?.[1]
  expect(await checked(anna)).toBe('')
  await note(anna, { 'who[]': [`person:${maria}`], placeId: library, metAt: '2026-06-09T16:00' })
  // Yesterday's place stands first, but is not taken for granted.
  expect(await checked(anna)).toBe('')
  await note(anna, { 'who[]': [`person:${maria}`], placeId: library, metAt: '2026-06-10T09:00' })
  expect(await checked(anna)).toBe(library)

  const session = async () => [{ placeId: hall, at: '2026-06-10T16:30' }]
  placesToday.push(session)
  try {
    expect(await checked(anna)).toBe(hall)
    expect(await checked(bruno)).toBe(hall)
  } finally {
    placesToday.splice(placesToday.indexOf(session), 1)
  }
})

test('a place chosen among all the others stands before the one offered first', async () => {
  const { territory, anna, place, as } = await valley()
  const places = []
  for (const name of ['Aula A', 'Aula B', 'Aula C', 'Aula D', 'Aula E', 'Aula F'])
    places.push(await place(name))
  const maria = await territory.person('Maria Rossi')
  const form = await as(anna).get('/diary/new')
  expect(form.html).toContain('Aula F</option>')
  const id = newId()
  await as(anna).post('/diary/new', {
    _once: id,
    'who[]': [`person:${maria}`],
    metAt: '2026-06-10T16:00',
    placeId: places[0] ?? '',
    otherPlaceId: places[5] ?? '',
  })
  expect((await as(anna).get(`/diary/${id}`)).html).toContain('Aula F')
})
