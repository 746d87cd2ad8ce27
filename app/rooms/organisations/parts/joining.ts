import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { addMember, endMembership, type NewMember } from '../writes.ts'

/** How someone takes a part in an organisation, under the id of the form, on the day it is `today`. */
export type Join = (
  tx: ActorTx,
  actor: Actor,
  id: string,
  member: NewMember,
  today: string,
) => Promise<boolean>

/** The shell, which knows every room, puts in the way of room ties: it writes the tie's evidence in the same act. */
export const joining: { join: Join; leave: typeof endMembership } = { join: addMember, leave: endMembership }

/** Someone takes a part in an organisation, once for each form. Refused where they may not be named. */
export async function letJoin(
  tx: ActorTx,
  actor: Actor,
  id: string,
  member: NewMember,
  today: string,
): Promise<Outcome<null, NamingRefusal>> {
  const unnamed = await refusalToName(tx, actor, [member.personId], today)
  if (unnamed) return refused(unnamed)
  await joining.join(tx, actor, id, member, today)
  return done(null)
}
