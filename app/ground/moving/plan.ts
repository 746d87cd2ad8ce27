import type pg from 'pg'
import type { SealedColumn } from '../access/rotate.ts'
import { tablesOf } from '../backup/catalogue.ts'

/** The table of territories itself: one row, whose address and, where it is taken, id change. */
export const TERRITORY = 'territory'
/** Facts that are the same for every territory: those it refers to come along, and are added where they are missing. */
const SHARED = ['municipality']
/** What belongs to the house, with the reason. */
const OF_THE_HOUSE = {
  /** A house says by itself whether it holds real people or invented ones. */
  installation: true,
  /** Accounts still to be removed there; they are in no other house. */
  erased_account: true,
} as const
/** Unsealed bytes that only prove something; other bytes are files. */
const IS_HASH = /hash$/
const MOST = 2_000

/** `plain` stands in the row as it is, `sealed` under the file's lock, `file` in a file of its own. */
export type PlannedColumn = {
  name: string
  type: string
  notNull: boolean
  kind: 'plain' | 'sealed' | 'file'
}
export type PlannedTable = {
  name: string
  columns: PlannedColumn[]
  /** The columns of its primary key but the territory. */
  key: string[]
  shared: boolean
  /** How many rows are held at once: fewer where each may be large. */
  atOnce: number
  /** The column whose value, with the table's name, is the place that sealed words belong to. */
  sealedBy: string
}

type Described = { table: string; column: string; type: string; not_null: boolean; in_key: boolean }

/**
 * Every table of a territory, each after those it refers to, from the database's own catalogue: none can be forgotten.
 * Throws where a table belongs neither to a territory nor to the lists above.
 */
export async function planOf(owner: pg.ClientBase, sealed: readonly SealedColumn[]): Promise<PlannedTable[]> {
  const described = await describe(owner)
  return (await tablesOf(owner, 'public')).flatMap(({ name, columns }) => {
    if (name in OF_THE_HOUSE) return []
    const shared = SHARED.includes(name)
    if (!shared && name !== TERRITORY && !columns.includes('territory_id'))
      throw new Error(`the table ${name} belongs to no territory: say in moving/plan.ts whose it is`)
    const of = described.filter(({ table, column }) => table === name && columns.includes(column))
    const closed = sealed.filter(({ table }) => table === name)
    if (new Set(closed.map(({ id }) => id)).size > 1)
      throw new Error(`the table ${name} is sealed by more than one column`)
    return {
      name,
      shared,
      key: of.filter((one) => one.in_key && one.column !== 'territory_id').map(({ column }) => column),
      atOnce: Math.min(MOST, ...closed.map(({ batch }) => batch ?? MOST)),
      sealedBy: closed[0]?.id ?? 'id',
      columns: of.map(({ column, type, not_null }) => ({
        name: column,
        type,
        notNull: not_null,
        kind: kindOf(column, type, closed),
      })),
    }
  })
}

function kindOf(column: string, type: string, sealed: readonly SealedColumn[]): PlannedColumn['kind'] {
  if (sealed.some((one) => one.column === column)) return 'sealed'
  return type === 'bytea' && !IS_HASH.test(column) ? 'file' : 'plain'
}

async function describe(owner: pg.ClientBase): Promise<Described[]> {
  const { rows } = await owner.query<Described>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as not_null, coalesce(a.attnum = any (i.indkey), false) as in_key
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attnum`,
  )
  return rows
}

/** Which rows of a table are a territory's, given as $1. Of shared facts those that something of it refers to. */
export async function whoseRows(owner: pg.ClientBase, { name, shared }: PlannedTable): Promise<string> {
  if (name === TERRITORY) return 't.id = $1'
  if (!shared) return 't.territory_id = $1'
  const { rows } = await owner.query<{ from: string; column: string; to: string }>(
    `select c.relname as from, a.attname as column, b.attname as to from pg_constraint k
     join pg_class c on c.oid = k.conrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[cardinality(k.conkey)]
     join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[cardinality(k.confkey)]
     where k.contype = 'f' and k.confrelid = to_regclass('public.' || quote_ident($1)) order by 1, 2`,
    [name],
  )
  return rows
    .map(
      ({ from, column, to }) =>
        `exists (select from "${from}" r where r.territory_id = $1 and r."${column}" = t."${to}")`,
    )
    .join(' or ')
}
