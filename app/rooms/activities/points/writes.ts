import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { newCode } from '../signups/writes.ts'
import { PLACE_CODE_LENGTH } from './rules.ts'

/** The code of a place, made if it has none: whoever asks twice, or two at once, hang the same on the wall. */
export async function givePointCode(tx: ActorTx, actor: SignedInActor, id: string, placeId: string) {
  const made = await insertOnce(tx, 'place_code', {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    code: newCode(PLACE_CODE_LENGTH),
    recorded_by: actor.personId,
  })
  if (made) await record(tx, actor, 'activities.pointCoded', 'place', placeId)
}
