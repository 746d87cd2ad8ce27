import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { ActorTx, AsActor } from '../db/as-actor.ts'
import { newId } from '../db/ids.ts'
import { because, type Judged } from '../files/reason.ts'
import type { Sheet, SheetRow } from '../files/sheet.ts'
import { type ColumnMapping, missingFields } from './columns.ts'
import type { ImportCounts, ImportDefinition } from './definition.ts'
import { type CellReason, judgeRow } from './judge-row.ts'
import { markOf } from './marks.ts'
import { rememberColumns } from './remembered-columns.ts'
import { type GoodRow, takeBatch } from './take-batch.ts'

const BATCH = 1_000

export type ImportOrder = {
  mapping: ColumnMapping
  /** Given by a form, so that the same form sent twice is one import. */
  importId?: string
  dryRun?: boolean
  onBad?: (row: SheetRow, reasons: readonly CellReason[]) => Promise<void> | void
  onProgress?: (portion: number, counts: ImportCounts) => void
}
/** `importId` is null after a dry run: nothing was kept. */
export type ImportDone = { importId: string | null; counts: ImportCounts }

/** Thrown to roll a dry run back: everything was tried, nothing stays. */
class DryRunOver extends Error {}

/**
 * Takes a list in: the good rows in one transaction, the bad ones through `onBad`. A row whose source
 * key was imported before with the same content changes nothing. Refused when a column that the
 * kind needs is not mapped.
 */
export async function runImport<Row, Context>(
  asActor: AsActor,
  actor: Actor,
  definition: ImportDefinition<Row, Context>,
  sheet: Sheet,
  order: ImportOrder,
): Promise<Judged<ImportDone>> {
  const [missing] = missingFields(order.mapping, definition.fields)
  if (missing)
    return because('imports.columns.missing', { field: missing.name, heading: missing.headings[0] ?? '' })

  const importId = order.importId ?? newId()
  let counts: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, outside: 0, bad: 0 }
  try {
    await asActor(actor, async (tx) => {
      const done = await beginRun(tx, actor, definition.kind, sheet, order.mapping, importId)
      if (done) {
        counts = done
        return
      }
      await takeRows(tx, actor, definition, sheet, order, importId, counts)
      await rememberColumns(tx, actor, definition.kind, sheet.headings, order.mapping)
      await tx
        .updateTable('import_run')
        .set({ counts: JSON.stringify(counts) })
        .where('id', '=', importId)
        .execute()
      if (order.dryRun) throw new DryRunOver()
    })
  } catch (fault) {
    if (!(fault instanceof DryRunOver)) throw fault
  }
  return { ok: true, value: { importId: order.dryRun ? null : importId, counts } }
}

/** Answers the counts instead, when this very import was done already. */
async function beginRun(
  tx: ActorTx,
  actor: Actor,
  kind: string,
  sheet: Sheet,
  mapping: ColumnMapping,
  importId: string,
): Promise<ImportCounts | undefined> {
  // One import of a kind at a time: two at once would both take the same new rows for new.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.territoryId} ${kind}`}, 0))`.execute(tx)
  const done = await tx
    .selectFrom('import_run')
    .where('id', '=', importId)
    .select('counts')
    .executeTakeFirst()
  if (done) return done.counts as ImportCounts
  await tx
    .insertInto('import_run')
    .values({
      territory_id: actor.territoryId,
      id: importId,
      kind,
      file_name: sheet.fileName.slice(-255),
      file_hash: sheet.hash,
      mapping: JSON.stringify(mapping),
      recorded_by: actor.personId,
    })
    .execute()
  return undefined
}

async function takeRows<Row, Context>(
  tx: ActorTx,
  actor: Actor,
  definition: ImportDefinition<Row, Context>,
  sheet: Sheet,
  { mapping, onBad, onProgress }: ImportOrder,
  importId: string,
  counts: ImportCounts,
) {
  const context = await definition.prepare(tx, actor)
  const seen = new Map<string, { number: number; hash: string }>()
  let batch: GoodRow<Row>[] = []
  const bad = async (row: SheetRow, reasons: CellReason[]) => {
    counts.bad++
    await onBad?.(row, reasons)
  }
  const flush = async () => {
    const refused = await takeBatch(tx, actor, definition, batch, context, importId, counts)
    for (const { source, reason } of refused) await bad(source, [reason])
    batch = []
    onProgress?.(sheet.portion(), counts)
  }

  for await (const source of sheet.rows()) {
    counts.read++
    const judged = judgeRow(definition, mapping, source, context)
    if (judged.state === 'outside') counts.outside++
    else if (judged.state === 'bad') await bad(source, judged.reasons)
    else {
      const earlier = seen.get(judged.key)
      if (earlier?.hash === judged.hash) counts.unchanged++
      else if (earlier) await bad(source, [{ refusal: 'imports.row.twice', params: { row: earlier.number } }])
      else {
        seen.set(judged.key, { number: source.number, hash: judged.hash })
        const mark = (words: string) => markOf(actor.territoryId, words)
        batch.push({ source, row: judged.row, key: mark(judged.key), hash: mark(judged.hash) })
      }
    }
    if (batch.length === BATCH) await flush()
  }
  await flush()
}
