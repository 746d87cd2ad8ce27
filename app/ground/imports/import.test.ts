import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { toyList } from '../../../tests/support/toy-list.ts'
import type { Actor } from '../access/actor.ts'
import { newId } from '../db/ids.ts'
import { readSheet } from '../files/sheet.ts'
import { record } from '../journal/record.ts'
import { translatorFor } from '../texts/texts.ts'
import { BadRows } from './bad-rows.ts'
import { markOf } from './marks.ts'
import { previewImport } from './preview.ts'
import { pastImports } from './reads.ts'
import { columnsOf } from './remembered-columns.ts'
import { type ImportOrder, runImport } from './run-import.ts'
import { forgetImported } from './source-records.ts'
import { undoImport } from './undo-import.ts'

openHouse()

const LIST = `Denominazione;Codice fiscale;Comune;Nota
Orto;80017670177;Montichiari;verde
Pane;98203220177;Carpenedolo;
Coro;98120050178;Cremona;canta
Banda;98120050170;Montichiari;suona
Teatro;;Acquafredda;=1+1
`
const sheetOf = async (text: string) => {
  const read = await readSheet(Buffer.from(text), { fileName: 'elenco.csv' })
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}
async function importing(actor: Actor, text: string, order: Partial<ImportOrder> = {}) {
  const sheet = await sheetOf(text)
  const { mapping } = await asActor(actor, (tx) => columnsOf(tx, toyList, sheet.headings))
  const run = await runImport(asActor, actor, toyList, sheet, { mapping, ...order })
  if (!run.ok) throw new Error(run.refusal)
  return run.value
}
const undoing = (actor: Actor, id: string | null) =>
  asActor(actor, (tx) => undoImport(tx, actor, [toyList], id ?? ''))
const bodiesOf = (territoryId: string) =>
  asOwner<{ id: string; name: string; description: string | null }>(
    'select id, name, description from organisation where territory_id = $1 order by name',
    [territoryId],
  )
const namesIn = async (territoryId: string) => (await bodiesOf(territoryId)).map(({ name }) => name)
async function desk() {
  const valley = await newTerritory()
  return { valley, carla: await valley.operator('Carla Coordina', 'coordinator') }
}

test('the good rows of a list go in, bad and outside ones are counted apart', async () => {
  const { valley, carla } = await desk()
  const { counts } = await importing(carla, LIST)
  expect(counts).toEqual({ read: 5, created: 2, updated: 0, unchanged: 0, outside: 1, bad: 2 })
  expect(await namesIn(valley.id)).toEqual(['Orto', 'Pane'])
})

test('the same list again changes nothing', async () => {
  const { valley, carla } = await desk()
  await importing(carla, LIST)
  const before = await bodiesOf(valley.id)
  const { counts } = await importing(carla, LIST)
  expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  expect(await bodiesOf(valley.id)).toEqual(before)
})

test('a changed row updates the record it made, and no other', async () => {
  const { valley, carla } = await desk()
  await importing(carla, LIST)
  const { counts } = await importing(carla, LIST.replace('verde', 'sinergico'))
  expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  expect(await bodiesOf(valley.id)).toMatchObject([
    { name: 'Orto', description: 'sinergico' },
    { name: 'Pane' },
  ])
})

test('a record deleted by hand comes in again', async () => {
  const { valley, carla } = await desk()
  await importing(carla, LIST)
  await asOwner("delete from organisation where territory_id = $1 and name = 'Orto'", [valley.id])
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 1, unchanged: 1 })
  expect(await namesIn(valley.id)).toEqual(['Orto', 'Pane'])
})

test('a dry run counts the same and leaves nothing, not even its memory', async () => {
  const { valley, carla } = await desk()
  const dry = await importing(carla, LIST, { dryRun: true })
  expect(dry).toEqual({
    importId: null,
    counts: { read: 5, created: 2, updated: 0, unchanged: 0, outside: 1, bad: 2 },
  })
  expect(await namesIn(valley.id)).toEqual([])
  expect(await asActor(carla, (tx) => pastImports(tx))).toEqual([])
})

