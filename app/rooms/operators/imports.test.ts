import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { readSheet } from '../../ground/files/sheet.ts'
import { columnsOf } from '../../ground/imports/remembered-columns.ts'
import { runImport } from '../../ground/imports/run-import.ts'
import { undoImport } from '../../ground/imports/undo-import.ts'
import { newOrganisationNamed } from '../organisations/writes.ts'
import { volunteerImport } from './imports.ts'
import { register } from './volunteers/reads.ts'
import { enrol } from './volunteers/writes.ts'

openHouse()

async function importing(actor: Actor, list: string, dryRun = false) {
  const read = await readSheet(Buffer.from(list), { fileName: 'volontari.csv' })
  if (!read.ok) throw new Error(read.refusal)
  const { mapping } = await asActor(actor, (tx) => columnsOf(tx, volunteerImport, read.value.headings))
  const bad: string[] = []
  const run = await runImport(asActor, actor, volunteerImport, read.value, {
    mapping,
    dryRun,
    onBad: (row, reasons) => void bad.push(`${row.number} ${reasons.map(({ refusal }) => refusal)}`),
  })
  if (!run.ok) throw new Error(run.refusal)
  return { ...run.value, bad }
}
const undoing = (actor: Actor, id: string | null) =>
  asActor(actor, (tx) => undoImport(tx, actor, [volunteerImport], id ?? ''))

async function desk() {
  const valley = await newTerritory()
  const carla = await valley.operator('Carla Neri', 'coordinator')
  const [marta, ugo] = [await valley.person('Marta Rossi'), await valley.person('Ugo Conti')]
  for (const _twice of [1, 2]) await valley.person('Ada Doppi')
  await asActor(carla, (tx) => newOrganisationNamed(tx, carla, 'Auser Montichiari'))
  const checks = () =>
    asOwner('select kind from volunteer_check where territory_id = $1 order by kind', [valley.id])
  const listed = async () => (await asActor(carla, (tx) => register(tx))).map(({ name }) => name).sort()
  return { valley, carla, marta, ugo, checks, listed }
}

const LIST = `Nome e cognome;Ente;Dal;Al;Colloquio;Formazione;Casellario;Casellario fino al;Assicurazione;Assicurazione fino al
Marta Rossi;AUSER Montichiari;10/01/2025;;12/01/2025;20/01/2025;15/01/2025;15/01/2026;20/01/2025;31/12/2027
Conti Ugo;;01/03/2019;30/06/2020;;;;;;
Nessuno Mai;;01/03/2024;;;;;;;
Ada Doppi;;01/03/2024;;;;;;;
Marta Rossi;Ente ignoto;01/03/2018;01/05/2018;;;;;;
Ugo Conti;;01/03/2024;01/02/2024;;;;;;
Ugo Conti;;02/03/2024;;;;05/03/2024;;;
Marta Rossi;;01/02/2025;;;;;;;
`

test('a register of volunteers goes in with its checks; wrong rows are told apart, and a trial keeps nothing', async () => {
  const { carla, checks, listed } = await desk()
  expect((await importing(carla, LIST, true)).counts).toMatchObject({ created: 2, bad: 6 })
  expect(await checks()).toEqual([])
  const { counts, bad } = await importing(carla, LIST)
  expect(counts).toMatchObject({ read: 8, created: 2, bad: 6 })
  expect(bad.sort()).toEqual([
    '4 operators.volunteers.import.unknown',
    '5 operators.volunteers.import.ambiguous',
    '6 operators.volunteers.import.organisation',
    '7 operators.volunteers.import.order',
    '8 operators.volunteers.expiresMissing',
    '9 operators.volunteers.already',
  ])
  expect(await listed()).toEqual(['Marta Rossi', 'Ugo Conti'])
  expect((await checks()).map(({ kind }: { kind?: string }) => kind)).toEqual([
    'conduct',
    'insurance',
    'interview',
    'training',
  ])
})

test('the same list again changes nothing; a new check is added; both are taken back, and what was written by hand stays', async () => {
  const { carla, ugo, checks, listed } = await desk()
  const byHand = { person: ugo, fromOn: '2019-03-01', organisation: undefined }
  expect((await asActor(carla, (tx) => enrol(tx, carla, newId(), byHand))).ok).toBe(true)
  const first = await importing(carla, LIST)
  expect(first.counts).toMatchObject({ created: 1, unchanged: 1 })
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  const more = LIST.replace(';15/01/2026;', ';15/01/2027;')
  const second = await importing(carla, more)
  expect(second.counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await checks()).toHaveLength(5)
  expect(await undoing(carla, second.importId)).toMatchObject({ ok: true })
  expect(await checks()).toHaveLength(4)
  expect(await undoing(carla, first.importId)).toMatchObject({ ok: true })
  expect(await checks()).toEqual([])
  expect(await listed()).toEqual(['Ugo Conti'])
})
