import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { readSheet } from '../../ground/files/sheet.ts'
import { columnsOf } from '../../ground/imports/remembered-columns.ts'
import { runImport } from '../../ground/imports/run-import.ts'
import { undoImport } from '../../ground/imports/undo-import.ts'
import { newOrganisationNamed } from '../organisations/writes.ts'
import { placeForm } from './forms.ts'
import { placeImport } from './imports.ts'
import { hoursOf, placeById, placesLike } from './reads.ts'
import { addManager, recordPlace } from './writes.ts'

openHouse()

async function importing(actor: Actor, list: string) {
  const read = await readSheet(Buffer.from(list), { fileName: 'luoghi.csv' })
  if (!read.ok) throw new Error(read.refusal)
  const { mapping } = await asActor(actor, (tx) => columnsOf(tx, placeImport, read.value.headings))
  const bad: string[] = []
  const run = await runImport(asActor, actor, placeImport, read.value, {
    mapping,
    onBad: (row, reasons) => void bad.push(`${row.number} ${reasons.map(({ refusal }) => refusal)}`),
  })
  if (!run.ok) throw new Error(run.refusal)
  return { ...run.value, bad }
}
const undoing = (actor: Actor, id: string | null) =>
  asActor(actor, (tx) => undoImport(tx, actor, [placeImport], id ?? ''))
const placesOf = (actor: Actor) => asActor(actor, (tx) => placesLike(tx, {}))

async function desk() {
  const valley = await newTerritory()
  await asOwner(`insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
    values ('019036', 'Cremona', 'Cremona', 'CR', 'Lombardia', 'D150') on conflict do nothing`)
  return { valley, carla: await valley.operator('Carla Neri', 'coordinator') }
}

const LIST = `Luogo;Tipologia;Codice ISTAT;Indirizzo;Latitudine;Longitudine;Capienza;Aperto il;Lunedì;Giovedì
Il Portico;Punto di comunità;17113;Via Roma 1;45,41;10,39;40;18/05/2016;9-12, 15-18;chiuso
Sala blu;;017039;;;;;;;
Teatro;Spazio;019036;;;;;;;
Il Cortile;Spazio;017113;;45,4;;;;;
La Corte;Spazio;017113;;;;0;;mattina;
`

test('a list of places goes in with hours and position, unpublished; elsewhere and wrong rows are told apart', async () => {
  const { valley, carla } = await desk()
  const { counts, bad } = await importing(carla, LIST)
  expect(counts).toMatchObject({ read: 5, created: 2, outside: 1, bad: 2 })
  expect(bad).toEqual(['5 places.form.position.both', '6 places.import.capacity.range,places.hours.shape'])
  const [portico, sala] = await placesOf(carla)
  expect([portico, sala]).toMatchObject([
    {
      name: 'Il Portico',
      kind: 'community_point',
      municipality: 'Montichiari',
      opened_on: '2016-05-18',
      published_on: null,
    },
    { name: 'Sala blu', kind: 'space' },
  ])
  expect(await asActor(carla, (tx) => hoursOf(tx, portico?.id ?? ''))).toHaveLength(2)
  expect(await asActor(valley.visitor, (tx) => placesLike(tx, {}))).toEqual([])
})

test('the same list again changes nothing; changed hours replace the earlier ones and come back when undone', async () => {
  const { carla } = await desk()
  await importing(carla, LIST)
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  const { counts, importId } = await importing(carla, LIST.replace('9-12, 15-18', '10-12'))
  expect(counts).toMatchObject({ updated: 1, unchanged: 1 })
  const [portico] = await placesOf(carla)
  const hours = () => asActor(carla, (tx) => hoursOf(tx, portico?.id ?? ''))
  expect(await hours()).toMatchObject([{ opensAt: '10:00:00' }])
  await undoing(carla, importId)
  expect(await hours()).toMatchObject([{ opensAt: '09:00:00' }, { opensAt: '15:00:00' }])
})

test('a place written by hand only learns what nobody had written', async () => {
  const { carla } = await desk()
  const id = newId()
  const form = placeForm.parse({
    name: 'IL PORTICO',
    kind: 'civic_center',
    municipality: '017113',
    capacity: '60',
  })
  await asActor(carla, (tx) => recordPlace(tx, carla, id, form))
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 1, updated: 1 })
  expect(await asActor(carla, (tx) => placeById(tx, id))).toMatchObject({
    name: 'IL PORTICO',
    kind: 'civic_center',
    capacity: 60,
    address: 'Via Roma 1',
    latitude: 45.41,
  })
})

test('a place that someone manages stays when its import is taken back', async () => {
  const { carla } = await desk()
  const { importId } = await importing(carla, LIST)
  const [portico] = await placesOf(carla)
  await asActor(carla, async (tx) => {
    const organisationId = await newOrganisationNamed(tx, carla, 'Le nonne del cortile')
    await addManager(tx, carla, portico?.id ?? '', { organisationId, fromOn: '2017-01-01' })
  })
  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { removed: 1, kept: 1 } })
  expect((await placesOf(carla)).map(({ name }) => name)).toEqual(['Il Portico'])
})
