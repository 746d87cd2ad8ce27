import type pg from 'pg'
import type { MarkedColumn } from '../access/keyed.ts'
import { unseal } from '../access/seal.ts'

const AT_ONCE = 500
const NOBODY = '00000000-0000-0000-0000-000000000000'

type MarkedRow = { id: string; mark: string; words: Buffer; row: Record<string, unknown> }

/** Rows of a territory with a mark whose words are at hand. Columns' names are ours, from the rooms. */
async function* rowsWith(owner: pg.ClientBase, { table, column, words }: MarkedColumn, territoryId: string) {
  for (let after = NOBODY; ; ) {
    const { rows } = await owner.query<MarkedRow>(
      `select t.id, t."${column}" as mark, w."${words.column}" as words, to_jsonb(t) as row
       from public."${table}" t join public."${words.table}" w on w.territory_id = t.territory_id and w."${words.id}" = t.id
       where t.territory_id = $1 and t.id > $2 and t."${column}" is not null and w."${words.column}" is not null
       order by t.id limit ${AT_ONCE}`,
      [territoryId, after],
    )
    yield* rows
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

const markOf = (marked: MarkedColumn, territoryId: string, { id, words, row }: MarkedRow) =>
  marked.mark(unseal(words, `${marked.words.table}:${id}`), { ...row, territory_id: territoryId })

/** The records whose mark is not, or no longer, the mark of their words: by `table.column`, only where there are some. */
export async function otherMarks(
  owner: pg.ClientBase,
  columns: readonly MarkedColumn[],
  territoryId: string,
) {
  const found: Record<string, string[]> = {}
  for (const marked of columns)
    for await (const row of rowsWith(owner, marked, territoryId))
      if (markOf(marked, territoryId, row) !== row.mark) {
        const name = `${marked.table}.${marked.column}`
        found[name] = [...(found[name] ?? []), row.id]
      }
  return found
}

/** Marks are made with the secret of a house: those that were right there are made anew for this one. */
export async function markAnew(
  owner: pg.ClientBase,
  columns: readonly MarkedColumn[],
  territoryId: string,
  others: Record<string, string[]>,
) {
  for (const marked of columns) {
    const stay = new Set(others[`${marked.table}.${marked.column}`])
    for await (const row of rowsWith(owner, marked, territoryId))
      if (!stay.has(row.id))
        await owner.query(
          `update public."${marked.table}" set "${marked.column}" = $3 where territory_id = $1 and id = $2`,
          [territoryId, row.id, markOf(marked, territoryId, row)],
        )
  }
}
