import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { placeHere } from '../../parts/place-here.ts'
import type { Place } from '../../reads.ts'
import { type Center, centerAt } from '../reads.ts'

/** The place an address is about and the civic center it is. Throws NotHere where it is none. */
export async function centerHere(
  actor: SignedInActor,
  placeId: string,
): Promise<{ place: Place; center: Center }> {
  const place = await placeHere(actor, placeId)
  const center = await asActor(actor, (tx) => centerAt(tx, place.id))
  if (!center || center.endedOn) throw new NotHere()
  return { place, center }
}
