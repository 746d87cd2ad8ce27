import { type Actor, commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { become } from './book.ts'

export type As = (one: { id: string }) => Promise<SignedInActor>

/** A load speaks for people before any of them has an account. */
export const handsOf =
  (tx: ActorTx, territoryId: string): As =>
  async ({ id }) => {
    await become(tx, territoryId, id)
    return commandIn(territoryId, ['facilitator', 'case_operator'], id) as Actor as SignedInActor
  }

/** What the example does is never refused; where it is, the example is wrong. */
export function must<T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!outcome.ok) throw new Error(`the example was refused: ${outcome.refusal}`)
  return outcome.value
}
