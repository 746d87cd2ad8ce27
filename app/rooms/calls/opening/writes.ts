import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { done, type Outcome } from '../../../ground/forms/outcome.ts'
import { type OpeningRefusal, openCenter } from '../../places/centers/writes.ts'
import { addManager, recordPlace } from '../../places/writes.ts'
import type { Candidate } from '../candidates/reads.ts'

/**
 * A chosen space becomes a civic center from a day on. One that was no place of ours is written down as a place first, managed
 * by its owner where that is one of our organisations. Refused for a day to come. Said again it is the same center.
 */
export async function openChosen(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  space: Candidate,
  openedOn: string,
  today: string,
): Promise<Outcome<{ placeId: string }, OpeningRefusal>> {
  const placeId = space.placeId ?? newId()
  if (!space.placeId) {
    if (openedOn > today) return { ok: false, refusal: 'places.centers.future' }
    const facts = { name: space.name, kind: 'civic_center' as const, address: space.address ?? undefined }
    const place = { ...facts, municipality: space.istatCode ?? undefined, reactivatedOn: openedOn }
    await recordPlace(tx, actor, placeId, place)
    await tx.updateTable('space_candidate').set({ place_id: placeId }).where('id', '=', space.id).execute()
    if (space.ownerId)
      await addManager(tx, actor, placeId, { organisationId: space.ownerId, fromOn: openedOn })
  }
  const opened = await openCenter(tx, actor, id, { placeId, openedOn, candidateId: space.id }, today)
  return opened.ok ? done({ placeId }) : opened
}
