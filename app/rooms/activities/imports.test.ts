import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { readSheet } from '../../ground/files/sheet.ts'
import { columnsOf } from '../../ground/imports/remembered-columns.ts'
import { runImport } from '../../ground/imports/run-import.ts'
import { undoImport } from '../../ground/imports/undo-import.ts'
import { tiesOf } from '../ties/reads.ts'
import { activityImport } from './imports.ts'
import { activities, behind } from './reads.ts'
import { keepRegister } from './registers/writes.ts'
import { registerForm } from './sessions/forms.ts'
import { attendanceImport } from './sessions/imports.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')
const LABS = `Titolo;Tipo;Ambito;Luogo;Data;Inizio;Fine;Promotore;Pubblicata
Laboratorio di cucito;Laboratorio;Prossimità;Sala civica;13/10/2025;17:00;19:00;Gli Amici;sì
Laboratorio di cucito;Laboratorio;Prossimità;Sala civica;27/10/2025;17:00;19:00;Gli Amici;sì
Festa di quartiere;evento;;;20/12/2025;;;;no
Mercatino;bancarella;;;20/12/2025;;;;no
Gita;evento;;Sulla luna;20/12/2025;;;;no
`

async function valley() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Rizzi', 'coordinator')
  await asOwner("insert into place (territory_id, id, name, kind) values ($1, $2, 'Sala Civica', 'space')", [
    territory.id,
    newId(),
  ])
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Gli Amici', 'association')",
    [territory.id, newId()],
  )
  return { territory, carla }
}

async function importing(
  actor: Actor,
  definition: typeof activityImport | typeof attendanceImport,
  text: string,
) {
  const read = await readSheet(Buffer.from(text), { fileName: 'elenco.csv' })
  if (!read.ok) throw new Error(read.refusal)
  const { mapping } = await asActor(actor, (tx) => columnsOf(tx, definition, read.value.headings))
  const reasons: string[] = []
  const run = await runImport(asActor, actor, definition as never, read.value, {
    mapping,
    onBad: (_row, why) => {
      reasons.push(...why.map((one) => one.refusal))
    },
  })
  if (!run.ok) throw new Error(run.refusal)
  return { ...run.value, reasons }
}
const undoing = (actor: Actor, id: string | null) =>
  asActor(actor, (tx) => undoImport(tx, actor, [activityImport, attendanceImport], id ?? ''))
const sessions = (territoryId: string) =>
  asOwner<{ id: string; starts_at: Date; public: boolean }>(
    'select id, starts_at, public from activity_session where territory_id = $1 order by starts_at, id',
    [territoryId],
  )

test('a list of labs becomes activities with their sessions; what cannot go in says why', async () => {
  const { territory, carla } = await valley()
  const { counts, reasons } = await importing(carla, activityImport, LABS)
  expect(counts).toMatchObject({ read: 5, created: 3, bad: 2 })
  expect(reasons.sort()).toEqual(['activities.import.kindUnknown', 'activities.import.placeUnknown'])

  const list = await asActor(carla, (tx) => activities(tx, {}, { now }))
  expect(list).toMatchObject([
    { title: 'Festa di quartiere', kind: 'event', area: 'other', sessions: 1, published: false },
    {
      title: 'Laboratorio di cucito',
      kind: 'lab',
      area: 'proximity',
      place: 'Sala Civica',
      sessions: 2,
      published: true,
    },
  ])
  expect((await sessions(territory.id)).map((row) => [row.starts_at.toISOString(), row.public])).toEqual([
    ['2025-10-13T15:00:00.000Z', true],
    ['2025-10-27T16:00:00.000Z', true],
    ['2025-12-20T08:00:00.000Z', false],
  ])
  expect(await asActor(carla, (tx) => behind(tx, list[1]?.id ?? ''))).toMatchObject([
    { label: 'Gli Amici', part: 'promoter', sinceOn: '2025-10-13' },
  ])
})

test('the same list again changes nothing; a changed row updates, and undoing brings it back', async () => {
  const { territory, carla } = await valley()
  const first = await importing(carla, activityImport, LABS)
  expect((await importing(carla, activityImport, LABS)).counts).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 3,
  })
  const before = await sessions(territory.id)
  const later = await importing(
    carla,
    activityImport,
    LABS.replace('27/10/2025;17:00;19:00', '27/10/2025;17:00;20:00'),
  )
  expect(later.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 })

  expect(await undoing(carla, later.importId)).toMatchObject({ ok: true, value: { restored: 1 } })
  expect(await sessions(territory.id)).toEqual(before)
  expect(await undoing(carla, first.importId)).toMatchObject({ ok: true, value: { removed: 3, kept: 0 } })
  expect(await asActor(carla, (tx) => activities(tx, {}, { now }))).toEqual([])
})

