import { sql } from 'kysely'
import type { SignedInActor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { insertOwn } from '../db/insert-once.ts'
import { insertRows } from '../db/insert-rows.ts'
import { record } from '../journal/record.ts'
import { type Reference, type Sheet, seenAs } from './sheets.ts'

/** A time a sheet was typed back. */
export type Typing = {
  id: string
  by: string | null
  at: Date
  rowsTyped: number
  /** What the rows came to, and what the foot of the paper said; null where nobody wrote it. */
  counted: number
  told: number | null
}

/** Who was found on which row of a sheet; `null` is named there besides, and stands below its last row. */
export type FoundOn = { row: number | null; personId: string }

export type NewTyping = {
  rowsTyped: number
  counted: number
  told: number | null
  /** The records that came of it, each with the row it stood on, where it had one. */
  records: readonly (Reference & { row?: number | null })[]
  /** Who was found on a row that was printed for nobody. */
  found?: readonly FoundOn[]
}

/**
 * Locks a sheet until the end of the transaction, so that two who type it at once come one after the other. Take it before
 * whatever the sheet is about.
 */
export const lockSheet = (tx: ActorTx, sheet: Sheet) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`paper_sheet:${sheet.id}`}, 0))`.execute(tx)

/** Writes down that a sheet was typed back and what came of it, under the id of its form. False where it stands already. */
export async function noteTyping(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  sheet: Sheet,
  { rowsTyped, counted, told, records, found = [] }: NewTyping,
): Promise<boolean> {
  const common = { territory_id: actor.territoryId, ...seenAs(sheet) }
  const typed = await insertOwn(tx, 'paper_typing', {
    ...common,
    id,
    sheet_id: sheet.id,
    rows_typed: rowsTyped,
    counted,
    told,
    recorded_by: actor.personId,
  })
  if (!typed) return false
  const once = new Map(records.map((one) => [`${one.kind} ${one.id}`, one]))
  await insertRows(
    tx,
    'paper_source',
    [...once.values()].map(({ kind, id: recordId, row }) => ({
      ...common,
      record_kind: kind,
      record_id: recordId,
      typing_id: id,
      row_number: row ?? null,
    })),
  )
  await nameOnRows(tx, actor, sheet, found)
  await record(tx, actor, 'paper.typed', 'paper_sheet', sheet.id)
  return true
}

/** Writes down whom the rows of a sheet name: an erasure finds its photos by any of them. */
async function nameOnRows(tx: ActorTx, actor: SignedInActor, sheet: Sheet, found: readonly FoundOn[]) {
  const line = { territory_id: actor.territoryId, sheet_id: sheet.id, printed: false, ...seenAs(sheet) }
  for (const { row, personId } of found) {
    if (row === null) continue
    await tx
      .insertInto('paper_row')
      .values({ ...line, number: row, person_id: personId })
      .onConflict((same) =>
        same
          .columns(['territory_id', 'sheet_id', 'number'])
          .doUpdateSet({ person_id: personId })
          .where('paper_row.person_id', 'is', null),
      )
      .execute()
  }
  const besides = found.filter(({ row }) => row === null).map(({ personId }) => personId)
  if (besides.length === 0) return
  const standing = await tx
    .selectFrom('paper_row')
    .where('sheet_id', '=', sheet.id)
    .select(['number', 'person_id'])
    .execute()
  const named = new Set(standing.map(({ person_id }) => person_id))
  const last = Math.max(sheet.rowCount, ...standing.map(({ number }) => number))
  const below = [...new Set(besides)].filter((personId) => !named.has(personId))
  const lines = below.map((personId, at) => ({ ...line, number: last + at + 1, person_id: personId }))
  await insertRows(tx, 'paper_row', lines)
}

/** The times a sheet was typed back, the latest first. */
export const typingsOf = (tx: ActorTx, sheetId: string): Promise<Typing[]> =>
  tx
    .selectFrom('paper_typing as typing')
    .leftJoin('person', 'person.id', 'typing.recorded_by')
    .where('typing.sheet_id', '=', sheetId)
    .orderBy('typing.recorded_at', 'desc')
    .select(['typing.id', 'typing.recorded_at as at', 'typing.rows_typed as rowsTyped'])
    .select(['typing.counted', 'typing.told'])
    .select(
      sql<string | null>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`.as(
        'by',
      ),
    )
    .execute()
