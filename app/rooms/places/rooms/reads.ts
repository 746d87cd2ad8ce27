import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { ClosedDays, UserKind } from '../bookings/rules.ts'
import type { Tariffs } from './rules.ts'

const rooms = (tx: ActorTx) =>
  tx
    .selectFrom('place_room')
    .select([
      'id',
      'place_id',
      'name',
      'description',
      'equipment',
      'capacity',
      'accessible',
      'needs_approval',
    ])
    .select(['shown', 'closed_on'])

/** Every room of a place that the actor may see, by name; those given up come last. */
export const roomsOf = (tx: ActorTx, placeId: string) =>
  rooms(tx)
    .where('place_id', '=', placeId)
    .orderBy('closed_on', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .execute()
export type Room = Awaited<ReturnType<typeof roomsOf>>[number]

/** The rooms that may be booked: one of them, or all of a place where none is named. */
export async function bookableRooms(tx: ActorTx, placeId: string, roomId: string | null): Promise<Room[]> {
  const open = (await roomsOf(tx, placeId)).filter((room) => room.closed_on === null)
  return roomId ? open.filter(({ id }) => id === roomId) : open
}

export const roomById = (tx: ActorTx, id: string) => rooms(tx).where('id', '=', id).executeTakeFirst()

/** What an hour of each room costs, by who uses it. */
export async function tariffsOf(tx: ActorTx, roomIds: readonly string[]): Promise<Map<string, Tariffs>> {
  const found = new Map<string, Tariffs>(roomIds.map((id) => [id, {}]))
  if (roomIds.length === 0) return found
  const rows = await tx
    .selectFrom('room_tariff')
    .where('room_id', 'in', roomIds)
    .select(['room_id', 'user_kind', 'cents_hour'])
    .execute()
  for (const row of rows) {
    const tariffs = found.get(row.room_id)
    if (tariffs) tariffs[row.user_kind as UserKind] = row.cents_hour
  }
  return found
}

/** The days on which a place is closed that are not over on a day. */
export const closedDaysOf = (
  tx: ActorTx,
  placeId: string,
  today: string,
): Promise<(ClosedDays & { id: string; why: string | null })[]> =>
  tx
    .selectFrom('place_closed_days')
    .where('place_id', '=', placeId)
    .where('until_on', '>=', today)
    .orderBy('from_on')
    .orderBy('id')
    .select(['id', 'from_on as fromOn', 'until_on as untilOn', 'why'])
    .execute()

/** Every place with a room that may be booked: where somebody looks for one. */
export const placesWithRooms = (tx: ActorTx) =>
  tx
    .selectFrom('place_room')
    .innerJoin('place', 'place.id', 'place_room.place_id')
    .where('place_room.closed_on', 'is', null)
    .where('place.closed_on', 'is', null)
    .select(['place_room.id', 'place_room.name', 'place_room.place_id', 'place.name as place'])
    .orderBy('place.name')
    .orderBy('place_room.name')
    .execute()
