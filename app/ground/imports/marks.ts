import type pg from 'pg'
import { keyedMark } from '../access/keyed.ts'
import { asOwner } from '../db/as-owner.ts'
import type { Database } from '../db/connection.ts'

const MARKED = 'k1.'
const AT_ONCE = 5_000

/** What is kept of a source key, or of a row's content: enough to know it again, not to learn or guess what it was. */
export const markOf = (territoryId: string, words: string) =>
  MARKED + keyedMark(`import ${territoryId}`, words)

type Unmarked = {
  territory_id: string
  import_id: string
  row_number: number
  source_key: string
  content_hash: string
}

/**
 * Marks what earlier versions kept of lists as it stood, or as a digest that anyone could try guesses on. The same list
 * brought again afterwards finds its rows. Interrupted, the next start goes on.
 */
export const markOldRecords = (database: Database) =>
  asOwner(database, async (owner) => {
    let marked = 0
    for (;;) {
      const { rows } = await owner.query<Unmarked>(
        `select territory_id, import_id, row_number, source_key, content_hash from import_record
         where content_hash <> '' and left(content_hash, 3) <> '${MARKED}' limit ${AT_ONCE}`,
      )
      if (rows.length === 0) return marked
      await mark(owner, rows)
      marked += rows.length
    }
  })

const mark = (owner: pg.Client, rows: readonly Unmarked[]) =>
  owner.query(
    `update import_record r set source_key = m.source_key, content_hash = m.content_hash
     from jsonb_to_recordset($1) as m
       (territory_id uuid, import_id uuid, row_number integer, source_key text, content_hash text)
     where r.territory_id = m.territory_id and r.import_id = m.import_id and r.row_number = m.row_number`,
    [
      JSON.stringify(
        rows.map((row) => ({
          ...row,
          source_key: markOf(row.territory_id, row.source_key),
          content_hash: markOf(row.territory_id, row.content_hash),
        })),
      ),
    ],
  )
