import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import type { Sheet, SheetRow } from '../files/sheet.ts'
import type { ColumnMapping } from './columns.ts'
import type { AnyImportDefinition } from './definition.ts'
import { type CellReason, judgeRow } from './judge-row.ts'

export const PREVIEW_ROWS = 20

export type PreviewRow = SheetRow & { state: 'good' | 'bad' | 'outside'; reasons: readonly CellReason[] }
export type Preview = { rows: PreviewRow[]; good: number; bad: number; outside: number }

/** Checks every row of a list without writing any; shows the first 20 and counts the rest. */
export async function previewImport(
  tx: ActorTx,
  actor: Actor,
  definition: AnyImportDefinition,
  sheet: Sheet,
  mapping: ColumnMapping,
): Promise<Preview> {
  const context = await definition.prepare(tx, actor)
  const preview: Preview = { rows: [], good: 0, bad: 0, outside: 0 }
  for await (const row of sheet.rows()) {
    const judged = judgeRow(definition, mapping, row, context)
    preview[judged.state]++
    if (preview.rows.length === PREVIEW_ROWS) continue
    preview.rows.push({ ...row, state: judged.state, reasons: judged.state === 'bad' ? judged.reasons : [] })
  }
  return preview
}
