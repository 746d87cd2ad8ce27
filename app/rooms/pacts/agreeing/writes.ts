import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { type EndRefusal, endPact } from '../progress/writes.ts'
import type { Pact } from '../reads.ts'
import type { AgreeForm, WithdrawForm } from './forms.ts'
import { type Agreed, agreementsTo, stillAgrees } from './reads.ts'

type Which = Pick<Pact, 'id' | 'circleId' | 'aboutId'>

/** Writes down that the person agrees to a pact, for its circle alone. Sent again it is the same. */
export async function agree(
  tx: ActorTx,
  actor: SignedInActor,
  { id: pactId, circleId, aboutId }: Which,
  id: string,
  { on, how }: Agreed,
) {
  return insertOwn(tx, 'pact_agreement', {
    territory_id: actor.territoryId,
    id,
    pact_id: pactId,
    circle_id: circleId,
    person_id: aboutId,
    agreed_on: on,
    how,
    recorded_by: actor.personId,
  })
}

/** The person agrees anew to a pact they had withdrawn from. Refused in the future; said twice it is one. */
export async function agreeAgain(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  once: string,
  { agreedOn, agreedHow }: AgreeForm,
  today: string,
): Promise<Outcome<null, 'pacts.new.agreedLater'>> {
  if (agreedOn > today) return refused('pacts.new.agreedLater')
  if (stillAgrees(await agreementsTo(tx, pact.id))) return done(null)
  if (await agree(tx, actor, pact, once, { on: agreedOn, how: agreedHow }))
    await record(tx, actor, 'pacts.agreed', 'pact', pact.id)
  return done(null)
}

export type WithdrawRefusal = EndRefusal | 'pacts.agreement.beforeAgreed'

/**
 * The person no longer agrees: nothing more is signed, and a pact that goes on ends with it that day, interrupted. Refused in
 * the future and before they agreed. What was done stays written.
 */
export async function withdraw(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  { withdrawnOn, said, release }: WithdrawForm,
  today: string,
): Promise<Outcome<null, WithdrawRefusal>> {
  if (withdrawnOn > today) return refused('pacts.review.future')
  const standing = (await agreementsTo(tx, pact.id)).find(({ endedOn }) => endedOn === null)
  if (!standing) return done(null)
  if (withdrawnOn < standing.agreedOn) return refused('pacts.agreement.beforeAgreed')
  if (!pact.endedOn) {
    const end = { endedOn: withdrawnOn, outcome: 'interrupted' as const, why: said, release }
    const ended = await endPact(tx, actor, pact, end, today)
    if (!ended.ok) return ended
  }
  await tx
    .updateTable('pact_agreement')
    .set({ ended_on: withdrawnOn, ended_by: actor.personId })
    .where('id', '=', standing.id)
    .execute()
  await record(tx, actor, 'pacts.withdrew', 'pact', pact.id)
  return done(null)
}
