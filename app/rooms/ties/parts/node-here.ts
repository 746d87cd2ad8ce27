import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type NamedNode, nodeNamed } from '../reads.ts'

/** Whom an address of this room is about; as if there were no page where the actor may not read them. */
export async function nodeHere(actor: SignedInActor, id: string): Promise<NamedNode> {
  const node = isId(id) ? await asActor(actor, (tx) => nodeNamed(tx, id)) : undefined
  if (!node) throw new NotHere()
  return node
}
