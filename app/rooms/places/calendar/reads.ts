import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Booker, bookerWhere } from '../bookings/rules.ts'

type Asked = { placeId: string; roomId?: string | undefined; from: string; until: string }

/**
 * What is held in the rooms of a place on these days, in order. To whoever may not read a booking it is a taken time with the
 * public title it may have; whoever may also reads whose it is and what for.
 */
export async function heldBetween(tx: ActorTx, { placeId, roomId, from, until }: Asked) {
  let rows = tx
    .selectFrom('room_time as time')
    .innerJoin('place_room as room', 'room.id', 'time.room_id')
    .leftJoin('booking', 'booking.id', 'time.booking_id')
    .leftJoin('booking_of as of', 'of.booking_id', 'time.booking_id')
    .leftJoin('organisation', 'organisation.id', 'booking.organisation_id')
    .where('time.place_id', '=', placeId)
    .where('time.state', '=', 'held')
    .where('time.on_date', '>=', from)
    .where('time.on_date', '<=', until)
  if (roomId) rows = rows.where('time.room_id', '=', roomId)
  const found = await rows
    .orderBy('time.starts_at')
    .orderBy('room.name')
    .orderBy('time.id')
    .select(['time.id', 'time.booking_id', 'time.room_id', 'time.on_date', 'time.starts_at', 'time.ends_at'])
    .select(['time.title', 'time.changed_at', 'room.name as room'])
    .select(['booking.kind', 'booking.state', 'of.sealed', 'organisation.name as organisation'])
    .select(sql<string>`to_char(time.recurrence_at, 'YYYYMMDD"T"HH24MI')`.as('recurrence'))
    .execute()
  return found.map(({ sealed, kind, organisation, ...time }) => {
    const booker = sealed ? (JSON.parse(unseal(sealed, bookerWhere(time.booking_id))) as Booker) : null
    return {
      ...time,
      /** Nothing for whoever may not read the booking. */
      kind,
      purpose: booker?.purpose ?? null,
      who: organisation ?? booker?.name ?? null,
    }
  })
}
export type HeldTime = Awaited<ReturnType<typeof heldBetween>>[number]

/** The addresses under which a place's whole calendar is read; only their names. */
export const addressesOf = (tx: ActorTx, placeId: string) =>
  tx
    .selectFrom('calendar_address')
    .where('place_id', '=', placeId)
    .orderBy('revoked_at', (order) => order.asc().nullsFirst())
    .orderBy('made_at', 'desc')
    .select(['id', 'label', 'made_at', 'revoked_at'])
    .execute()

/** The place of an address that stands. */
export const placeOfAddress = (tx: ActorTx, hash: Buffer) =>
  tx
    .selectFrom('calendar_address')
    .innerJoin('place', 'place.id', 'calendar_address.place_id')
    .where('calendar_address.hash', '=', hash)
    .where('calendar_address.revoked_at', 'is', null)
    .select(['place.id', 'place.name'])
    .executeTakeFirst()
