import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { placeStands } from '../../encounters/who/writes.ts'
import { roomById } from '../../places/rooms/reads.ts'
import { holdAsTheyStand, takeForComing, withRooms } from '../held/writes.ts'
import { addSessions, type Holder, timesOf } from '../series/writes.ts'
import type { SessionForm } from './forms.ts'

/** A session that nobody else changes meanwhile, with what its place holds. Throws NotHere where there is none. */
export const lockedSession = async (tx: ActorTx, id: string) => {
  const session = await tx
    .selectFrom('activity_session')
    .where('id', '=', id)
    .select([
      'id',
      'starts_at',
      'held_on',
      'place_id',
      'closed_at',
      'closed_by',
      'cancelled_at',
      'recurrence_at',
    ])
    .forUpdate()
    .executeTakeFirst()
  if (!session) throw new NotHere()
  const place = session.place_id
    ? await tx.selectFrom('place').where('id', '=', session.place_id).select('capacity').executeTakeFirst()
    : undefined
  return { ...session, capacity: place?.capacity ?? null }
}

export type LockedSession = Awaited<ReturnType<typeof lockedSession>>

/** Where a session is held: a room is of its place, whichever place was named. Throws NotHere for what is not there. */
async function whereOf(tx: ActorTx, { placeId, roomId }: SessionForm) {
  if (!roomId) {
    await placeStands(tx, placeId)
    return { place_id: placeId ?? null, room_id: null }
  }
  const room = await roomById(tx, roomId)
  if (!room) throw new NotHere()
  return { place_id: room.place_id, room_id: room.id }
}

export type Clock = { now: Date; timeZone: string }

/**
 * A further session, outside any series, under the id its form came with, with the room it is held in. Refused where somebody
 * else has the room then.
 */
export const addSession = (
  tx: ActorTx,
  actor: SignedInActor,
  holder: Holder,
  id: string,
  form: SessionForm,
  { now, timeZone }: Clock,
): Promise<Outcome<null, 'places.booking.taken'>> =>
  withRooms<null, never>(tx, async () => {
    const session = {
      ...timesOf(form, timeZone),
      id,
      recurrence_at: null,
      ...(await whereOf(tx, form)),
      title: form.title ?? null,
    }
    const added = await addSessions(tx, actor, holder, [session])
    if (added.length === 0) return done(null)
    await record(tx, actor, 'activities.sessionAdded', 'activity_session', id)
    return holdAsTheyStand(tx, actor, added, now)
  })

type Standing = 'activities.session.isClosed' | 'activities.session.isCancelled'

/**
 * Moves one session to another time, place or room; in a series it stays the exception it is, unless the room is taken for all
 * that are still to come. Refused once closed or cancelled, and where somebody else has the room then.
 */
export const moveSession = (
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  form: SessionForm,
  { now, timeZone }: Clock,
): Promise<Outcome<null, Standing | 'places.booking.taken'>> =>
  withRooms<null, Standing>(tx, async () => {
    const session = await lockedSession(tx, sessionId)
    if (session.closed_at) return refused('activities.session.isClosed')
    if (session.cancelled_at) return refused('activities.session.isCancelled')
    const where = await whereOf(tx, form)
    const moved = await tx
      .updateTable('activity_session')
      .set({ ...timesOf(form, timeZone), ...where, title: form.title ?? null })
      .where('id', '=', sessionId)
      .returning('activity_id')
      .executeTakeFirstOrThrow()
    const { room_id: roomId, place_id: placeId } = where
    const others =
      form.roomForComing && roomId && placeId
        ? await takeForComing(tx, moved.activity_id, { roomId, placeId, now })
        : []
    await record(tx, actor, 'activities.sessionMoved', 'activity_session', sessionId)
    return holdAsTheyStand(tx, actor, [...new Set([sessionId, ...others])], now)
  })

/** Cancels one session, or calls it back; its room goes and comes with it. Refused once closed, or where the room is taken. */
export const cancelSession = (
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  cancelledAt: Date | null,
): Promise<Outcome<null, 'activities.session.isClosed' | 'places.booking.taken'>> =>
  withRooms<null, 'activities.session.isClosed'>(tx, async () => {
    const session = await lockedSession(tx, sessionId)
    if (session.closed_at) return refused('activities.session.isClosed')
    if ((session.cancelled_at === null) === (cancelledAt === null)) return done(null)
    await tx
      .updateTable('activity_session')
      .set({ cancelled_at: cancelledAt, cancelled_by: cancelledAt ? actor.personId : null })
      .where('id', '=', sessionId)
      .execute()
    await record(
      tx,
      actor,
      cancelledAt ? 'activities.sessionCancelled' : 'activities.sessionCalledBack',
      'activity_session',
      sessionId,
    )
    return holdAsTheyStand(tx, actor, [sessionId], cancelledAt ?? session.starts_at)
  })
