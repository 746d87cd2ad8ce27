import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { csvLine } from '../../../../ground/files/csv-line.ts'
import { type CellValue, cellText } from '../../../../ground/files/csv-write.ts'
import { COLUMNS, schemaOf, type TableName } from './columns.ts'
import type { FrozenFile } from './manifest.ts'
import { writeParquet } from './parquet.ts'

/** What fits in one row of the database; a file is as many of them as it takes. */
export const PIECE_BYTES = 512 * 1024

/** Writes the rows of a table as CSV (RFC 4180, UTF-8, no mark) and answers how many there were. */
export async function writeTable(
  folder: string,
  table: TableName,
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
): Promise<number> {
  const out = createWriteStream(join(folder, `${table}.csv`), { mode: 0o600 })
  out.write(
    csvLine(
      COLUMNS[table].map(({ name }) => name),
      ',',
    ),
  )
  let count = 0
  for await (const row of rows) {
    count += 1
    if (!out.write(csvLine(row.map(cellText), ','))) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return count
}

/** The schema and the Parquet file of a table that was written; all three with their size and fingerprint. */
export async function completeTable(folder: string, table: TableName, rows: number): Promise<FrozenFile[]> {
  const at = (ending: string) => join(folder, `${table}.${ending}`)
  await writeFile(at('schema.json'), `${JSON.stringify(schemaOf(table), null, 2)}\n`, { mode: 0o600 })
  await writeParquet(at('csv'), at('parquet'), COLUMNS[table])
  const files: FrozenFile[] = []
  for (const ending of ['csv', 'schema.json', 'parquet'])
    files.push({
      name: `${table}.${ending}`,
      rows: ending === 'schema.json' ? 0 : rows,
      ...(await fingerprint(at(ending))),
    })
  return files
}

async function fingerprint(path: string) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer)
    bytes += (piece as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}

export const piecesOf = (folder: string, name: string): AsyncIterable<Buffer> =>
  createReadStream(join(folder, name), { highWaterMark: PIECE_BYTES })
