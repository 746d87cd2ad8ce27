import { sql } from 'kysely'
import type { ActorTx } from '../db/as-actor.ts'

/** That a record came from paper: which sheet and row, who typed it and when. */
export type FromPaper = {
  recordId: string
  kind: string
  code: string
  row: number | null
  by: string | null
  at: Date
}

/** Which of some records of a kind came from paper, as far as the actor may read the sheet; the latest first. */
export async function fromPaper(
  tx: ActorTx,
  recordKind: string,
  recordIds: readonly string[],
): Promise<FromPaper[]> {
  if (recordIds.length === 0) return []
  return tx
    .selectFrom('paper_source as source')
    .innerJoin('paper_typing as typing', 'typing.id', 'source.typing_id')
    .innerJoin('paper_sheet as sheet', 'sheet.id', 'typing.sheet_id')
    .leftJoin('person', 'person.id', 'typing.recorded_by')
    .where('source.record_kind', '=', recordKind)
    .where(sql<boolean>`source.record_id = any (${recordIds}::uuid[])`)
    .orderBy('typing.recorded_at', 'desc')
    .select(['source.record_id as recordId', 'sheet.kind', 'sheet.code', 'source.row_number as row'])
    .select('typing.recorded_at as at')
    .select(
      sql<string | null>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`.as(
        'by',
      ),
    )
    .execute()
}

/** The rows of a sheet that were typed already, each with what came of it: whoever types the sheet again sees them. */
export async function rowsTaken(
  tx: ActorTx,
  sheetId: string,
): Promise<{ row: number; typingId: string; kind: string; id: string; by: string | null; at: Date }[]> {
  const rows = await tx
    .selectFrom('paper_source as source')
    .innerJoin('paper_typing as typing', 'typing.id', 'source.typing_id')
    .leftJoin('person', 'person.id', 'typing.recorded_by')
    .where('typing.sheet_id', '=', sheetId)
    .where('source.row_number', 'is not', null)
    .orderBy('source.row_number')
    .orderBy('typing.recorded_at')
    .orderBy('typing.id')
    .select([
      'source.row_number',
      'typing.id as typingId',
      'source.record_kind as kind',
      'source.record_id as id',
      'typing.recorded_at as at',
    ])
    .select(
      sql<string | null>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`.as(
        'by',
      ),
    )
    .execute()
  return rows.map(({ row_number, ...row }) => ({ row: row_number ?? 0, ...row }))
}
