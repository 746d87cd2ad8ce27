import type { ActorTx } from '../../../ground/db/as-actor.ts'

type Slice = { after: string | undefined; limit: number }

/** A page of the tables that are shown to anyone, by id. */
export async function shownTableIds(tx: ActorTx, { after, limit }: Slice): Promise<string[]> {
  let list = tx.selectFrom('round_table').where('shown', '=', true)
  if (after) list = list.where('id', '>', after)
  return (await list.orderBy('id').limit(limit).select('id').execute()).map(({ id }) => id)
}

/** A page of the decisions that are shown to anyone, by id. */
export async function shownDecisionIds(
  tx: ActorTx,
  { table, after, limit }: Slice & { table?: string | undefined },
): Promise<string[]> {
  let list = tx.selectFrom('table_decision').where('shown', '=', true)
  if (after) list = list.where('id', '>', after)
  if (table) list = list.where('table_id', '=', table)
  return (await list.orderBy('id').limit(limit).select('id').execute()).map(({ id }) => id)
}