test('the same row twice counts once; the same key with other data is refused and names the first', async () => {
  const { valley, carla } = await desk()
  const bad: unknown[] = []
  const text = 'Denominazione;Codice fiscale\nOrto;80017670177\nOrto;80017670177\nOrto vecchio;80017670177\n'
  const { counts } = await importing(carla, text, {
    onBad: (row, reasons) => void bad.push(row.number, reasons),
  })
  expect(counts).toMatchObject({ created: 1, unchanged: 1, bad: 1 })
  expect(bad).toEqual([4, [{ refusal: 'imports.row.twice', params: { row: 2 } }]])
  expect(await namesIn(valley.id)).toEqual(['Orto'])
})

test('a list without a required column is refused before anything is written', async () => {
  const { carla } = await desk()
  const sheet = await sheetOf('Codice fiscale;Comune\n80017670177;Montichiari\n')
  const run = await runImport(asActor, carla, toyList, sheet, { mapping: ['code', 'town'] })
  expect(run).toMatchObject({ ok: false, refusal: 'imports.columns.missing', params: { field: 'name' } })
})

test('corrected columns are remembered for the next list with these headings, in this territory alone', async () => {
  const { carla } = await desk()
  const { carla: other } = await desk()
  const headings = ['Titolo', 'Nome']
  const mapping = ['name', null]
  await runImport(asActor, carla, toyList, await sheetOf('Titolo;Nome\nOrto;x\n'), { mapping })
  expect(await asActor(carla, (tx) => columnsOf(tx, toyList, headings))).toEqual({
    mapping,
    remembered: true,
  })
  expect(await asActor(other, (tx) => columnsOf(tx, toyList, headings))).toMatchObject({ remembered: false })
})

test('the preview shows what would happen to the first rows and writes none', async () => {
  const { valley, carla } = await desk()
  const sheet = await sheetOf(LIST)
  const preview = await asActor(carla, (tx) =>
    previewImport(tx, carla, toyList, sheet, ['name', 'code', 'town', 'note']),
  )
  expect(preview).toMatchObject({ good: 2, bad: 2, outside: 1 })
  expect(preview.rows.map(({ state }) => state)).toEqual(['good', 'good', 'outside', 'bad', 'bad'])
  expect(preview.rows[3]?.reasons).toEqual([{ refusal: 'files.fiscalCode.check', column: 1 }])
  expect(await namesIn(valley.id)).toEqual([])
})

test('the bad rows come back as the same list with the reason, and go in once corrected', async () => {
  const { valley, carla } = await desk()
  const folder = await mkdtemp(join(tmpdir(), 'bad-rows-'))
  const bad = new BadRows(join(folder, 'bad.csv'), await sheetOf(LIST), translatorFor('it'))
  await importing(carla, LIST, { onBad: (row, reasons) => bad.add(row, reasons) })
  const path = await bad.close()
  const text = await readFile(path!, 'utf8')
  await rm(folder, { recursive: true })
  const [heading, banda, teatro] = text.replace('\uFEFF', '').split('\r\n')
  expect(heading).toBe('Denominazione;Codice fiscale;Comune;Nota;Perché non è entrata')
  expect(banda).toMatch(/^Banda;98120050170;Montichiari;suona;.*Codice fiscale.*carattere di controllo/)
  expect(teatro).toMatch(/^Teatro;;Acquafredda;'=1\+1;.*formula/)

  const corrected = text.replace('98120050170', '98120050178').replace("'=1+1", 'due')
  expect((await importing(carla, corrected)).counts).toMatchObject({ read: 2, created: 2, bad: 0 })
  expect(await namesIn(valley.id)).toEqual(['Banda', 'Orto', 'Pane', 'Teatro'])
})

test('an import taken back removes what it created, once', async () => {
  const { valley, carla } = await desk()
  const { importId } = await importing(carla, LIST)
  expect(await undoing(carla, importId)).toEqual({ ok: true, value: { removed: 2, restored: 0, kept: 0 } })
  expect(await namesIn(valley.id)).toEqual([])
  expect(await undoing(carla, importId)).toMatchObject({ ok: false, refusal: 'imports.undo.already' })
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 2 })
})

