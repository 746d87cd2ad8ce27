import type pg from 'pg'
import { unseal } from '../access/seal.ts'
import type { FieldLock } from './field-lock.ts'
import { fileEntry } from './manifest.ts'
import { type PlannedColumn, type PlannedTable, whoseRows } from './plan.ts'

const SMALL_BYTES = 256 * 1024
const LARGE_BYTES = 2 * 1024 * 1024

type Row = { line: string; key: string; place: string } & Record<string, unknown>
type Leaving = { owner: pg.ClientBase; territoryId: string; lock: FieldLock }

const ofKind = ({ columns }: PlannedTable, kind: PlannedColumn['kind']) =>
  columns.filter((column) => column.kind === kind)
const keyOf = ({ key }: PlannedTable) =>
  key.length ? `concat_ws('_', ${key.map((column) => `t."${column}"`).join(', ')})` : `''`

/** The rows of a territory as lines of JSON, in the order of their key; `counted` learns how many. */
export async function* linesOf(
  { owner, territoryId, lock }: Leaving,
  table: PlannedTable,
  counted: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const plain = ofKind(table, 'plain').map(({ name }) => `t."${name}"`)
  const sealed = ofKind(table, 'sealed')
  const files = ofKind(table, 'file')
  const place = sealed.length ? `t."${table.sealedBy}"::text` : 'null'
  const query = `select (select row_to_json(r)::text from (select ${plain.join(', ')}) r) as line,
      ${keyOf(table)} as key, ${place} as place
      ${sealed.map(({ name }, at) => `, t."${name}" as s${at}`).join('')}
      ${files.map(({ name }, at) => `, substr(t."${name}", 1, 8) as f${at}`).join('')}
    from public."${table.name}" t where ${await whoseRows(owner, table)} order by ${orderOf(table)}`
  for await (const rows of batches(owner, query, territoryId, table.atOnce)) {
    counted(rows.length)
    yield Buffer.from(rows.map((row) => `${lineOf(table, row, sealed, files, lock)}\n`).join(''))
  }
}

/** The line as the database wrote it, with what stands elsewhere, or under another key, at its end. */
function lineOf(
  { name: table }: PlannedTable,
  row: Row,
  sealed: readonly PlannedColumn[],
  files: readonly PlannedColumn[],
  lock: FieldLock,
): string {
  const where = `${table}:${row.place}`
  const more = [
    ...sealed.map(({ name }, at) => {
      const value = row[`s${at}`] as Buffer | null
      return [name, value && lock.close(unseal(value, where), where)]
    }),
    ...files.map(({ name }, at) => {
      const head = row[`f${at}`] as Buffer | null
      return [name, head && { file: fileEntry(table, row.key, name, endingOf(head)) }]
    }),
  ]
  if (more.length === 0) return row.line
  return `${row.line.slice(0, -1)},${JSON.stringify(Object.fromEntries(more)).slice(1)}`
}

/** Photos and documents of a table, each with its place in the archive. */
export async function* filesOf({ owner, territoryId }: Omit<Leaving, 'lock'>, table: PlannedTable) {
  for (const { name } of ofKind(table, 'file')) {
    const query = `select '' as line, '' as place, ${keyOf(table)} as key, t."${name}" as content
      from public."${table.name}" t where t.territory_id = $1 and t."${name}" is not null order by ${orderOf(table)}`
    for await (const rows of batches(owner, query, territoryId, 1))
      for (const { key, content } of rows as (Row & { content: Buffer })[])
        yield { name: fileEntry(table.name, key, name, endingOf(content)), content }
  }
}

const orderOf = ({ key }: PlannedTable) =>
  key.length ? key.map((column) => `t."${column}"`).join(', ') : '1'

/** As many at once as are small; those that are large one by one. */
async function* batches(owner: pg.ClientBase, query: string, territoryId: string, most: number) {
  await owner.query(`declare leaving no scroll cursor for ${query}`, [territoryId])
  try {
    for (let wanted = 1; ; ) {
      const { rows } = await owner.query<Row>(`fetch ${wanted} from leaving`)
      if (rows.length > 0) yield rows
      if (rows.length < wanted) return
      const size = sizeOf(rows)
      if (size < SMALL_BYTES) wanted = Math.min(wanted * 2, most)
      if (size > LARGE_BYTES) wanted = Math.max(1, Math.floor(wanted / 4))
    }
  } finally {
    // A transaction that failed has closed it, and says why by itself.
    await owner.query('close leaving').catch(() => {})
  }
}

const sizeOf = (rows: readonly Row[]) =>
  rows.reduce(
    (sum, row) =>
      sum +
      Object.values(row).reduce<number>(
        (of, value) => of + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 0),
        0,
      ),
    0,
  )

/** So that whoever unpacks the archive can look at what it holds. */
function endingOf(head: Buffer): string {
  if (head.subarray(0, 4).toString('latin1') === '%PDF') return '.pdf'
  if (head.subarray(1, 4).toString('latin1') === 'PNG') return '.png'
  if (head[0] === 0xff && head[1] === 0xd8) return '.jpg'
  if (head.subarray(0, 4).toString('latin1') === 'RIFF') return '.webp'
  if (head.subarray(0, 2).toString('latin1') === 'PK') return '.zip'
  return '.bin'
}
