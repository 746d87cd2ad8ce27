import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Sorted } from '../../../ground/ui/table.tsx'
import type { Account, EntryKind, Purpose } from '../rules.ts'

export type Narrowed = {
  fundId?: string | undefined
  sourceId?: string | undefined
  commitmentId?: string | undefined
  kind?: EntryKind | undefined
  from?: string | undefined
  until?: string | undefined
}

export type EntryLine = {
  id: string
  kind: EntryKind
  fromAccount: Account
  toAccount: Account
  cents: number
  onDate: string
  recordedAt: Date
  why: string | null
  reference: string | null
  reverses: string | null
  reversedBy: string | null
  fundId: string | null
  fund: string | null
  purpose: Purpose | null
  sourceId: string | null
  source: string | null
  commitmentId: string | null
  commitmentWhy: string | null
  organisation: string | null
  cup: string | null
  cig: string | null
}

const narrowed = (tx: ActorTx, { fundId, sourceId, commitmentId, kind, from, until }: Narrowed) => {
  let query = tx.selectFrom('fund_entry as e')
  if (fundId) query = query.where('e.fund_id', '=', fundId)
  if (sourceId) query = query.where('e.source_id', '=', sourceId)
  if (commitmentId) query = query.where('e.commitment_id', '=', commitmentId)
  if (kind) query = query.where('e.kind', '=', kind)
  if (from) query = query.where('e.on_date', '>=', from)
  if (until) query = query.where('e.on_date', '<=', until)
  return query
}

type Shown = { sorted?: Sorted; limit?: number; offset?: number }

/** Entries of the ledger as far as one may read them; the latest first, unless sorted otherwise. */
export function entries(
  tx: ActorTx,
  narrow: Narrowed,
  { sorted = { by: 'on', direction: 'desc' }, limit, offset = 0 }: Shown = {},
): Promise<EntryLine[]> {
  // The page first, and then what its rows are called: a ledger is long.
  const page = narrowed(tx, narrow)
    .selectAll('e')
    .orderBy(sorted.by === 'cents' ? 'e.cents' : 'e.on_date', sorted.direction)
    .orderBy('e.id', sorted.direction)
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .offset(offset)
  return tx
    .selectFrom(page.as('e'))
    .leftJoin('fund as f', 'f.id', 'e.fund_id')
    .leftJoin('fund_source as s', 's.id', 'e.source_id')
    .leftJoin('fund_commitment as c', 'c.id', 'e.commitment_id')
    .leftJoin('organisation as o', 'o.id', 'c.organisation_id')
    .leftJoin('fund_entry as undone', 'undone.reverses', 'e.id')
    .orderBy(sorted.by === 'cents' ? 'e.cents' : 'e.on_date', sorted.direction)
    .orderBy('e.id', sorted.direction)
    .select(['e.id', 'e.kind', 'e.from_account as fromAccount', 'e.to_account as toAccount', 'e.cents'])
    .select(['e.on_date as onDate', 'e.recorded_at as recordedAt', 'e.why', 'e.reference', 'e.reverses'])
    .select(['undone.id as reversedBy', 'e.fund_id as fundId', 'f.name as fund', 'f.purpose'])
    .select(['e.source_id as sourceId', 's.name as source', 'e.commitment_id as commitmentId'])
    .select(['c.why as commitmentWhy', 'o.name as organisation', 'c.cup', 'c.cig'])
    .$castTo<EntryLine>()
    .execute()
}

export async function countEntries(tx: ActorTx, narrow: Narrowed): Promise<number> {
  const { count } = await narrowed(tx, narrow)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export const entryById = async (tx: ActorTx, id: string): Promise<EntryLine | undefined> => {
  const entry = await tx
    .selectFrom('fund_entry')
    .where('id', '=', id)
    .select(['commitment_id', 'fund_id', 'source_id'])
    .executeTakeFirst()
  if (!entry) return undefined
  const near = await entries(tx, {
    ...(entry.commitment_id && { commitmentId: entry.commitment_id }),
    ...(!entry.commitment_id && entry.source_id && { sourceId: entry.source_id }),
  })
  return near.find((one) => one.id === id)
}

export type AccountSum = { account: Account; cents: number }

/** What every account holds by its entries alone; a ledger that is right adds up to nothing. */
export async function accountSums(tx: ActorTx, until: string): Promise<AccountSum[]> {
  const { rows } = await sql<AccountSum>`
    select account, sum(cents)::bigint as cents from (
      select to_account as account, cents from fund_entry
        where territory_id = app.territory_id() and on_date <= ${until}
      union all
      select from_account, -cents from fund_entry
        where territory_id = app.territory_id() and on_date <= ${until}) as leg
    group by account order by account`.execute(tx)
  return rows
}
