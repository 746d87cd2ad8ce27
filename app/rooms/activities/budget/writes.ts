import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome } from '../../../ground/forms/outcome.ts'
import { fundById } from '../../funds/reads.ts'
import type { State } from '../../funds/rules.ts'
import { type CommitRefusal, commitFunds } from '../../funds/writes.ts'
import { fundUntil } from '../cohorts/writes.ts'
import type { BudgetForm } from './forms.ts'

/**
 * Binds money of a fund for an activity. Where it has a last day and nobody said another, the money of the activity ends on it.
 * Refused as the ledger refuses: what is not free, what is closed.
 */
export async function budgetLab(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  form: BudgetForm,
): Promise<Outcome<{ state: State }, CommitRefusal>> {
  const fund = await fundById(tx, form.fundId)
  const activity = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .select('id')
    .executeTakeFirst()
  if (!fund || !activity) throw new NotHere()
  const committed = await commitFunds(tx, actor, {
    ...form,
    id,
    purpose: fund.purpose,
    source: { kind: 'activity', id: activityId },
  })
  if (!committed.ok) return committed
  if (form.dueOn) await fundUntil(tx, actor, activityId, form.dueOn)
  return done({ state: committed.value.state })
}
