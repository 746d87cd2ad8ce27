import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type Place, placeById } from '../reads.ts'

/** The place an address is about. */
export async function placeHere(actor: SignedInActor, id: string): Promise<Place> {
  const place = isId(id) ? await asActor(actor, (tx) => placeById(tx, id)) : undefined
  if (!place) throw new NotHere()
  return place
}
