import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { placeById } from '../reads.ts'
import { type Center, centerAt } from './reads.ts'

type Opening = { placeId: string; openedOn: string; candidateId?: string | undefined }
export type OpeningRefusal = 'places.centers.future' | 'places.centers.again'

/**
 * A place becomes a civic center from a day on; if it had no day of its own that is also the day it came back to life.
 * Refused for a day to come, and for one on which it was a center before. Where it is a center already nothing changes.
 */
export async function openCenter(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { placeId, openedOn, candidateId }: Opening,
  today: string,
): Promise<Outcome<{ id: string }, OpeningRefusal>> {
  if (openedOn > today) return refused('places.centers.future')
  const place = await placeById(tx, placeId)
  if (!place) throw new NotHere()
  const before = await centerAt(tx, placeId)
  if (before && !before.endedOn) return done({ id: before.id })
  if (before?.endedOn && openedOn < before.endedOn) return refused('places.centers.again')
  const added = await insertOnce(tx, 'civic_center', {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    opened_on: openedOn,
    candidate_id: candidateId ?? null,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  const undated = place.opened_on === null && place.reactivated_on === null
  await tx
    .updateTable('place')
    .set({
      kind: place.kind === 'space' ? 'civic_center' : place.kind,
      reactivated_on: undated ? openedOn : place.reactivated_on,
    })
    .where('id', '=', placeId)
    .execute()
  await record(tx, actor, 'places.centerOpened', 'place', placeId)
  return done({ id })
}

/** A place is no civic center any more from a day on, and why. Refused for a day before it opened, or to come. */
export async function endCenter(
  tx: ActorTx,
  actor: Actor,
  { id, placeId, openedOn, endedOn: ended }: Center,
  { endedOn, why }: { endedOn: string; why: string },
  today: string,
): Promise<Outcome<null, 'places.centers.endsWrong'>> {
  if (ended) return done(null)
  if (endedOn < openedOn || endedOn > today) return refused('places.centers.endsWrong')
  await tx
    .updateTable('civic_center')
    .set({ ended_on: endedOn, ended_why: why })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'places.centerEnded', 'place', placeId)
  return done(null)
}
