import type { Actor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { record } from '../../ground/journal/record.ts'
import type { HoursForm, ManagerForm, PlaceForm } from './forms.ts'

/**
 * Writes a place down under the id its form came with. The same form sent again changes nothing and is answered
 * alike to its author; to anyone else it is not there.
 */
export async function recordPlace(tx: ActorTx, actor: Actor, id: string, form: PlaceForm) {
  const added = await insertOwn(tx, 'place', {
    territory_id: actor.territoryId,
    id,
    ...factsOf(form),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'places.recorded', 'place', id)
}

export async function changePlace(tx: ActorTx, actor: Actor, id: string, form: PlaceForm): Promise<void> {
  const changed = await tx
    .updateTable('place')
    .set(factsOf(form))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  await record(tx, actor, 'places.changed', 'place', id)
}

const factsOf = (form: PlaceForm) => ({
  name: form.name,
  kind: form.kind,
  address: form.address ?? null,
  istat_code: form.municipality ?? null,
  latitude: form.latitude ?? null,
  longitude: form.longitude ?? null,
  description: form.description ?? null,
  capacity: form.capacity ?? null,
  opened_on: form.openedOn ?? null,
  reactivated_on: form.reactivatedOn ?? null,
  closed_on: form.closedOn ?? null,
})

/** From this day the place is on the public pages, with its hours. */
export const publishPlace = (tx: ActorTx, actor: Actor, id: string, on: string) =>
  setPublished(tx, actor, id, { published_on: on, published_by: actor.personId }, 'places.published')

export const unpublishPlace = (tx: ActorTx, actor: Actor, id: string) =>
  setPublished(tx, actor, id, { published_on: null, published_by: null }, 'places.unpublished')

type Publication = { published_on: string | null; published_by: string | null }
async function setPublished(
  tx: ActorTx,
  actor: Actor,
  id: string,
  publication: Publication,
  act: string,
): Promise<boolean> {
  const set = await tx
    .updateTable('place')
    .set(publication)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (set) await record(tx, actor, act, 'place', id)
  return set !== undefined
}

/** The week's opening hours become exactly these. */
export async function setHours(tx: ActorTx, actor: Actor, placeId: string, hours: HoursForm): Promise<void> {
  await tx.deleteFrom('place_hours').where('place_id', '=', placeId).execute()
  if (hours.length) {
    await tx
      .insertInto('place_hours')
      .values(
        hours.map(({ weekday, opensAt, closesAt, note }) => ({
          territory_id: actor.territoryId,
          place_id: placeId,
          weekday,
          opens_at: opensAt,
          closes_at: closesAt,
          note,
        })),
      )
      .execute()
  }
  await record(tx, actor, 'places.setHours', 'place', placeId)
}

/** An organisation manages the place from a day on. Said again for the same day, only its end changes. */
export async function addManager(
  tx: ActorTx,
  actor: Actor,
  placeId: string,
  { organisationId, fromOn, untilOn }: ManagerForm,
) {
  await tx
    .insertInto('place_manager')
    .values({
      territory_id: actor.territoryId,
      place_id: placeId,
      organisation_id: organisationId,
      from_on: fromOn,
      until_on: untilOn ?? null,
      recorded_by: actor.personId,
    })
    .onConflict((same) =>
      same
        .columns(['territory_id', 'place_id', 'organisation_id', 'from_on'])
        .doUpdateSet({ until_on: untilOn ?? null }),
    )
    .execute()
  await record(tx, actor, 'places.managedBy', 'place', placeId)
}

/** It manages the place until a day. False when it does not since `fromOn`, or began later. */
export async function endManager(
  tx: ActorTx,
  actor: Actor,
  placeId: string,
  { organisationId, fromOn, untilOn }: ManagerForm & { untilOn: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('place_manager')
    .set({ until_on: untilOn })
    .where('place_id', '=', placeId)
    .where('organisation_id', '=', organisationId)
    .where('from_on', '=', fromOn)
    .where('from_on', '<=', untilOn)
    .returning('place_id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'places.managerEnded', 'place', placeId)
  return ended !== undefined
}
