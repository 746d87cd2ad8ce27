import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record, recordAll } from '../../../ground/journal/record.ts'
import type { State } from '../bookings/rules.ts'
import { takenOf } from '../times/reads.ts'
import { holdWanted, inTurn, releaseTimes, unlessTaken } from '../times/writes.ts'
import { offeredUntil } from './rules.ts'

/** What is wanted by bookings that hold nothing yet, in the order in which they came. */
const wantedTimes = (tx: ActorTx, placeId: string, now: Date) =>
  tx
    .selectFrom('booking')
    .innerJoin('room_time as time', 'time.booking_id', 'booking.id')
    .where('booking.place_id', '=', placeId)
    .where('booking.state', '=', 'waiting')
    .where('time.state', '=', 'wanted')
    .where('time.starts_at', '>', now)
    .orderBy('booking.waiting_since')
    .orderBy('booking.id')
    .select(['booking.id', 'time.room_id', 'time.starts_at as startsAt', 'time.ends_at as endsAt'])
    .execute()

/**
 * Offers what has become free to who waits, the first first: it is held for them until they answer or the offer ends. Whoever
 * wants a time that is still taken goes on waiting. Gives the bookings that were offered theirs; they are told by `tellOffers`.
 */
export async function offerFreed(tx: ActorTx, actor: Actor, placeId: string, now: Date): Promise<string[]> {
  await inTurn(tx, placeId)
  const offered: string[] = []
  for (const [id, times] of Map.groupBy(await wantedTimes(tx, placeId, now), (row) => row.id)) {
    const roomIds = [...new Set(times.map((time) => time.room_id))]
    const taken = await takenOf(tx, { territoryId: actor.territoryId, roomIds }, times, id)
    const [first] = times
    if (!first || taken.size > 0) continue
    if (!(await unlessTaken(tx, () => holdWanted(tx, id)))) continue
    await tx
      .updateTable('booking')
      .set({ state: 'offered', offered_until: offeredUntil(now, first.startsAt), told_at: null })
      .where('id', '=', id)
      .execute()
    offered.push(id)
  }
  await recordAll(tx, actor, 'places.bookingOffered', 'booking', offered)
  return offered
}

/** Says yes to an offered time: it is theirs. False where it is not offered any more. */
export async function acceptOffer(tx: ActorTx, actor: Actor, id: string, now: Date): Promise<boolean> {
  const accepted = await tx
    .updateTable('booking')
    .set({ state: 'confirmed', offered_until: null })
    .where('id', '=', id)
    .where('state', '=', 'offered')
    .where('offered_until', '>', now)
    .returning('id')
    .executeTakeFirst()
  if (accepted) await record(tx, actor, 'places.bookingAccepted', 'booking', id)
  return accepted !== undefined
}

/** Offers that nobody took in time pass to the next in line; those who wait for a time that is over wait no more. */
export async function passOn(tx: ActorTx, actor: Actor, now: Date): Promise<string[]> {
  const late = await tx
    .updateTable('booking')
    .set({ state: 'expired' satisfies State, offered_until: null })
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'offered'), eb('offered_until', '<=', now)]),
        eb.and([
          eb('state', '=', 'waiting'),
          eb.not(
            eb.exists(
              eb
                .selectFrom('room_time as time')
                .whereRef('time.booking_id', '=', 'booking.id')
                .where('time.state', '=', 'wanted')
                .where('time.starts_at', '>', now)
                .select('time.id'),
            ),
          ),
        ]),
      ]),
    )
    .returning(['id', 'place_id'])
    .execute()
  for (const { id } of late) await releaseTimes(tx, id, new Date(0))
  await recordAll(
    tx,
    actor,
    'places.bookingExpired',
    'booking',
    late.map(({ id }) => id),
  )
  const offered: string[] = []
  for (const placeId of new Set(late.map((one) => one.place_id)))
    offered.push(...(await offerFreed(tx, actor, placeId, now)))
  return offered
}

/** Marks as told, once, those whose offer has not been told yet. */
export const markTold = (tx: ActorTx, now: Date) =>
  tx
    .updateTable('booking')
    .set({ told_at: now })
    .where('state', '=', 'offered')
    .where('told_at', 'is', null)
    .where('offered_until', '>', now)
    .returning('id')
    .execute()

/** Requests that nobody confirmed in time, and who booked long ago. */
export async function forgetOldBookings(tx: ActorTx, { territoryId }: Actor, before: Date): Promise<void> {
  await tx
    .deleteFrom('booking')
    .where('state', '=', 'unconfirmed')
    .where('recorded_at', '<', before)
    .execute()
  await sql`delete from booking_of where territory_id = ${territoryId} and forget_on < current_date`.execute(
    tx,
  )
}
