import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { IntakeLine } from '../reads.ts'
import { sealedWhere } from '../rules.ts'
import type { JudgementForm } from './forms.ts'
import type { AttentionRule } from './rules.ts'

/** Writes down what the operator thinks, with the reason: nobody is judged by a rule. */
export async function judge(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: IntakeLine,
  { judgement, reason }: JudgementForm,
  today: string,
) {
  const added = await insertOwn(tx, 'intake_judgement', {
    territory_id: actor.territoryId,
    id,
    intake_id: intake.id,
    circle_id: intake.circleId,
    person_id: intake.personId,
    judged_on: today,
    judgement,
    sealed: seal(reason, sealedWhere('intake_judgement', id)),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'intakes.judged', 'intake', intake.id)
}

/** Whoever wrote a fact about somebody lets those who accompany them read it. False where it is not the actor's. */
export async function shareFact(tx: ActorTx, actor: SignedInActor, intake: IntakeLine, factId: string) {
  const shared = await tx
    .updateTable('vulnerability')
    .set({ circle_id: intake.circleId })
    .where('id', '=', factId)
    .where('recorded_by', '=', actor.personId)
    .where('circle_id', 'is', null)
    .returning('id')
    .executeTakeFirst()
  // Of the intake, not of the fact: whoever reads the journal does not learn from it that the person is accompanied.
  if (shared) await record(tx, actor, 'intakes.sharedFact', 'intake', intake.id)
  return shared !== undefined
}

export async function setAttentionRule(
  tx: ActorTx,
  actor: SignedInActor,
  { fewTies, fadedDays }: AttentionRule,
) {
  const rule = { few_ties: fewTies, faded_days: fadedDays, changed_by: actor.personId }
  await tx
    .insertInto('attention_rule')
    .values({ territory_id: actor.territoryId, ...rule })
    .onConflict((taken) =>
      taken.column('territory_id').doUpdateSet({ ...rule, changed_at: sql<Date>`now()` }),
    )
    .execute()
  await record(tx, actor, 'intakes.setAttentionRule', 'territory', actor.territoryId)
}
