import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'

export type SourceRecord = { recordId: string; hash: string }

/**
 * The record that the latest standing import made of each source key. Imports taken back do not
 * count, but for the records that stayed because something refers to them.
 */
export async function recordsBySource(
  tx: ActorTx,
  recordKind: string,
  keys: readonly string[],
): Promise<Map<string, SourceRecord>> {
  const found = await tx
    .selectFrom('import_record')
    .innerJoin('import_run', 'import_run.id', 'import_record.import_id')
    .where('import_record.record_kind', '=', recordKind)
    .where(sql<boolean>`import_record.source_key = any(${keys}::text[])`)
    .where((eb) =>
      eb.or([eb('import_run.undone_at', 'is', null), eb('import_record.kept_at', 'is not', null)]),
    )
    .distinctOn('import_record.source_key')
    .orderBy('import_record.source_key')
    .orderBy('import_record.import_id', 'desc')
    .select(['import_record.source_key', 'import_record.record_id', 'import_record.content_hash'])
    .execute()
  return new Map(found.map((row) => [row.source_key, { recordId: row.record_id, hash: row.content_hash }]))
}

export type NewSourceRecord = {
  row_number: number
  source_key: string
  record_id: string
  action: 'created' | 'updated' | 'recognised'
  content_hash: string
  before: unknown
}

export async function addSourceRecords(
  tx: ActorTx,
  actor: Actor,
  { importId, recordKind }: { importId: string; recordKind: string },
  records: readonly NewSourceRecord[],
) {
  if (records.length === 0) return
  await sql`
    insert into import_record
      (territory_id, import_id, row_number, source_key, record_kind, record_id, action, content_hash, before)
    select ${actor.territoryId}, ${importId}, row_number, source_key, ${recordKind}, record_id, action, content_hash, before
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r
      (row_number integer, source_key text, record_id uuid, action text, content_hash text, before jsonb)
  `.execute(tx)
}

/**
 * Empties what imports kept of records whose person is erased: earlier values, and the key by which the
 * source calls them. Counts and the fact of the import stay.
 */
export async function forgetImported(tx: ActorTx, recordKind: string, recordIds: readonly string[]) {
  await tx
    .updateTable('import_record')
    .set({ before: null, content_hash: '', source_key: sql`record_id::text` })
    .where('record_kind', '=', recordKind)
    .where(sql<boolean>`record_id = any(${recordIds}::uuid[])`)
    .execute()
}
