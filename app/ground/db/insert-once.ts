import { type InsertObject, sql } from 'kysely'
import { NotHere } from '../access/signed-in.ts'
import type { ActorTx } from './as-actor.ts'
import type { Tables } from './tables.ts'

type Having<Column extends string> = {
  [Name in keyof Tables]: Tables[Name] extends Record<Column | 'id' | 'territory_id', unknown> ? Name : never
}[keyof Tables]

/** Adds a record under an id of its own. False, and nothing changed, where one like it stands already. */
export async function insertOnce<Name extends Having<'id'>>(
  tx: ActorTx,
  table: Name,
  row: InsertObject<Tables, Name>,
): Promise<boolean> {
  // The compiler cannot follow a table that is not yet chosen; the signature has checked name and row together.
  const added = await tx
    .insertInto(table as 'person')
    .values(row as unknown as InsertObject<Tables, 'person'>)
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/**
 * Adds a record under the id its form came with. False where its author sent the same form before: nothing changes and they
 * are answered alike. To anyone else a record of that id is not there.
 */
export async function insertOwn<Name extends Having<'recorded_by'>>(
  tx: ActorTx,
  table: Name,
  row: InsertObject<Tables, Name> & { id: string; recorded_by: string | null },
): Promise<boolean> {
  if (await insertOnce(tx, table, row)) return true
  const own = await tx
    .selectFrom(table as 'person')
    .where('id', '=', row.id)
    .where(sql<boolean>`recorded_by is not distinct from ${row.recorded_by}::uuid`)
    .select('id')
    .executeTakeFirst()
  if (!own) throw new NotHere()
  return false
}
