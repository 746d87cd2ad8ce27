import type pg from 'pg'
import { FORMAT, tableEntry } from './manifest.ts'
import type { PlannedTable } from './plan.ts'

type Reference = { table: string; columns: string[]; to: string; to_columns: string[] }

const READING = {
  plain:
    'as PostgreSQL writes the row in JSON: days as 2019-09-30, times in UTC, numbers as written, hashes as \\x and hexadecimal digits',
  sealed:
    '{"sealed": base64 of nonce (12 bytes), words, tag (16 bytes)}: AES-256-GCM, associated data "table:id" with the value of sealedBy, key scrypt(passphrase, salt, 32 bytes, N = cost, r = 8, p = 1) with cost and salt of the manifest; {"opened": words} where the file was written with --open',
  file: '{"file": the path in this archive}',
}

/** What stands in the tables, for whoever reads the file with other means: in an order in which they can be filled. */
export async function schemaText(owner: pg.ClientBase, plan: readonly PlannedTable[]): Promise<string> {
  const references = await referencesOf(owner)
  const tables = plan.map(({ name, columns, key, shared, sealedBy }) => ({
    name,
    rows: tableEntry(name),
    ...(shared && { shared: 'the same for every territory: only what this one refers to' }),
    key,
    ...(columns.some(({ kind }) => kind === 'sealed') && { sealedBy }),
    columns: columns.map(({ name: column, type, notNull, kind }) => ({
      name: column,
      type,
      required: notNull,
      kind,
    })),
    references: references
      .filter(({ table }) => table === name)
      .map(({ columns: from, to, to_columns: at }) => ({ columns: from, to, at })),
  }))
  return JSON.stringify({ format: FORMAT, kinds: READING, tables }, null, 2)
}

async function referencesOf(owner: pg.ClientBase): Promise<Reference[]> {
  const { rows } = await owner.query<Reference>(
    `select c.relname as table, t.relname as to,
       (select array_agg(a.attname::text order by k.at) from unnest(f.conkey) with ordinality k (number, at)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number) as columns,
       (select array_agg(a.attname::text order by k.at) from unnest(f.confkey) with ordinality k (number, at)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number) as to_columns
     from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
     where f.contype = 'f' and c.relnamespace = 'public'::regnamespace order by 1, f.conname`,
  )
  return rows
}
