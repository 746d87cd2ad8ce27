import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Call, callById } from '../reads.ts'

type Slice = { after: string | undefined; limit: number }

/** A page of the calls one may read, by id. */
export async function callIds(tx: ActorTx, { after, limit }: Slice): Promise<string[]> {
  let list = tx.selectFrom('idea_call')
  if (after) list = list.where('id', '>', after)
  return (await list.orderBy('id').limit(limit).select('id').execute()).map(({ id }) => id)
}

/** A page of admitted ideas, by id. */
export async function ideaIds(tx: ActorTx, { call, after, limit }: Slice & { call?: string | undefined }) {
  let list = tx.selectFrom('idea').where('state', '=', 'admitted')
  if (after) list = list.where('id', '>', after)
  if (call) list = list.where('call_id', '=', call)
  return (await list.orderBy('id').limit(limit).select('id').execute()).map(({ id }) => id)
}

/** These calls; there are few of them. */
export async function callsTold(tx: ActorTx, ids: readonly string[]): Promise<Call[]> {
  const found: Call[] = []
  for (const id of ids) {
    const call = await callById(tx, id)
    if (call) found.push(call)
  }
  return found
}
