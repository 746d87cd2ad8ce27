import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type FundLine, fundsFor } from '../../funds/reads.ts'

/** The money bound for an activity, in whole cents. */
export type Money = {
  committedCents: number
  heldCents: number
  paidCents: number
  releasedCents: number
  returnedCents: number
  commitments: number
  lastDueOn: string | null
}

/** Sums alone, for whoever works here: what stands beneath is for who keeps the ledger. */
export async function moneyOf(tx: ActorTx, actor: Actor, activityId: string): Promise<Money> {
  const { rows } = await sql<Money>`
    select committed_cents as "committedCents", held_cents as "heldCents", paid_cents as "paidCents",
      released_cents as "releasedCents", returned_cents as "returnedCents", commitments, last_due_on as "lastDueOn"
    from app.activity_money(${actor.territoryId}, ${activityId})`.execute(tx)
  return rows[0] as Money
}

/** The open funds whose money is for what people do together, as far as the actor may commit from them. */
export const fundsForLabs = async (tx: ActorTx): Promise<FundLine[]> => [
  ...(await fundsFor(tx, 'other')),
  ...(await fundsFor(tx, 'idea')),
]
