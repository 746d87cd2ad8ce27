import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Purpose } from '../rules.ts'

type FundFacts = {
  name: string
  purposeSaid?: string | undefined
  openToOperators?: boolean | undefined
  office?: string | undefined
  selection?: string | undefined
}
export type NewFund = FundFacts & { purpose: Purpose; openedOn: string }

const factsOf = (fund: FundFacts, purpose: string) => ({
  name: fund.name,
  purpose_said: purpose === 'other' ? (fund.purposeSaid ?? fund.name) : null,
  open_to_operators: fund.openToOperators ?? false,
  office: fund.office ?? null,
  selection: fund.selection ?? null,
})

export async function openFund(tx: ActorTx, actor: Actor, id: string, fund: NewFund) {
  const added = await insertOwn(tx, 'fund', {
    territory_id: actor.territoryId,
    id,
    ...factsOf(fund, fund.purpose),
    purpose: fund.purpose,
    opened_on: fund.openedOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'funds.opened', 'fund', id)
}

/** Changes what a fund says of itself; its purpose stays what it was given for. */
export async function changeFund(tx: ActorTx, actor: Actor, id: string, fund: FundFacts) {
  const before = await tx.selectFrom('fund').where('id', '=', id).select('purpose').executeTakeFirst()
  if (!before) throw new NotHere()
  await tx.updateTable('fund').set(factsOf(fund, before.purpose)).where('id', '=', id).execute()
  await record(tx, actor, 'funds.changed', 'fund', id)
}

/** Closes a fund to new commitments; refused while something is bound in it. Repayments may still come back. */
export async function closeFund(
  tx: ActorTx,
  actor: Actor,
  id: string,
  on: string,
): Promise<Outcome<null, 'funds.close.held' | 'funds.close.tooEarly'>> {
  const fund = await tx
    .selectFrom('fund')
    .where('id', '=', id)
    .select(['held_cents', 'opened_on', 'closed_on'])
    .forUpdate()
    .executeTakeFirst()
  if (!fund) throw new NotHere()
  if (fund.closed_on) return done(null)
  if (fund.held_cents > 0) return refused('funds.close.held')
  if (on < fund.opened_on) return refused('funds.close.tooEarly')
  await tx.updateTable('fund').set({ closed_on: on }).where('id', '=', id).execute()
  await record(tx, actor, 'funds.closed', 'fund', id)
  return done(null)
}

/** From what amount on a second person has to agree to a commitment. */
export async function setApprovalAbove(tx: ActorTx, actor: Actor, cents: number) {
  const rule = { approval_above_cents: cents, changed_by: actor.personId }
  await tx
    .insertInto('fund_rule')
    .values({ territory_id: actor.territoryId, ...rule })
    .onConflict((taken) =>
      taken.column('territory_id').doUpdateSet({ ...rule, changed_at: sql<Date>`now()` }),
    )
    .execute()
  await record(tx, actor, 'funds.setApprovalRule', 'territory', actor.territoryId)
}
