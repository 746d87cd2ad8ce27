import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { CoordinatorForm, LeavingForm } from '../centers/forms.ts'
import { type Center, coordinatorsOf } from '../centers/reads.ts'

export type CoordinatorRefusal = NamingRefusal | 'places.centers.beforeOpening' | 'places.centers.beforeOther'

/**
 * Somebody coordinates a center from a day on; whoever did until then leaves on that day, with what they hand over. Refused for
 * a day before it opened or before the other began, and for who may not be named. Said of the same person nothing changes.
 */
export async function coordinate(
  tx: ActorTx,
  actor: Actor,
  id: string,
  center: Center,
  form: CoordinatorForm,
  today: string,
): Promise<Outcome<null, CoordinatorRefusal>> {
  const personId = await keptIdOf(tx, form.personId)
  if (!personId || center.endedOn) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  if (form.fromOn < center.openedOn) return refused('places.centers.beforeOpening')
  const held = await coordinatorsOf(tx, center.id)
  const now = held.find(({ until_on }) => until_on === null)
  if (now?.personId === personId) return done(null)
  if (held.some((one) => form.fromOn < (one.until_on ?? one.from_on)))
    return refused('places.centers.beforeOther')
  if (now) await leave(tx, now.id, { untilOn: form.fromOn, handOver: form.handOver })
  const own = { territory_id: actor.territoryId, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'civic_coordinator', {
    ...own,
    id,
    center_id: center.id,
    person_id: personId,
    from_on: form.fromOn,
  })
  if (added) await record(tx, actor, 'places.coordinates', 'place', center.placeId)
  return done(null)
}

/** Nobody coordinates a center from a day on. Refused for a day before whoever does began. */
export async function stopCoordinating(
  tx: ActorTx,
  actor: Actor,
  center: Center,
  form: LeavingForm,
): Promise<Outcome<null, 'places.centers.beforeOther'>> {
  const now = (await coordinatorsOf(tx, center.id)).find(({ until_on }) => until_on === null)
  if (!now) return done(null)
  if (form.untilOn < now.from_on) return refused('places.centers.beforeOther')
  await leave(tx, now.id, form)
  await record(tx, actor, 'places.coordinatesNoMore', 'place', center.placeId)
  return done(null)
}

const leave = (tx: ActorTx, id: string, { untilOn, handOver }: LeavingForm) =>
  tx
    .updateTable('civic_coordinator')
    .set({ until_on: untilOn, hand_over: handOver ?? null })
    .where('id', '=', id)
    .execute()
