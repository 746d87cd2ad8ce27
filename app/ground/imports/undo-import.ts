import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { because, type Judged } from '../files/reason.ts'
import { recordAll } from '../journal/record.ts'
import type { AnyImportDefinition } from './definition.ts'

const BATCH = 1_000

/** `kept`: records that stayed as they are, because something refers to them or someone changed them since. */
export type ImportUndone = { removed: number; restored: number; kept: number }

/**
 * Takes an import back: what it created goes, what it updated is as before. Records that someone worked
 * on since, or to which others refer, stay. Refused when it was taken back already, or when a later
 * import changed some of its records: that one goes first.
 */
export async function undoImport(
  tx: ActorTx,
  actor: Actor,
  definitions: readonly AnyImportDefinition[],
  importId: string,
): Promise<Judged<ImportUndone>> {
  const run = await tx
    .selectFrom('import_run')
    .where('id', '=', importId)
    .select(['kind', 'undone_at'])
    .forUpdate()
    .executeTakeFirst()
  const definition = definitions.find(({ kind }) => kind === run?.kind)
  if (!run || !definition) return because('imports.undo.missing', { id: importId })
  if (run.undone_at) return because('imports.undo.already', { id: importId })
  const later = await laterImport(tx, importId)
  if (later) return because('imports.undo.laterFirst', { id: later.id, file: later.file_name })

  const undone = await takeBack(tx, actor, definition, importId)
  await tx
    .updateTable('import_run')
    .set({ undone_at: sql`now()`, undone_by: actor.personId, undone: JSON.stringify(undone) })
    .where('id', '=', importId)
    .execute()
  return { ok: true, value: undone }
}

/** A later import, not taken back, that changed a record of this one. */
const laterImport = (tx: ActorTx, importId: string) =>
  tx
    .selectFrom('import_record as mine')
    .innerJoin('import_record as later', (join) =>
      join
        .onRef('later.record_kind', '=', 'mine.record_kind')
        .onRef('later.record_id', '=', 'mine.record_id')
        .on('later.action', '=', 'updated')
        .onRef('later.import_id', '>', 'mine.import_id'),
    )
    .innerJoin('import_run', 'import_run.id', 'later.import_id')
    .where('mine.import_id', '=', importId)
    .where('import_run.undone_at', 'is', null)
    .orderBy('import_run.id', 'desc')
    .select(['import_run.id', 'import_run.file_name'])
    .limit(1)
    .executeTakeFirst()

async function takeBack(tx: ActorTx, actor: Actor, definition: AnyImportDefinition, importId: string) {
  const undone: ImportUndone = { removed: 0, restored: 0, kept: 0 }
  const worked = await workedOnSince(tx, definition.recordKind, importId)
  const keep = async (ids: string[]) => {
    if (ids.length === 0) return
    undone.kept += ids.length
    await markKept(tx, importId, ids)
  }

  // Updates come back first and the last one first: a list may have updated a record that it also created.
  for await (const records of recordsOf(tx, importId, 'updated')) {
    const free = records.filter(({ record_id }) => !worked.has(record_id))
    // Where two rows updated one record, what stood before the first of them is what comes back.
    const before = new Map(free.map((record) => [record.record_id, record.before]))
    const earlier = [...before].map(([recordId, before]) => ({ recordId, before }))
    await definition.restore(tx, actor, earlier)
    await recordAll(tx, actor, 'imports.restored', definition.recordKind, [...before.keys()])
    undone.restored += free.length
    undone.kept += records.length - free.length
  }
  for await (const records of recordsOf(tx, importId, 'created')) {
    const ids = records.map(({ record_id }) => record_id)
    const removed = await definition.remove(
      tx,
      actor,
      ids.filter((id) => !worked.has(id)),
    )
    await recordAll(tx, actor, 'imports.removed', definition.recordKind, [...removed])
    undone.removed += removed.size
    await keep(ids.filter((id) => !removed.has(id)))
  }
  return undone
}

async function* recordsOf(tx: ActorTx, importId: string, action: 'created' | 'updated') {
  let below = 2 ** 31 - 1
  while (true) {
    const records = await tx
      .selectFrom('import_record')
      .where('import_id', '=', importId)
      .where('action', '=', action)
      .where('row_number', '<', below)
      .orderBy('row_number', 'desc')
      .limit(BATCH)
      .select(['row_number', 'record_id', 'before'])
      .execute()
    if (records.length > 0) yield records
    if (records.length < BATCH) return
    below = records.at(-1)!.row_number
  }
}

/** Records of an import on which the journal shows other acts, since, than those of imports. */
async function workedOnSince(
  tx: ActorTx,
  recordKind: string,
  importId: string,
): Promise<ReadonlySet<string>> {
  const acts = await tx
    .selectFrom('import_record')
    .innerJoin('import_run', 'import_run.id', 'import_record.import_id')
    .innerJoin('journal', 'journal.record_id', 'import_record.record_id')
    .where('import_record.import_id', '=', importId)
    .where('journal.record_kind', '=', recordKind)
    .where('journal.act', 'not like', 'imports.%')
    .whereRef('journal.at', '>', 'import_run.recorded_at')
    .distinct()
    .select('import_record.record_id')
    .execute()
  return new Set(acts.map(({ record_id }) => record_id))
}

const markKept = (tx: ActorTx, importId: string, recordIds: readonly string[]) =>
  tx
    .updateTable('import_record')
    .set({ kept_at: sql`now()` })
    .where('import_id', '=', importId)
    .where(sql<boolean>`record_id = any(${recordIds}::uuid[])`)
    .execute()
