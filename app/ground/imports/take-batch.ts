import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { newId } from '../db/ids.ts'
import type { SheetRow } from '../files/sheet.ts'
import { recordAll } from '../journal/record.ts'
import type { ImportCounts, ImportDefinition } from './definition.ts'
import type { CellReason } from './judge-row.ts'
import { addSourceRecords, type NewSourceRecord, recordsBySource } from './source-records.ts'

export type GoodRow<Row> = { source: SheetRow; row: Row; key: string; hash: string }

/** Writes what is new or changed of a batch; answers the rows that the room refused, with its reason. */
export async function takeBatch<Row, Context>(
  tx: ActorTx,
  actor: Actor,
  definition: ImportDefinition<Row, Context>,
  batch: readonly GoodRow<Row>[],
  context: Context,
  importId: string,
  counts: ImportCounts,
) {
  const refused: { source: SheetRow; reason: CellReason }[] = []
  if (batch.length === 0) return refused
  const { recordKind } = definition
  const known = await recordsBySource(
    tx,
    recordKind,
    batch.map(({ key }) => key),
  )
  const standing = await definition.existing(
    tx,
    [...known.values()].map(({ recordId }) => recordId),
  )
  const standingOf = (key: string) => {
    const record = known.get(key)
    return record && standing.has(record.recordId) ? record : null
  }
  const changed = batch.filter(({ key, hash }) => standingOf(key)?.hash !== hash)
  counts.unchanged += batch.length - changed.length
  if (changed.length === 0) return refused

  const incoming = changed.map(({ source, row, key }) => ({
    number: source.number,
    row,
    known: standingOf(key)?.recordId ?? null,
    newId: newId(),
  }))
  const written = await definition.write(tx, actor, incoming, context)
  const records: NewSourceRecord[] = []
  for (const [at, { source, key, hash }] of changed.entries()) {
    const result = written[at]!
    if ('refusal' in result) {
      refused.push({ source, reason: result })
      continue
    }
    counts[result.action]++
    records.push({
      row_number: source.number,
      source_key: key,
      record_id: result.recordId,
      action: result.action === 'unchanged' ? 'recognised' : result.action,
      content_hash: hash,
      before: result.action === 'updated' ? result.before : null,
    })
  }
  await addSourceRecords(tx, actor, { importId, recordKind }, records)
  for (const action of ['created', 'updated'] as const) {
    const ids = records.filter((record) => record.action === action).map((record) => record.record_id)
    await recordAll(tx, actor, `imports.${action}`, recordKind, ids)
  }
  return refused
}
