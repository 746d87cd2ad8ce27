import type pg from 'pg'
import type { TableName } from './sections.ts'

export type Table = TableName & { columns: string[] }
type Reference = { from: string; to: string }

export const nameOf = ({ schema, name }: TableName) => `"${schema}"."${name}"`

/** The tables of a schema with the columns that can be written, each after those it refers to. */
export async function tablesOf(client: pg.ClientBase, schema: string): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = to_regnamespace($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' group by c.relname order by c.relname`,
    [schema],
  )
  const { rows: references } = await client.query<Reference>(
    `select c.relname as from, t.relname as to from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and c.relnamespace = to_regnamespace($1) and c.oid <> t.oid`,
    [schema],
  )
  return inOrder(
    rows.map((row) => ({ schema, ...row })),
    references,
  )
}

/** Throws where tables refer to each other in a circle: neither could be filled first. */
function inOrder(tables: readonly Table[], references: readonly Reference[]): Table[] {
  const placed = new Set<string>()
  const ordered: Table[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name }) =>
      references.every(({ from, to }) => from !== name || placed.has(to)),
    )
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    ordered.push(...ready)
    for (const { name } of ready) placed.add(name)
    waiting = waiting.filter(({ name }) => !placed.has(name))
  }
  return ordered
}

export async function sequencesOf(client: pg.ClientBase, schema: string) {
  const { rows } = await client.query<TableName & { value: string }>(
    `select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
     where schemaname = $1 and last_value is not null order by 2`,
    [schema],
  )
  return rows
}

export async function migrationsOf(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows: stands } = await client.query(`select to_regclass('app.migration') is not null as yes`)
  if (!stands[0].yes) return []
  const { rows } = await client.query('select name, checksum from app.migration order by name')
  return rows
}
