import { sql } from 'kysely'
import type { ActorTx } from './as-actor.ts'
import type { Tables } from './tables.ts'

/** A row as JSON carries it: times and days as text, bytes as `\x…`. */
export type PlainRow = Record<string, string | number | boolean | null>

const AT_ONCE = 4000

/**
 * Adds many rows of one table, in few statements whose length does not grow with them. All rows have the columns of
 * the first. Policies and grants hold as for any insert; the territory is the caller's to write.
 */
export async function insertRows(tx: ActorTx, table: keyof Tables, rows: readonly PlainRow[]) {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.id(column)))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = JSON.stringify(rows.slice(from, from + AT_ONCE))
    // By its schema: a table may be called as a type of PostgreSQL's is, `circle` for one.
    const named = sql.id('public', table)
    await sql`insert into ${named} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${named}, ${some}::jsonb)`.execute(tx)
  }
}

export const bytes = (buffer: Buffer) => `\\x${buffer.toString('hex')}`
