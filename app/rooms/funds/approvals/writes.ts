import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { commitmentById } from '../reads.ts'
import { enter, moving } from '../writes.ts'

export type Decision = {
  /** The form's own id; what a no gives back to the fund is entered under one made from it. */
  id: string
  commitmentId: string
  decision: 'approved' | 'rejected'
  why?: string | undefined
  on: string
}
export type DecideRefusal =
  | 'funds.decide.own'
  | 'funds.decide.already'
  | 'funds.decide.notAsked'
  | 'funds.decide.noWhy'

/**
 * A second person agrees to a commitment, or says no and why: then its money is free again. Whoever proposed it cannot; of
 * two who decide at once the first is heard.
 */
export async function decide(
  tx: ActorTx,
  actor: Actor,
  { id, commitmentId, decision, why, on }: Decision,
): Promise<Outcome<{ decision: string }, DecideRefusal>> {
  const commitment = await commitmentById(tx, commitmentId)
  if (!commitment) throw new NotHere()
  if (!commitment.needsApproval) return refused('funds.decide.notAsked')
  if (commitment.committedBy === actor.personId) return refused('funds.decide.own')
  if (decision === 'rejected' && !why) return refused('funds.decide.noWhy')
  if (!commitment.decision && commitment.state !== 'waiting') return refused('funds.decide.notAsked')
  const decided = await moving(tx, { fund_decision_by_another: 'funds.decide.own' }, () =>
    tx
      .insertInto('fund_decision')
      .values({
        territory_id: actor.territoryId,
        commitment_id: commitmentId,
        decision,
        why: why ?? null,
        decided_by: actor.personId ?? '',
      })
      .onConflict((taken) => taken.doNothing())
      .returning('commitment_id')
      .executeTakeFirst(),
  )
  if (!decided.ok) return decided
  if (!decided.value) return decidedBefore(tx, actor, commitmentId, decision)
  if (decision === 'rejected')
    await enter(tx, actor, {
      id: idWithin(id, 'released'),
      kind: 'released',
      commitmentId,
      cents: commitment.heldCents,
      on: on < commitment.onDate ? commitment.onDate : on,
      why,
    })
  await record(tx, actor, `funds.${decision}`, 'fund_commitment', commitmentId)
  return done({ decision })
}

async function decidedBefore(tx: ActorTx, actor: Actor, commitmentId: string, decision: string) {
  const before = await tx
    .selectFrom('fund_decision')
    .where('commitment_id', '=', commitmentId)
    .where('decided_by', '=', actor.personId)
    .where('decision', '=', decision)
    .select('decision')
    .executeTakeFirst()
  return before ? done(before) : refused('funds.decide.already')
}
