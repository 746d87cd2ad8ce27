import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { newId } from '../../../ground/db/ids.ts'
import type { Time } from '../bookings/parts/times.ts'

const OVERLAP = '23P01'

/** Does what holds rooms, or undoes it whole and says false where somebody else has just taken one of them. */
export async function unlessTaken(tx: ActorTx, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt(tx, work)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === OVERLAP) return false
    throw error
  }
}

/**
 * One after the other, whoever books in a place. That no two times overlap is the constraint's; but two who insert at the
 * same moment would wait for each other.
 */
export const inTurn = (tx: ActorTx, placeId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${placeId}`}, 0))`.execute(tx)

type Of = { id: string; placeId: string; title: string | null }

/** Writes the times of a booking, each in each of its rooms. */
export async function writeTimes(
  tx: ActorTx,
  actor: Actor,
  { id, placeId, title }: Of,
  rooms: readonly { id: string }[],
  times: readonly Time[],
  state: 'held' | 'wanted',
): Promise<void> {
  if (rooms.length === 0 || times.length === 0) return
  await tx
    .insertInto('room_time')
    .values(
      times.flatMap(({ span, startsAt, endsAt, recurrenceAt }) =>
        rooms.map((room) => ({
          territory_id: actor.territoryId,
          id: newId(),
          booking_id: id,
          place_id: placeId,
          room_id: room.id,
          on_date: span.on,
          starts_at: startsAt,
          ends_at: endsAt,
          recurrence_at: recurrenceAt,
          state,
          title,
        })),
      ),
    )
    .execute()
}

/** What a booking wanted is held from now on. */
export const holdWanted = (tx: ActorTx, bookingId: string) =>
  tx
    .updateTable('room_time')
    .set({ state: 'held' })
    .where('booking_id', '=', bookingId)
    .where('state', '=', 'wanted')
    .execute()

/** Lets go the times of a booking from a moment on; those that began before stand as they were. Says how many were let go. */
export async function releaseTimes(
  tx: ActorTx,
  bookingId: string,
  from: Date,
  { reason = null, only }: { reason?: string | null; only?: string } = {},
): Promise<number> {
  let letting = tx
    .updateTable('room_time')
    .set({ state: 'released', reason })
    .where('booking_id', '=', bookingId)
    .where('state', '<>', 'released')
    .where('starts_at', '>', from)
  if (only !== undefined) letting = letting.where(sql<boolean>`recurrence_at = ${only}::timestamp`)
  const gone = await letting.returning('id').execute()
  return gone.length
}
