import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { addMember, type NewMember } from '../writes.ts'

/** How someone takes a part in an organisation, under the id of the form, on the day it is `today`. */
export type Join = (
  tx: ActorTx,
  actor: Actor,
  id: string,
  member: NewMember,
  today: string,
) => Promise<boolean>

/** The shell, which knows every room, puts in the way of room ties: it writes the tie's evidence in the same act. */
export const joining: { join: Join } = { join: addMember }
