import type pg from 'pg'

/**
 * Begins a new count of transactions, above every one the journal has seen: the lines it holds came from another
 * database. Does nothing where the journal knows no eras yet.
 */
export async function beginEra(owner: pg.ClientBase) {
  const { rows: known } = await owner.query(
    `select from pg_attribute where attrelid = to_regclass('public.journal') and attname = 'era' and not attisdropped`,
  )
  if (known.length === 0) return
  const { rows } = await owner.query<{ next: number }>(
    `select greatest((select max(era) from journal), (select max(below_era) from journal_seal), 0) + 1 as next`,
  )
  await owner.query(`alter table journal alter column era set default ${Number(rows[0]?.next)}`)
}
