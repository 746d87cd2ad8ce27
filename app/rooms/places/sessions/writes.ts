import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { localTime } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { Time } from '../bookings/parts/times.ts'
import { bookableRooms } from '../rooms/reads.ts'
import { takenOf } from '../times/reads.ts'
import { inTurn, unlessTaken, writeTimes } from '../times/writes.ts'
import { offerFreed } from '../waiting/writes.ts'

/** Something that is held in a room: its booking has its own id. */
export type HeldInRoom = {
  id: string
  placeId: string
  roomId: string
  /** What everyone may read of it. */
  title: string | null
  startsAt: Date
  endsAt: Date
}

/**
 * Takes the rooms of what is held in them, or takes them anew at another time or elsewhere: in the transaction that plans it.
 * All or none: refused where one of the times is taken. Throws NotHere for a room that is not of its place, or was given up.
 */
export async function holdRooms(
  tx: ActorTx,
  actor: Actor,
  meetings: readonly HeldInRoom[],
  timeZone: string,
): Promise<Outcome<null, 'places.booking.taken'>> {
  const ids = meetings.map(({ id }) => id)
  if (ids.length === 0) return done(null)
  for (const placeId of [...new Set(meetings.map((one) => one.placeId))].sort()) await inTurn(tx, placeId)
  const held = await unlessTaken(tx, async () => {
    await clear(tx, ids)
    for (const meeting of meetings) await hold(tx, actor, meeting, timeZone)
  })
  return held ? done(null) : refused('places.booking.taken')
}

async function clear(tx: ActorTx, ids: readonly string[]) {
  await tx.updateTable('room_time').set({ state: 'released' }).where('booking_id', 'in', ids).execute()
  await tx.deleteFrom('room_time').where('booking_id', 'in', ids).where('state', '=', 'released').execute()
}

async function hold(tx: ActorTx, actor: Actor, meeting: HeldInRoom, timeZone: string) {
  const { id, placeId, roomId, title, startsAt, endsAt } = meeting
  const rooms = await bookableRooms(tx, placeId, roomId)
  if (rooms.length === 0) throw new NotHere()
  const booking = {
    place_id: placeId,
    room_id: roomId,
    public_title: title,
    state: 'confirmed',
  }
  await tx
    .insertInto('booking')
    .values({ territory_id: actor.territoryId, id, kind: 'session', ...booking, recorded_by: actor.personId })
    .onConflict((same) => same.columns(['territory_id', 'id']).doUpdateSet(booking))
    .execute()
  const [start, end] = [localTime(startsAt, timeZone), localTime(endsAt, timeZone)]
  const time: Time = {
    span: { on: start.slice(0, 10), from: start.slice(11), to: end.slice(11) },
    startsAt,
    endsAt,
    recurrenceAt: start,
  }
  await writeTimes(tx, actor, { id, placeId, title }, rooms, [time], 'held')
}

/** Lets go the rooms of what is not held there any more, and offers them to who waits. */
export async function freeRooms(tx: ActorTx, actor: Actor, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const gone = await tx
    .updateTable('booking')
    .set({ state: 'cancelled', decided_by: actor.personId, decided_at: now })
    .where('id', 'in', ids)
    .where('kind', '=', 'session')
    .where('state', '=', 'confirmed')
    .returning(['id', 'place_id'])
    .execute()
  if (gone.length === 0) return
  await tx
    .updateTable('room_time')
    .set({ state: 'released' })
    .where(
      'booking_id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute()
  for (const placeId of [...new Set(gone.map((one) => one.place_id))].sort())
    await offerFreed(tx, actor, placeId, now)
}

/** Which of some meetings, by their place in the list, could not have a room: somebody else holds it then. */
export const roomsTaken = (
  tx: ActorTx,
  { territoryId }: Actor,
  roomId: string,
  meetings: readonly { startsAt: Date; endsAt: Date }[],
) => takenOf(tx, { territoryId, roomIds: [roomId] }, meetings)
