import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { toyList } from '../../../tests/support/toy-list.ts'
import { readSheet } from '../files/sheet.ts'
import { contentHash } from './judge-row.ts'
import { markOf, markOldRecords } from './marks.ts'
import { columnsOf } from './remembered-columns.ts'
import { runImport } from './run-import.ts'

openHouse()
const LIST = 'Denominazione;Codice fiscale;Comune\nOrto;80017670177;Montichiari\nPane;;Carpenedolo\n'

async function desk() {
  const valley = await newTerritory()
  const carla = await valley.operator('Carla Coordina', 'coordinator')
  const importing = async () => {
    const read = await readSheet(Buffer.from(LIST), { fileName: 'elenco.csv' })
    if (!read.ok) throw new Error(read.refusal)
    const { mapping } = await asActor(carla, (tx) => columnsOf(tx, toyList, read.value.headings))
    const run = await runImport(asActor, carla, toyList, read.value, { mapping })
    if (!run.ok) throw new Error(run.refusal)
    return run.value.counts
  }
  const kept = () =>
    asOwner<{ source_key: string; content_hash: string }>(
      'select source_key, content_hash from import_record where territory_id = $1 order by row_number',
      [valley.id],
    )
  return { valley, importing, kept }
}

test('what is kept of a row is neither the code it is known by nor a digest of it that anyone could make', async () => {
  const { valley, importing, kept } = await desk()
  await importing()
  const [orto] = await kept()
  const sha = (form: 'hex' | 'base64url') => createHash('sha256').update('80017670177').digest(form)
  for (const said of ['80017670177', sha('hex'), sha('base64url').slice(0, 32)])
    expect(orto?.source_key).not.toContain(said)
  expect(orto?.source_key).toBe(markOf(valley.id, '80017670177'))
  expect(markOf((await newTerritory()).id, '80017670177')).not.toBe(orto?.source_key)
})

test('what earlier versions kept is marked at a start, and the same list still changes nothing', async () => {
  const { valley, importing, kept } = await desk()
  await importing()
  const marked = await kept()
  const rows = [
    { name: 'Orto', code: '80017670177', town: 'Montichiari' },
    { name: 'Pane', code: null, town: 'Carpenedolo' },
  ]
  for (const [at, row] of rows.entries())
    await asOwner(
      'update import_record set source_key = $3, content_hash = $4 where territory_id = $1 and source_key = $2',
      [valley.id, marked[at]?.source_key, row.code ?? row.name, contentHash(row)],
    )
  expect(await kept()).not.toEqual(marked)
  expect(await markOldRecords(database)).toBe(2)
  expect(await kept()).toEqual(marked)
  expect(await importing()).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  expect(await markOldRecords(database)).toBe(0)
})
