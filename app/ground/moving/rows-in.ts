import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { seal } from '../access/seal.ts'
import { ALTERED, MovingFault } from './fault.ts'
import type { FieldLock } from './field-lock.ts'
import { tableEntry } from './manifest.ts'
import { type PlannedTable, TERRITORY } from './plan.ts'
import type { ZipReader } from './zip-read.ts'

export type Arriving = {
  owner: pg.ClientBase
  zip: ZipReader
  lock: FieldLock
  territoryId: string
  slug: string
}

const staged = (table: PlannedTable) => `pg_temp."arriving_${table.name}"`
const listOf = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
const specialOf = ({ columns }: PlannedTable) => columns.filter(({ kind }) => kind !== 'plain')

/** Reads the rows of a table into one that only this transaction sees: nobody else waits meanwhile. */
export async function stage(arriving: Arriving, table: PlannedTable): Promise<number> {
  const { owner } = arriving
  const special = specialOf(table)
  const names = table.columns.map(({ name }) => name)
  await owner.query(
    `create temporary table "arriving_${table.name}" on commit drop as select ${listOf(names)} from public."${table.name}" with no data`,
  )
  await owner.query(
    `create temporary table arriving (line json not null${special.map((_, at) => `, p${at} bytea`).join('')}) on commit drop`,
  )
  const copying = owner.query(copyFrom('copy pg_temp.arriving from stdin'))
  await pipeline(Readable.from(copied(arriving, table), { objectMode: true, highWaterMark: 4 }), copying)
  const typed = table.columns.filter(({ kind }) => kind === 'plain')
  const { rowCount } = await owner.query(
    `insert into ${staged(table)} (${listOf(names)}) select ${table.columns.map((column) => cellOf(table, column.name)).join(', ')}
     from pg_temp.arriving a, json_to_record(a.line) as r (${typed.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`,
    placesOf(table, arriving),
  )
  await owner.query('drop table pg_temp.arriving')
  return rowCount ?? 0
}

/** From there to its place, in one statement: rows of a table may refer to each other. */
export async function settle(owner: pg.ClientBase, table: PlannedTable) {
  const list = listOf(table.columns.map(({ name }) => name))
  await owner.query(
    `insert into public."${table.name}" (${list}) select ${list} from ${staged(table)}${table.shared ? ' on conflict do nothing' : ''}`,
  )
  await owner.query(`drop table ${staged(table)}`)
}

function cellOf(table: PlannedTable, column: string): string {
  const at = specialOf(table).findIndex(({ name }) => name === column)
  if (at >= 0) return `a.p${at}`
  if (table.name === TERRITORY && column === 'id') return '$1::uuid'
  if (table.name === TERRITORY && column === 'slug') return '$2::text'
  return column === 'territory_id' ? '$1::uuid' : `r."${column}"`
}
const placesOf = (table: PlannedTable, { territoryId, slug }: Arriving) => {
  if (table.name === TERRITORY) return [territoryId, slug]
  return table.shared ? [] : [territoryId]
}

/** The lines as COPY reads them: what was sealed is sealed anew, what stood in files is beside. */
async function* copied(arriving: Arriving, table: PlannedTable): AsyncGenerator<Buffer> {
  const special = specialOf(table)
  for await (const line of arriving.zip.linesOf(tableEntry(table.name))) {
    const cells = [escaped(line)]
    if (special.length > 0) {
      const row = rowOf(line)
      for (const { name, kind } of special) {
        const bytes = await bytesOf(arriving, table, row, row[name], kind)
        cells.push(bytes ? `\\\\x${bytes.toString('hex')}` : '\\N')
      }
    }
    yield Buffer.from(`${cells.join('\t')}\n`)
  }
}

const escaped = (line: string) => line.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function rowOf(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line)
  } catch {
    throw new MovingFault(ALTERED)
  }
}

async function bytesOf(
  { lock, zip }: Arriving,
  { name: table, sealedBy }: PlannedTable,
  row: Record<string, unknown>,
  value: unknown,
  kind: string,
): Promise<Buffer | undefined> {
  if (value === null || value === undefined) return undefined
  if (kind === 'sealed') {
    const where = `${table}:${row[sealedBy]}`
    return seal(lock.open(value, where), where)
  }
  const { file } = value as { file?: unknown }
  if (typeof file !== 'string') throw new MovingFault(ALTERED)
  return zip.contentOf(file)
}
