import { sql } from 'kysely'
import type { ActorTx } from '../db/as-actor.ts'
import { type About, paperKinds } from './kinds.ts'
import { type Sheet, sheetOf, sheets } from './sheets.ts'

export const STATES = ['waiting', 'typed'] as const
export type State = (typeof STATES)[number]
export type Wanted = { kind?: string | undefined; state?: State | undefined }

/** A sheet in the list: what it is about, who printed it, and whether it was typed back. */
export type SheetLine = Sheet & {
  aboutWords: About | undefined
  printedByName: string | null
  typedAt: Date | null
  times: number
  photos: number
}

const typings = sql<number>`(select count(*) from paper_typing t
  where t.territory_id = sheet.territory_id and t.sheet_id = sheet.id)`

/** Sheets of every kind that the actor may see, the last printed first. */
export async function sheetLines(
  tx: ActorTx,
  { kind, state }: Wanted,
  { limit, offset }: { limit: number; offset: number },
): Promise<SheetLine[]> {
  const rows = await filtered(sheets(tx), { kind, state })
    .leftJoin('person', 'person.id', 'sheet.recorded_by')
    .select(
      sql<string | null>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`.as(
        'by',
      ),
    )
    .select([
      sql<Date | null>`(select max(t.recorded_at) from paper_typing t
        where t.territory_id = sheet.territory_id and t.sheet_id = sheet.id)`.as('typedAt'),
      typings.as('times'),
      sql<number>`(select count(*) from record_photo f where f.territory_id = sheet.territory_id
        and f.record_kind = 'paper_sheet' and f.record_id = sheet.id)`.as('photos'),
    ])
    .orderBy('sheet.recorded_at', 'desc')
    .orderBy('sheet.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const found = rows.map((row) => ({
    ...sheetOf(row),
    printedByName: row.by,
    typedAt: row.typedAt,
    times: row.times,
    photos: row.photos,
  }))
  const words = await aboutOf(tx, found)
  return found.map((line) => ({ ...line, aboutWords: words.get(line.id) }))
}

export async function countSheets(tx: ActorTx, wanted: Wanted): Promise<number> {
  const { count } = await filtered(tx.selectFrom('paper_sheet as sheet'), wanted)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What some sheets are about, each kind saying it of its own. */
async function aboutOf(tx: ActorTx, found: readonly Sheet[]): Promise<Map<string, About>> {
  const words = new Map<string, About>()
  for (const { kind, about } of paperKinds) {
    const own = found.filter((sheet) => sheet.kind === kind)
    if (own.length === 0) continue
    for (const [id, said] of await about(tx, own)) words.set(id, said)
  }
  return words
}

const plain = (tx: ActorTx) => tx.selectFrom('paper_sheet as sheet')
function filtered<Query extends ReturnType<typeof plain>>(query: Query, { kind, state }: Wanted): Query {
  let narrowed: ReturnType<typeof plain> = query
  if (kind) narrowed = narrowed.where('sheet.kind', '=', kind)
  if (state) narrowed = narrowed.where(typings, state === 'typed' ? '>' : '=', 0)
  return narrowed as Query
}
