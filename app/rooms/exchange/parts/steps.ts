import type { Actor } from '../../../ground/access/actor.ts'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Step } from '../kinds/forms.ts'

/** Whether a page of a kind's own would open to somebody: the policies are what protects it. */
export function itemSeen(actor: Actor, { roles, signedIn }: Step): boolean {
  if (roles) return holdsRole(actor, ...roles)
  return !signedIn || actor.personId !== null
}
