import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { newOrganisationNamed } from '../organisations/writes.ts'
import { hoursOf, placeById } from './reads.ts'
import { routes } from './routes.ts'

openHouse()
const now = new Date('2019-06-10T15:00:00Z')

async function annaInValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const browser = visits(routes, territory, { actor: anna, now })
  const id = newId()
  const write = (more: object = {}) =>
    browser.post('/places/new', { _once: id, name: 'Il Portico', kind: 'community_point', ...more })
  return { territory, anna, browser, id, write }
}

test('a place is written down, its hours said in words, then published', async () => {
  const { territory, browser, id, write, anna } = await annaInValley()
  expect(await write({ openedOn: '2016-05-18', capacity: '40', municipality: '017113' })).toMatchObject({
    status: 303,
    location: `/${territory.slug}/places/${id}/hours`,
  })
  expect(
    (await browser.post(`/places/${id}/hours`, { day1: '9-12', day3: '9-12', day5: '15–18.30 (merenda)' }))
      .status,
  ).toBe(303)
  const page = (await browser.get(`/places/${id}/hours`)).html
  expect(page).toContain('lunedì e mercoledì 9–12; venerdì 15–18:30 (merenda)')
  expect(page).toContain('value="15–18:30 (merenda)"')

  expect((await browser.get('/places/manage?state=unpublished')).html).toContain('Il Portico')
  await browser.post(`/places/${id}/published`, { on: '2019-06-01' })
  expect((await browser.get('/places/manage?state=unpublished')).html).not.toContain('Il Portico')
  expect(await asActor(territory.visitor, (tx) => placeById(tx, id))).toMatchObject({
    name: 'Il Portico',
    capacity: 40,
  })
  await browser.post(`/places/${id}/unpublished`, {})
  expect(await asActor(territory.visitor, (tx) => placeById(tx, id))).toBeUndefined()
  expect(await asActor(anna, (tx) => hoursOf(tx, id))).toHaveLength(3)
})

test('hours that make no sense come back as typed and leave the earlier ones', async () => {
  const { anna, browser, id, write } = await annaInValley()
  await write()
  await browser.post(`/places/${id}/hours`, { day1: '9-12' })
  const wrong = await browser.post(`/places/${id}/hours`, {
    day1: '10-12',
    day2: 'tutto il giorno',
    day4: '9-12, 11-13',
  })
  expect(wrong.status).toBe(422)
  for (const words of ['href="#f-day2"', 'value="tutto il giorno"', 'si sovrappongono'])
    expect(wrong.html).toContain(words)
  expect(await asActor(anna, (tx) => hoursOf(tx, id))).toMatchObject([{ weekday: 1, opensAt: '09:00:00' }])
})

test('errors come back beside their fields; the same form twice is one place', async () => {
  const { browser, write } = await annaInValley()
  const wrong = await write({ latitude: '45,4', capacity: 'molti', description: 'Da non perdere' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Da non perdere')
  expect(wrong.html).toContain('href="#f-capacity"')
  expect([(await write()).status, (await write()).status]).toEqual([303, 303])
  expect((await browser.get('/places/manage')).html).toContain('1 luogo')
})

test('organisations manage a place together, from a day and until one', async () => {
  const { anna, browser, id, write } = await annaInValley()
  await write()
  const coop = await asActor(anna, (tx) =>
    newOrganisationNamed(tx, anna, 'Cooperativa Il Gelso', 'cooperative'),
  )
  const at = `/places/${id}/managers`

  expect(
    (await browser.post(at, { _search: 'organisationId', 'organisationId.text': 'coop' })).html,
  ).toContain(coop)
  expect((await browser.post(at, { organisationId: coop, fromOn: '2016-05-18' })).status).toBe(303)
  expect((await browser.post(at, { organisationId: newId(), fromOn: '2016-05-18' })).status).toBe(404)
  await browser.post(`${at}/end`, { organisationId: coop, fromOn: '2016-05-18', untilOn: '2018-12-31' })
  expect((await browser.get(at)).html).toContain('dal 18 maggio 2016 al 31 dicembre 2018')
})

test('the pages are for the staff; a visitor is asked to sign in, anyone else finds nothing', async () => {
  const { territory, browser, id, write } = await annaInValley()
  await write()
  const pages = [
    '/places/manage',
    '/places/search?q=il',
    '/places/new',
    ...['edit', 'hours', 'managers'].map((side) => `/places/${id}/${side}`),
  ]
  const ask = (visitor: typeof browser) =>
    Promise.all(pages.map(async (page) => (await visitor.get(page)).status))
  const volunteer = await territory.operator('Carla Neri', 'volunteer')
  const setter = await territory.operator('Eva Riva', 'administrator')
  expect(await ask(browser)).toEqual(pages.map(() => 200))
  expect(await ask(visits(routes, territory, { actor: setter }))).toEqual(pages.map(() => 200))
  expect(await ask(visits(routes, territory))).toEqual(pages.map(() => 303))
  expect(await ask(visits(routes, territory, { actor: volunteer }))).toEqual(pages.map(() => 404))

  const stranger = await (await newTerritory()).operator('Dario Conti', 'coordinator')
  const elsewhere = visits(routes, await newTerritory(), { actor: stranger })
  expect((await elsewhere.get(`/places/${id}/edit`)).status).toBe(404)
  expect((await elsewhere.post(`/places/${id}/hours`, { day1: '9-12' })).status).toBe(404)
})
