import { sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { insertRows, type PlainRow } from '../../ground/db/insert-rows.ts'
import type { Tables } from '../../ground/db/tables.ts'
import { recordAll } from '../../ground/journal/record.ts'

type Table = keyof Tables
type Author = string | null
type Page = { rows: Map<Author, PlainRow[]>; acts: Map<Author, string[]>; act: string | undefined }

const ROLES = ['coordinator', 'administrator', 'facilitator']

/** Rows waiting to be written, by table and by who writes them down: a record says who recorded it, and only they can. */
export function bookOf(territoryId: string) {
  const pages = new Map<Table, Page>()

  return {
    /** `act` is the journal's word for it; the record is the row's own id. */
    add(table: Table, author: Author, row: PlainRow, act?: string) {
      const page = pages.get(table) ?? { rows: new Map(), acts: new Map(), act: undefined }
      pages.set(table, page)
      page.act ??= act
      addTo(page.rows, author, { territory_id: territoryId, ...row })
      if (act) addTo(page.acts, author, String(row.id))
    },
    /** Writes everything, tables in the order in which they were first named. Returns how many rows. */
    async write(tx: ActorTx, progress: (table: Table, rows: number) => void): Promise<number> {
      let written = 0
      for (const [table, { rows, acts, act }] of pages) {
        let here = 0
        for (const [author, some] of rows) {
          await become(tx, territoryId, author)
          await insertRows(tx, table, some)
          if (act)
            await recordAll(tx, commandIn(territoryId, ROLES, author), act, table, acts.get(author) ?? [])
          here += some.length
        }
        written += here
        progress(table, here)
      }
      return written
    },
  }
}
export type Book = ReturnType<typeof bookOf>

/** The command goes on as someone else: one load, many hands. */
export const become = (tx: ActorTx, territoryId: string, personId: Author) =>
  sql`select app.act_as_command(${territoryId}, ${personId}, ${ROLES})`.execute(tx)

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
