import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { newId } from '../../ground/db/ids.ts'
import { newOrganisationNamed } from '../organisations/writes.ts'
import { hoursForm, placeForm } from './forms.ts'
import { findPlaces, hoursOf, managersOf, placeById, placesLike } from './reads.ts'
import { hoursInWords } from './rules.ts'
import {
  addManager,
  changePlace,
  endManager,
  publishPlace,
  recordPlace,
  setHours,
  unpublishPlace,
} from './writes.ts'

openHouse()
const told = (more: object = {}) =>
  placeForm.parse({
    name: 'Punto di Comunità Il Portico',
    kind: 'community_point',
    municipality: '017113',
    ...more,
  })

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const id = newId()
  const write = (more: object = {}) => asActor(anna, (tx) => recordPlace(tx, anna, id, told(more)))
  return { valley, anna, id, write }
}

test('a place is for the staff until it is published, then for everyone, and no longer when taken back', async () => {
  const { valley, anna, id, write } = await house()
  await write({ openedOn: '2016-05-18', capacity: '40' })
  const seen = async () => (await asActor(valley.visitor, (tx) => placeById(tx, id)))?.name

  expect(await asActor(anna, (tx) => findPlaces(tx, 'punto di c'))).toMatchObject([
    { id, municipality: 'Montichiari' },
  ])
  expect(await seen()).toBeUndefined()
  await asActor(anna, (tx) => publishPlace(tx, anna, id, '2016-05-18'))
  expect(await seen()).toBe('Punto di Comunità Il Portico')
  await asActor(anna, (tx) => unpublishPlace(tx, anna, id))
  expect(await seen()).toBeUndefined()
})

test('a place is not seen nor changed from another territory, nor changed by a citizen', async () => {
  const { valley, anna, id, write } = await house()
  await write()
  await asActor(anna, (tx) => publishPlace(tx, anna, id, '2016-05-18'))
  const stranger = await (await newTerritory()).operator('Bruno Verdi', 'coordinator')
  const citizen = await valley.operator('Carla Neri', 'citizen')

  expect(await asActor(stranger, (tx) => placeById(tx, id))).toBeUndefined()
  expect(await asActor(stranger, (tx) => publishPlace(tx, stranger, id, '2017-01-01'))).toBe(false)
  expect(await asActor(citizen, (tx) => unpublishPlace(tx, citizen, id))).toBe(false)
  await expect(asActor(citizen, (tx) => recordPlace(tx, citizen, newId(), told()))).rejects.toThrow(
    'row-level security',
  )
})

test('the same form sent twice is one place, and a correction replaces what was said', async () => {
  const { anna, id, write } = await house()
  await Promise.all([write(), write()])
  await asActor(anna, (tx) =>
    changePlace(tx, anna, id, told({ latitude: '45,41', longitude: '10,39', closedOn: '2019-01-01' })),
  )
  expect(await asActor(anna, (tx) => placeById(tx, id))).toMatchObject({ latitude: 45.41, longitude: 10.39 })
  expect(await asActor(anna, (tx) => placesLike(tx, { state: 'closed', q: 'portico' }))).toHaveLength(1)
  expect(await asActor(anna, (tx) => placesLike(tx, { state: 'open' }))).toEqual([])
})

test('the hours of the week are read as written and replace the earlier ones', async () => {
  const { anna, id, write } = await house()
  await write()
  const set = (days: object) => asActor(anna, (tx) => setHours(tx, anna, id, hoursForm.parse(days)))
  await set({ day2: '9-12' })
  await set({ day1: '9-12, 15-18 (sportello)', day3: '9-12, 15-18 (sportello)' })

  const hours = await asActor(anna, (tx) => hoursOf(tx, id))
  expect(hoursInWords(hours, 'en', (n) => ['Mon', 'Tue', 'Wed'][n - 1] ?? '')).toBe(
    'Mon and Wed 9–12, 15–18 (sportello)',
  )
})

test('organisations manage a place together, each from a day and until one', async () => {
  const { anna, id, write } = await house()
  await write()
  const [coop, group] = await asActor(anna, async (tx) => [
    await newOrganisationNamed(tx, anna, 'Cooperativa Il Gelso', 'cooperative'),
    await newOrganisationNamed(tx, anna, 'Le nonne del cortile'),
  ])
  const since = { organisationId: coop as string, fromOn: '2016-05-18' }
  await asActor(anna, (tx) => addManager(tx, anna, id, since))
  await asActor(anna, (tx) => addManager(tx, anna, id, since))
  await asActor(anna, (tx) =>
    addManager(tx, anna, id, { organisationId: group as string, fromOn: '2017-01-01' }),
  )

  expect(await asActor(anna, (tx) => endManager(tx, anna, id, { ...since, untilOn: '2016-01-01' }))).toBe(
    false,
  )
  expect(await asActor(anna, (tx) => endManager(tx, anna, id, { ...since, untilOn: '2018-12-31' }))).toBe(
    true,
  )
  expect(await asActor(anna, (tx) => managersOf(tx, id))).toMatchObject([
    { name: 'Le nonne del cortile', until_on: null },
    { name: 'Cooperativa Il Gelso', until_on: '2018-12-31' },
  ])
  expect(
    await asOwner("select 1 from journal where record_id = $1 and act = 'places.managerEnded'", [id]),
  ).toHaveLength(1)
})

test.each([
  [{ latitude: '45.4' }, 'longitude', 'places.form.position.both'],
  [{ latitude: '95', longitude: '10' }, 'latitude', 'places.form.position.range'],
  [{ capacity: '0' }, 'capacity', 'places.form.capacity.range'],
  [{ openedOn: '2018-01-01', closedOn: '2017-01-01' }, 'closedOn', 'places.form.closed.before'],
])('a place told as %o is refused at %s', (more, field, message) => {
  const read = placeForm.safeParse({ name: 'Sala', kind: 'space', ...more })
  expect(read.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]])
})

test('a place of another territory is not corrected from here, and a form of somebody else is not one’s own', async () => {
  const { valley, id, write } = await house()
  await write()
  const bruno = await (await newTerritory()).operator('Bruno Verdi', 'coordinator')
  await expect(asActor(bruno, (tx) => changePlace(tx, bruno, id, told()))).rejects.toThrow(NotHere)
  const carla = await valley.operator('Carla Neri', 'facilitator')
  await expect(asActor(carla, (tx) => recordPlace(tx, carla, id, told()))).rejects.toThrow(NotHere)
})
