import type pg from 'pg'
import { MovingFault } from './fault.ts'
import type { PlannedTable } from './plan.ts'
import { settle } from './rows-in.ts'

/** Rows to their places, a table after those it refers to. Throws a MovingFault where the address cannot be one. */
export async function settled(owner: pg.Client, table: PlannedTable, slug: string) {
  try {
    await settle(owner, table)
  } catch (error) {
    const { constraint = '' } = error as pg.DatabaseError
    if (constraint.startsWith('territory_slug'))
      throw new MovingFault(
        `${slug} cannot be an address: small letters, digits and hyphens, and not one of Trama’s own`,
      )
    throw error
  }
}

/** Rows come in as they were: what a trigger once did to them is in them. Whoever writes into these tables waits. */
export async function withoutTriggers(
  owner: pg.Client,
  plan: readonly PlannedTable[],
  work: () => Promise<void>,
) {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct quote_ident(c.relname) as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and not t.tgisinternal and t.tgenabled = 'O' order by 1`,
    [plan.map(({ name }) => name)],
  )
  for (const { name } of rows) await owner.query(`alter table public.${name} disable trigger user`)
  await work()
  for (const { name } of rows) await owner.query(`alter table public.${name} enable trigger user`)
}