test('an update taken back brings the earlier values back', async () => {
  const { valley, carla } = await desk()
  await importing(carla, LIST)
  const second = await importing(carla, LIST.replace('verde', 'sinergico').replace('Pane;', 'Forno;'))
  expect(await namesIn(valley.id)).toEqual(['Forno', 'Orto'])
  expect(await undoing(carla, second.importId)).toEqual({
    ok: true,
    value: { removed: 0, restored: 2, kept: 0 },
  })
  expect(await bodiesOf(valley.id)).toMatchObject([{ name: 'Orto', description: 'verde' }, { name: 'Pane' }])
  expect((await importing(carla, LIST)).counts).toMatchObject({ unchanged: 2, updated: 0 })
})

test('an import whose records a later one changed waits for that one', async () => {
  const { carla } = await desk()
  const first = await importing(carla, LIST)
  const second = await importing(carla, LIST.replace('verde', 'sinergico'))
  expect(await undoing(carla, first.importId)).toMatchObject({
    refusal: 'imports.undo.laterFirst',
    params: { id: second.importId },
  })
  await undoing(carla, second.importId)
  expect(await undoing(carla, first.importId)).toMatchObject({ ok: true, value: { removed: 2 } })
})

test('what others refer to, and what someone worked on since, stays and is known again', async () => {
  const { valley, carla } = await desk()
  const { importId } = await importing(carla, LIST)
  const [orto, pane] = await bodiesOf(valley.id)
  const [activityId, since] = [newId(), '2017-01-01']
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Lab', 'lab', 'work')",
    [valley.id, activityId],
  )
  await asOwner(
    "insert into activity_promoter (territory_id, id, activity_id, part, organisation_id, since_on) values ($1, $2, $3, 'partner', $4, $5)",
    [valley.id, newId(), activityId, orto!.id, since],
  )
  await asActor(carla, (tx) => record(tx, carla, 'organisations.verified', 'organisation', pane!.id))

  expect(await undoing(carla, importId)).toEqual({ ok: true, value: { removed: 0, restored: 0, kept: 2 } })
  expect(await namesIn(valley.id)).toEqual(['Orto', 'Pane'])
  expect((await importing(carla, LIST)).counts).toMatchObject({ created: 0, unchanged: 2 })
})

test('only coordinators and administrators take lists in, and only their own territory sees them', async () => {
  const { valley, carla } = await desk()
  const { importId } = await importing(carla, LIST)
  const { carla: stranger } = await desk()
  const franco = await valley.operator('Franco Facilita', 'facilitator')

  expect(await asActor(carla, (tx) => pastImports(tx))).toMatchObject([
    { id: importId, fileName: 'elenco.csv' },
  ])
  expect(await asActor(stranger, (tx) => pastImports(tx))).toEqual([])
  expect(await asActor(franco, (tx) => pastImports(tx))).toEqual([])
  expect(await undoing(stranger, importId)).toMatchObject({ refusal: 'imports.undo.missing' })
  await expect(importing(franco, LIST)).rejects.toThrow('row-level security')
})

test('the command line takes lists in as well, and the journal knows each record', async () => {
  const { valley } = await desk()
  await importing(valley.command, LIST)
  const acts = await asOwner('select act, origin from journal where territory_id = $1', [valley.id])
  expect(acts).toEqual([
    { act: 'imports.created', origin: 'command' },
    { act: 'imports.created', origin: 'command' },
  ])
})

test('of an erased record an import keeps neither its earlier values nor its key', async () => {
  const { valley, carla } = await desk()
  await importing(carla, LIST)
  await importing(carla, LIST.replace('verde', 'sinergico'))
  const kept = () =>
    asOwner<{ text: string }>(
      'select import_record::text as text from import_record where territory_id = $1',
      [valley.id],
    )
  const [orto] = await bodiesOf(valley.id)
  expect(JSON.stringify(await kept())).toMatch(/verde.*80017670177/)

  await asActor(carla, (tx) => forgetImported(tx, 'organisation', [orto!.id]))

  const text = JSON.stringify(await kept())
  expect(text).not.toMatch(/80017670177|verde/)
  expect(text).not.toContain(markOf(valley.id, '80017670177'))
  expect(text).toContain(markOf(valley.id, '98203220177'))
})
