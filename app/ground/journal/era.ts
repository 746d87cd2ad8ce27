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

/**
 * Begins a new count where lines of this territory, which came from another database, would not all stand before those
 * that are written from now on.
 */
export async function beginEraAfter(owner: pg.ClientBase, territoryId: string) {
  const { rows } = await owner.query<{ now: number; last: number }>(
    `select pg_get_expr(d.adbin, d.adrelid)::integer as now,
       greatest((select max(era) from journal where territory_id = $1),
         (select max(below_era) from journal_seal where territory_id = $1), -1) as last
     from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     where d.adrelid = 'public.journal'::regclass and a.attname = 'era'`,
    [territoryId],
  )
  const [era] = rows
  if (era && era.last >= era.now)
    await owner.query(`alter table journal alter column era set default ${Number(era.last) + 1}`)
}
