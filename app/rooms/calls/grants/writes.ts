import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { Commitment } from '../../funds/reads.ts'
import { type CommitRefusal, commitFunds } from '../../funds/writes.ts'
import { contactOf, type Idea } from '../ideas/reads.ts'
import { rankOf } from '../results/reads.ts'
import type { GrantForm } from './forms.ts'
import { boundCents, moneyOf } from './reads.ts'

/**
 * Binds the money of a funded idea in its fund: paid, accounted for and given back there, with its papers. An organisation
 * receives by name; of people the name stays sealed. Refused where it would be more than the idea asked, or than is free.
 * Throws NotHere for an idea that is not funded.
 */
export async function grantIdea(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  idea: Idea,
  { fundId, cents, on, act, organisationId }: GrantForm,
): Promise<Outcome<Commitment, CommitRefusal | 'calls.grant.tooMuch'>> {
  if (!(await rankOf(tx, idea.id))?.funded) throw new NotHere()
  const before = (await moneyOf(tx, idea.id)).filter((one) => one.id !== id)
  if (boundCents(before) + cents > idea.askedCents) return refused('calls.grant.tooMuch')
  const body = organisationId ?? idea.organisationId ?? undefined
  const contact = body ? undefined : await contactOf(tx, idea.id)
  return commitFunds(tx, actor, {
    id,
    fundId,
    purpose: 'idea',
    cents,
    source: { kind: 'idea', id: idea.id },
    why: idea.title,
    on,
    act,
    ...(body ? { organisationId: body } : contact && { payee: { name: contact.name } }),
  })
}
