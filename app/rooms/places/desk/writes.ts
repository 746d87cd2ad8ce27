import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { holds, type State } from '../bookings/rules.ts'
import { takenOf } from '../times/reads.ts'
import { holdWanted, inTurn, releaseTimes, unlessTaken } from '../times/writes.ts'
import { offerFreed } from '../waiting/writes.ts'

type Standing = { id: string; place_id: string; room_id: string | null; state: State; cents: string }

/** A booking that nobody else changes meanwhile. Throws NotHere where there is none. */
async function locked(tx: ActorTx, id: string): Promise<Standing> {
  const row = await tx
    .selectFrom('booking')
    .where('id', '=', id)
    .select(['id', 'place_id', 'room_id', 'state', 'cents'])
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotHere()
  return { ...row, state: row.state as State, cents: String(row.cents) }
}

type Decision = { state: State; reason?: string | null; now: Date }
const decide = (tx: ActorTx, actor: Actor, id: string, { state, reason = null, now }: Decision) =>
  tx
    .updateTable('booking')
    .set({ state, reason, offered_until: null, decided_by: actor.personId, decided_at: now })
    .where('id', '=', id)
    .execute()

/** Says yes to a request. Refused where it was answered already. */
export async function approve(
  tx: ActorTx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Outcome<null, 'places.booking.answered'>> {
  const { state } = await locked(tx, id)
  if (state === 'confirmed') return done(null)
  if (state !== 'requested') return refused('places.booking.answered')
  await decide(tx, actor, id, { state: 'confirmed', now })
  await record(tx, actor, 'places.bookingApproved', 'booking', id)
  return done(null)
}

/**
 * The address of a request confirmed it: now it is asked for, or booked at once where the room needs no approval. Refused where
 * somebody else has taken the time meanwhile, or the time has begun. Confirmed twice it stays once.
 */
export async function confirmAddress(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { now, needsApproval }: { now: Date; needsApproval: boolean },
): Promise<Outcome<State, 'places.booking.taken' | 'places.booking.past'>> {
  const { state, place_id } = await locked(tx, id)
  if (state !== 'unconfirmed') return done(state)
  await inTurn(tx, place_id)
  const wanted = await tx
    .selectFrom('room_time')
    .where('booking_id', '=', id)
    .where('state', '=', 'wanted')
    .select(['room_id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .execute()
  if (wanted.some(({ startsAt }) => startsAt <= now)) return refused('places.booking.past')
  const roomIds = wanted.map(({ room_id }) => room_id)
  const taken = await takenOf(tx, { territoryId: actor.territoryId, roomIds }, wanted, id)
  if (taken.size > 0 || !(await unlessTaken(tx, () => holdWanted(tx, id))))
    return refused('places.booking.taken')
  const next = needsApproval ? 'requested' : 'confirmed'
  await tx.updateTable('booking').set({ state: next }).where('id', '=', id).execute()
  await record(tx, actor, 'places.bookingAddressConfirmed', 'booking', id)
  return done(next)
}

/** Whose address confirmed after somebody else took the time: they wait for it. */
export async function waitInstead(tx: ActorTx, actor: Actor, id: string, now: Date): Promise<void> {
  const { state } = await locked(tx, id)
  if (state !== 'unconfirmed') return
  await tx.updateTable('booking').set({ state: 'waiting', waiting_since: now }).where('id', '=', id).execute()
  await record(tx, actor, 'places.bookingWaits', 'booking', id)
}

type Ending = { reason: string; now: Date }
/** What was let go, and to whom of those who wait it was offered. */
export type Freed = { offered: string[] }

/** Says no to a request, with the reason its author will read. */
export async function refuse(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { reason, now }: Ending,
): Promise<Outcome<Freed, 'places.booking.answered'>> {
  const { state, place_id } = await locked(tx, id)
  if (state !== 'requested' && state !== 'waiting') return refused('places.booking.answered')
  await decide(tx, actor, id, { state: 'refused', reason, now })
  await releaseTimes(tx, id, new Date(0), { reason })
  await record(tx, actor, 'places.bookingRefused', 'booking', id)
  return done({ offered: await offerFreed(tx, actor, place_id, now) })
}

const standing = async (tx: ActorTx, id: string) => {
  const times = await tx
    .selectFrom('room_time')
    .where('booking_id', '=', id)
    .where('state', '<>', 'released')
    .distinct()
    .select('recurrence_at')
    .execute()
  return times.length
}

/** Lets go of times, and of their share of the price. False where none of them was still to come. */
async function letGo(
  tx: ActorTx,
  id: string,
  { from, ...which }: { from: Date; reason: string | null; only?: string },
): Promise<boolean> {
  const before = await standing(tx, id)
  if ((await releaseTimes(tx, id, from, which)) === 0) return false
  const after = await standing(tx, id)
  await tx
    .updateTable('booking')
    .set({ cents: sql`round(cents * ${after}::numeric / ${before})` })
    .where('id', '=', id)
    .execute()
  return true
}

/** Cancels a booking from now on: what was held before stays held, for the count of hours. Who waits is offered the rest. */
export async function cancelBooking(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { reason, now }: { reason: string | null; now: Date },
): Promise<Outcome<Freed, 'places.booking.over'>> {
  const { state, place_id } = await locked(tx, id)
  if (!holds(state) && state !== 'waiting' && state !== 'unconfirmed') return refused('places.booking.over')
  await letGo(tx, id, { from: now, reason })
  const was = await tx
    .selectFrom('room_time')
    .where('booking_id', '=', id)
    .where('state', '=', 'held')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  // What has been used already stays a booking, which ended early.
  await decide(tx, actor, id, {
    state: was && state === 'confirmed' ? 'confirmed' : 'cancelled',
    reason,
    now,
  })
  await record(tx, actor, 'places.bookingCancelled', 'booking', id)
  return done({ offered: await offerFreed(tx, actor, place_id, now) })
}

/** Cancels one time of a booking that repeats. Refused where it began already, or was let go before. */
export async function cancelTime(
  tx: ActorTx,
  actor: Actor,
  id: string,
  recurrenceAt: string,
  { reason, now }: Ending,
): Promise<Outcome<Freed, 'places.booking.over'>> {
  const { place_id } = await locked(tx, id)
  if (!(await letGo(tx, id, { from: now, reason, only: recurrenceAt }))) return refused('places.booking.over')
  await record(tx, actor, 'places.bookingTimeCancelled', 'booking', id)
  return done({ offered: await offerFreed(tx, actor, place_id, now) })
}

export type Payment = { onDate: string; cents: number; how: 'cash' | 'transfer' | 'card' | 'other' }

/** Notes what was received, under the id its form came with. Refused beyond what the booking costs, or below nothing. */
export async function notePayment(
  tx: ActorTx,
  actor: Actor,
  once: string,
  id: string,
  { onDate, cents, how }: Payment,
): Promise<Outcome<null, 'places.payment.tooMuch' | 'places.payment.below'>> {
  const booking = await locked(tx, id)
  const received = await tx
    .selectFrom('booking_payment')
    .where('booking_id', '=', id)
    .where('id', '<>', once)
    .select('cents')
    .execute()
  const sum = received.reduce((total, one) => total + Number(one.cents), cents)
  if (sum > Number(booking.cents)) return refused('places.payment.tooMuch')
  if (sum < 0) return refused('places.payment.below')
  const added = await insertOwn(tx, 'booking_payment', {
    territory_id: actor.territoryId,
    id: once,
    booking_id: id,
    on_date: onDate,
    cents,
    how,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'places.bookingPaid', 'booking', id)
  return done(null)
}
