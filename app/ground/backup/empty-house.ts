import path from 'node:path'
import type pg from 'pg'
import { asOwner } from '../db/as-owner.ts'
import type { Database } from '../db/connection.ts'
import { assertWeHave, migrate } from '../db/migrate.ts'
import { FILES, filesIn, SEALS } from './back-up.ts'
import { migrationsOf, nameOf, tablesOf } from './catalogue.ts'
import { BackupFault } from './fault.ts'
import type { Manifest } from './sections.ts'

export const NOT_EMPTY =
  'a backup is put back only where nothing was written yet: use a new data folder, or an empty database'

/** Throws a BackupFault where somebody wrote something; `filledAtStart` are tables that a start fills by itself. */
export async function assertEmpty(owner: pg.ClientBase, filledAtStart: readonly string[]) {
  for (const table of await tablesOf(owner, 'public')) {
    if (filledAtStart.includes(table.name)) continue
    const { rows } = await owner.query(`select exists (select from ${nameOf(table)}) as written`)
    if (rows[0].written) throw new BackupFault(NOT_EMPTY)
  }
}

export function assertNoFiles(dataDir: string) {
  for (const folder of [SEALS, FILES])
    if (filesIn(path.join(dataDir, folder)).length > 0) throw new BackupFault(NOT_EMPTY)
}

/**
 * Brings an empty database to the very migrations a backup was made with; one that has others begins anew. Throws
 * a BackupFault where this Trama does not know them all.
 */
export async function matchSchema(
  database: Database,
  { migrations }: Manifest,
  filledAtStart: readonly string[],
  log: (line: string) => void,
) {
  const wanted = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  assertWeHave(wanted)
  await asOwner(database, async (owner) => {
    await assertEmpty(owner, filledAtStart)
    const here = await migrationsOf(owner)
    if (here.some(({ name }) => !wanted.has(name))) await beginAnew(owner)
  })
  await migrate(database, { log, only: wanted })
}

/** Takes away what migrations made, and only that: schemas and their grants stay as the opening prepared them. */
async function beginAnew(owner: pg.ClientBase) {
  await owner.query(`
    do $$
    declare thing record;
    begin
      for thing in select c.oid::regclass as name, case c.relkind when 'v' then 'view' else 'table' end as kind
        from pg_class c where c.relnamespace = any (array['public', 'app']::regnamespace[]) and c.relkind in ('r', 'p', 'v')
          and pg_has_role(c.relowner, 'usage')
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        order by c.relkind = 'v' desc
      loop execute format('drop %s if exists %s cascade', thing.kind, thing.name); end loop;
      for thing in select p.oid::regprocedure as name from pg_proc p
        where p.pronamespace = any (array['public', 'app']::regnamespace[]) and pg_has_role(p.proowner, 'usage')
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      loop execute format('drop routine if exists %s cascade', thing.name); end loop;
    end $$`)
}
