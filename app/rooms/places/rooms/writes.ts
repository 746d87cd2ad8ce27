import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { ClosedDaysForm, RoomForm } from './forms.ts'
import type { Tariffs } from './rules.ts'

const factsOf = (form: RoomForm) => ({
  name: form.name,
  capacity: form.capacity,
  equipment: form.equipment,
  description: form.description,
  accessible: form.accessible,
  needs_approval: form.needsApproval,
  shown: form.shown,
})

/** A further room of a place. What was booked as the whole place takes it too, from now on. */
export async function addRoom(
  tx: ActorTx,
  actor: Actor,
  id: string,
  placeId: string,
  form: RoomForm,
  now: Date,
): Promise<void> {
  const added = await insertOwn(tx, 'place_room', {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    ...factsOf(form),
    recorded_by: actor.personId,
  })
  if (!added) return
  await setTariffs(tx, actor, id, form.tariffs)
  await sql`
    insert into room_time (territory_id, id, booking_id, place_id, room_id, on_date, starts_at, ends_at, recurrence_at, state, title)
    select distinct on (t.booking_id, t.recurrence_at) t.territory_id, gen_random_uuid(), t.booking_id, t.place_id, ${id}::uuid,
      t.on_date, t.starts_at, t.ends_at, t.recurrence_at, t.state, t.title
    from room_time t join booking b on b.territory_id = t.territory_id and b.id = t.booking_id
    where t.territory_id = ${actor.territoryId} and b.territory_id = ${actor.territoryId} and t.place_id = ${placeId}
      and b.room_id is null and t.state <> 'released' and t.ends_at > ${now.toISOString()}::timestamptz
    order by t.booking_id, t.recurrence_at`.execute(tx)
  await record(tx, actor, 'places.roomAdded', 'place_room', id)
}

export async function changeRoom(tx: ActorTx, actor: Actor, id: string, form: RoomForm): Promise<void> {
  const changed = await tx
    .updateTable('place_room')
    .set(factsOf(form))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  await setTariffs(tx, actor, id, form.tariffs)
  await record(tx, actor, 'places.roomChanged', 'place_room', id)
}

/** From a day on nobody books it any more, what is booked stays; or, without a day, it is there again. */
export async function giveUpRoom(tx: ActorTx, actor: Actor, id: string, on: string | null): Promise<void> {
  await tx.updateTable('place_room').set({ closed_on: on }).where('id', '=', id).execute()
  await record(tx, actor, on ? 'places.roomGivenUp' : 'places.roomBack', 'place_room', id)
}

async function setTariffs(tx: ActorTx, actor: Actor, roomId: string, tariffs: Tariffs) {
  await tx.deleteFrom('room_tariff').where('room_id', '=', roomId).execute()
  const rows = Object.entries(tariffs).map(([user_kind, cents_hour]) => ({
    territory_id: actor.territoryId,
    room_id: roomId,
    user_kind,
    cents_hour,
  }))
  if (rows.length) await tx.insertInto('room_tariff').values(rows).execute()
}

/** Days on which nothing new can be booked; what is booked already is for whoever keeps the place to cancel. */
export async function closeDays(
  tx: ActorTx,
  actor: Actor,
  id: string,
  placeId: string,
  { fromOn, untilOn, why }: ClosedDaysForm,
): Promise<void> {
  const added = await insertOwn(tx, 'place_closed_days', {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    from_on: fromOn,
    until_on: untilOn ?? fromOn,
    why: why ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'places.daysClosed', 'place', placeId)
}

export async function openDays(tx: ActorTx, actor: Actor, placeId: string, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom('place_closed_days')
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'places.daysOpened', 'place', placeId)
}
