import { type Insertable, sql } from 'kysely'
import type { SignedInActor } from '../access/actor.ts'
import { NotHere } from '../access/signed-in.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { insertOnce } from '../db/insert-once.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { PaperSheet } from '../db/tables.ts'
import { record } from '../journal/record.ts'
import { newSheetCode } from './code.ts'

/** Who reads a sheet and types it back, as whom it is about is read. */
export type SeenBy = 'team' | 'staff' | 'circle' | 'person'
type Seen = { seenBy: SeenBy; circleId: string | null; forPersonId: string | null }
export type Reference = { kind: string; id: string }

export type Sheet = Seen & {
  id: string
  code: string
  kind: string
  about: Reference | null
  rowCount: number
  language: string
  printedAt: Date
  printedBy: string | null
}

/** A row that was printed for somebody, or that somebody was found on. */
export type Row = {
  number: number
  printed: boolean
  personId: string | null
  about: Reference | null
  /** The day it is for. */
  on: string | null
}

export type NewSheet = {
  kind: string
  about?: Reference | null
  /** Rows printed for somebody or something, from the first on; the others are empty. */
  rows?: readonly { personId?: string | null; about?: Reference | null; on?: string | null }[]
  rowCount: number
  language: string
  seenBy: SeenBy
  circleId?: string | null
  forPersonId?: string | null
}

/** How many sheets of a record are told at once, of all kinds and of one. */
const LATELY = 20
const MOST_OF_A_KIND = 200
/** Two sheets get the same code one time in millions: a third is never needed. */
const ATTEMPTS = 5

/** The columns of whatever hangs on a sheet that say who reads it. */
export const seenAs = ({ seenBy, circleId, forPersonId }: Seen) => ({
  seen_by: seenBy,
  circle_id: circleId,
  for_person_id: forPersonId,
})

/** Makes a sheet to print, under the id of its form, with a code of its own. Sent again it is the same sheet. */
export async function makeSheet(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  sheet: NewSheet,
): Promise<Sheet> {
  const seen = {
    seen_by: sheet.seenBy,
    circle_id: sheet.circleId ?? null,
    for_person_id: sheet.forPersonId ?? null,
  }
  const row: Omit<Insertable<PaperSheet>, 'code'> & { id: string } = {
    territory_id: actor.territoryId,
    id,
    kind: sheet.kind,
    about_kind: sheet.about?.kind ?? null,
    about_id: sheet.about?.id ?? null,
    row_count: sheet.rowCount,
    language: sheet.language,
    ...seen,
    recorded_by: actor.personId,
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const made = await insertOnce(tx, 'paper_sheet', { ...row, code: newSheetCode() })
    const standing = await sheetById(tx, id)
    if (!made && standing) return ownSheet(standing, actor)
    if (!made || !standing) continue
    const printed = (sheet.rows ?? []).map(({ personId, about, on }, at) => ({
      territory_id: actor.territoryId,
      sheet_id: id,
      number: at + 1,
      printed: true,
      person_id: personId ?? null,
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
      on_date: on ?? null,
      ...seen,
    }))
    await insertRows(tx, 'paper_row', printed)
    await record(tx, actor, 'paper.printed', 'paper_sheet', id)
    return standing
  }
  throw new NotHere()
}

function ownSheet(sheet: Sheet, actor: SignedInActor): Sheet {
  if (sheet.printedBy !== actor.personId) throw new NotHere()
  return sheet
}

export const sheets = (tx: ActorTx) =>
  tx
    .selectFrom('paper_sheet as sheet')
    .select([
      'sheet.id',
      'sheet.code',
      'sheet.kind',
      'sheet.about_kind',
      'sheet.about_id',
      'sheet.row_count',
      'sheet.language',
      'sheet.seen_by',
      'sheet.circle_id',
      'sheet.for_person_id',
      'sheet.recorded_at',
      'sheet.recorded_by',
    ])

type Stands = Awaited<ReturnType<ReturnType<typeof sheets>['executeTakeFirstOrThrow']>>
const referenceOf = (row: { about_kind: string | null; about_id: string | null }): Reference | null =>
  row.about_kind !== null && row.about_id !== null ? { kind: row.about_kind, id: row.about_id } : null

export const sheetOf = (row: Stands): Sheet => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  about: referenceOf(row),
  rowCount: row.row_count,
  language: row.language,
  seenBy: row.seen_by as SeenBy,
  circleId: row.circle_id,
  forPersonId: row.for_person_id,
  printedAt: row.recorded_at,
  printedBy: row.recorded_by,
})

export async function sheetById(tx: ActorTx, id: string): Promise<Sheet | undefined> {
  const row = await sheets(tx).where('sheet.id', '=', id).executeTakeFirst()
  return row && sheetOf(row)
}

/** The sheet that carries this code, as it was said: where it is of this kind, if one is given. Nothing where there is none. */
export async function sheetByCode(tx: ActorTx, code: string, kind?: string): Promise<Sheet | undefined> {
  const row = await sheets(tx)
    .where('sheet.code', '=', code)
    .$if(kind !== undefined, (query) => query.where('sheet.kind', '=', kind as string))
    .executeTakeFirst()
  return row && sheetOf(row)
}

/** The sheets made about a record, the latest first: of one kind (`ofKind`), or the last twenty of all. */
export async function sheetsAbout(tx: ActorTx, { kind, id }: Reference, ofKind?: string): Promise<Sheet[]> {
  const rows = await sheets(tx)
    .where('sheet.about_kind', '=', kind)
    .where('sheet.about_id', '=', id)
    .$if(ofKind !== undefined, (query) => query.where('sheet.kind', '=', ofKind as string))
    .orderBy('sheet.recorded_at', 'desc')
    .limit(ofKind === undefined ? LATELY : MOST_OF_A_KIND)
    .execute()
  return rows.map(sheetOf)
}

/** The rows of a sheet that have somebody, by their number; people merged since stand under the record that was kept. */
export async function rowsOf(tx: ActorTx, sheetId: string): Promise<Row[]> {
  const rows = await tx
    .selectFrom('paper_row as line')
    .leftJoin('person', 'person.id', 'line.person_id')
    .where('line.sheet_id', '=', sheetId)
    .orderBy('line.number')
    .select(['line.number', 'line.printed', 'line.about_kind', 'line.about_id', 'line.on_date as on'])
    .select(sql<string | null>`coalesce(person.merged_into, line.person_id)`.as('person_id'))
    .execute()
  return rows.map((row) => ({
    number: row.number,
    printed: row.printed,
    personId: row.person_id,
    about: referenceOf(row),
    on: row.on,
  }))
}

/** Forgets whom rows were printed for, of sheets printed before a day; gives the sheets that had some. For the night alone. */
export async function forgetOldRows(
  tx: ActorTx,
  territoryId: string,
  before: string,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select sheet_id as id from app.forget_paper_rows(${territoryId}, ${before}::date)`.execute(tx)
  return rows
}
