import { sql } from 'kysely'
import type { ActorTx } from '../db/as-actor.ts'
import type { Tables } from '../db/tables.ts'

const REFERRED_TO = new Set(['23503', '23001'])

/** Tables whose records have an id: what an import can ask of them without knowing more. */
export type RecordTable = {
  [Name in keyof Tables]: Tables[Name] extends { id: unknown; territory_id: unknown } ? Name : never
}[keyof Tables]

export async function existingIn(
  tx: ActorTx,
  table: RecordTable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)}
    where territory_id = app.territory_id() and id = any(${ids}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Deletes the records that nothing refers to; the database's foreign keys decide, not what this actor sees.
 * Parts that belong to a record go with it where their foreign key says `on delete cascade`.
 */
export async function removeUnreferenced(
  tx: ActorTx,
  table: RecordTable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const removed = await tryDelete(tx, table, ids)
  if (removed) return removed
  if (ids.length === 1) return new Set()
  const half = Math.ceil(ids.length / 2)
  const first = await removeUnreferenced(tx, table, ids.slice(0, half))
  const second = await removeUnreferenced(tx, table, ids.slice(half))
  return new Set([...first, ...second])
}

async function tryDelete(tx: ActorTx, table: RecordTable, ids: readonly string[]) {
  await sql`savepoint removing`.execute(tx)
  try {
    const { rows } = await sql<{ id: string }>`
      delete from ${sql.table(table)}
      where territory_id = app.territory_id() and id = any(${ids}::uuid[]) returning id`.execute(tx)
    await sql`release savepoint removing`.execute(tx)
    return new Set(rows.map(({ id }) => id))
  } catch (fault) {
    if (!REFERRED_TO.has((fault as { code?: string }).code ?? '')) throw fault
    await sql`rollback to savepoint removing; release savepoint removing`.execute(tx)
    return null
  }
}