async function withRegister() {
  const { territory, carla } = await valley()
  await importing(carla, activityImport, LABS)
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const close = async (actor: SignedInActor) => {
    const [first] = await sessions(territory.id)
    const form = registerForm.parse({ act: 'close' })
    await asActor(actor, (tx) =>
      keepRegister(tx, actor, first?.id ?? '', form, { now, once: newId(), timeZone: 'Europe/Rome' }),
    )
  }
  return { territory, carla, maria, luca, close }
}
const PRESENT = `Attività;Data;Nome;Cognome;Presenza;Ruolo
laboratorio di cucito;13/10/2025;Maria;Rossi;presente;co-progettista
LABORATORIO DI CUCITO;13/10/2025;Luca;Verdi;x;
Laboratorio di cucito;13/10/2025;Nessuno;Mai;x;
Laboratorio di cucito;14/10/2025;Maria;Rossi;x;
Laboratorio di cucito;27/10/2025;Maria;Rossi;assente;
Laboratorio di cucito;27/10/2025;Luca;Verdi;boh;
`

test('a list of presences goes onto the registers, and ties those of a session closed already', async () => {
  const { territory, carla, maria, luca, close } = await withRegister()
  await close(carla)
  const { counts, reasons, importId } = await importing(carla, attendanceImport, PRESENT)
  expect(counts).toMatchObject({ read: 6, created: 3, bad: 3 })
  expect(reasons.sort()).toEqual([
    'activities.import.personUnknown',
    'activities.import.sessionUnknown',
    'activities.import.stateUnknown',
  ])
  const rows = () =>
    asOwner(
      'select person_id, state, role from attendance where territory_id = $1 order by state desc, role',
      [territory.id],
    )
  expect(await rows()).toEqual([
    { person_id: maria, state: 'attended', role: 'co_designer' },
    { person_id: luca, state: 'attended', role: 'participant' },
    { person_id: maria, state: 'absent', role: 'participant' },
  ])
  const tied = async () => (await asActor(carla, (tx) => tiesOf(tx, maria))).map((tie) => tie.name).sort()
  expect(await tied()).toEqual(['Luca Verdi', 'Sala Civica'])
  expect((await importing(carla, attendanceImport, PRESENT)).counts).toMatchObject({
    created: 0,
    unchanged: 3,
  })

  expect(await undoing(carla, importId)).toMatchObject({ ok: true, value: { removed: 3 } })
  expect(await rows()).toEqual([])
  expect(await tied()).toEqual([])
})

test('sessions with a register stay when the list they came from is taken back', async () => {
  const { territory, carla, close } = await withRegister()
  await importing(carla, attendanceImport, PRESENT)
  await close(carla)
  const [run] = await asOwner<{ id: string }>(
    "select id from import_run where territory_id = $1 and kind = 'activities'",
    [territory.id],
  )
  expect(await undoing(carla, run?.id ?? '')).toMatchObject({ ok: true, value: { removed: 1, kept: 2 } })
  expect(await sessions(territory.id)).toHaveLength(2)
})

test('people of one name are told apart by their year of birth', async () => {
  const { territory, carla, maria } = await withRegister()
  const other = await territory.person('Maria Rossi')
  for (const [id, year] of [
    [maria, 1950],
    [other, 1990],
  ])
    await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, $3)', [
      territory.id,
      id,
      year,
    ])
  const text = `Attività;Data;Persona;Anno di nascita
Laboratorio di cucito;13/10/2025;Rossi Maria;1990
Laboratorio di cucito;27/10/2025;Maria Rossi;
`
  const { counts, reasons } = await importing(carla, attendanceImport, text)
  expect(counts).toMatchObject({ created: 1, bad: 1 })
  expect(reasons).toEqual(['activities.import.personAmbiguous'])
  expect(await asOwner('select person_id from attendance where territory_id = $1', [territory.id])).toEqual([
    { person_id: other },
  ])
})

test('a minor of a list of presences is refused with the reason, and the rest of the list goes in', async () => {
  const { territory, carla, maria } = await withRegister()
  const thisYear = new Date().getFullYear()
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, $3)', [
    territory.id,
    maria,
    thisYear - 10,
  ])
  const { counts, reasons } = await importing(carla, attendanceImport, PRESENT)
  expect(counts).toMatchObject({ created: 1, bad: 5 })
  expect(reasons.filter((reason) => reason === 'people.naming.minor')).toHaveLength(2)
  await asOwner('update person_profile set birth_year = $2 where person_id = $1', [maria, thisYear - 18])
  expect((await importing(carla, attendanceImport, PRESENT)).counts).toMatchObject({ created: 2, bad: 3 })
})

test('an administrator alone brings in activities, but neither promoters nor presences', async () => {
  const { territory } = await valley()
  const ada = await territory.operator('Ada Conti', 'administrator')
  const labs = await importing(ada, activityImport, LABS)
  expect(labs.counts).toMatchObject({ created: 1, bad: 4 })
  expect(labs.reasons).toContain('activities.import.needsTeam')
  expect((await importing(ada, attendanceImport, PRESENT)).counts).toMatchObject({ created: 0 })
})
