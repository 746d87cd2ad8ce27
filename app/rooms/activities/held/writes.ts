import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { freeRooms, holdRooms } from '../../places/sessions/writes.ts'

class Undone extends Error {}

/** Does something whole, or, where a room it needs is taken, undoes all of it and says so. */
export async function withRooms<Done, Refusal extends string>(
  tx: ActorTx,
  work: () => Promise<Outcome<Done, Refusal | 'places.booking.taken'>>,
): Promise<Outcome<Done, Refusal | 'places.booking.taken'>> {
  let outcome: Outcome<Done, Refusal | 'places.booking.taken'> = refused('places.booking.taken')
  try {
    await attempt(tx, async () => {
      outcome = await work()
      if (!outcome.ok) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return outcome
}

/**
 * The rooms of these sessions are held as they now stand, in the same transaction: where they are, when they are, under the
 * public title of what is public; the rooms of those cancelled, moved elsewhere or taken out are let go. Refused where
 * somebody else has one of the rooms then.
 */
export async function holdAsTheyStand(
  tx: ActorTx,
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<Outcome<null, 'places.booking.taken'>> {
  if (ids.length === 0) return done(null)
  const sessions = await tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .innerJoin('place_room as room', 'room.id', 'session.room_id')
    .where('session.id', 'in', ids)
    .where('session.cancelled_at', 'is', null)
    .select(['session.id', 'session.starts_at', 'session.ends_at', 'session.public'])
    .select(['room.id as roomId', 'room.place_id as placeId', 'activity.title'])
    .execute()
  const standing = new Set(sessions.map(({ id }) => id))
  await freeRooms(
    tx,
    actor,
    ids.filter((id) => !standing.has(id)),
    now,
  )
  if (sessions.length === 0) return done(null)
  const { time_zone: timeZone } = await tx
    .selectFrom('territory')
    .where('id', '=', actor.territoryId)
    .select('time_zone')
    .executeTakeFirstOrThrow()
  return holdRooms(
    tx,
    actor,
    sessions.map(({ id, roomId, placeId, title, ...session }) => ({
      id,
      roomId,
      placeId,
      title: session.public ? title : null,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
    })),
    timeZone,
  )
}

/** The same room for every session of an activity still to come at its place, cancelled ones left out. Gives which. */
export async function takeForComing(
  tx: ActorTx,
  activityId: string,
  { roomId, placeId, now }: { roomId: string; placeId: string; now: Date },
): Promise<string[]> {
  const coming = await tx
    .updateTable('activity_session')
    .set({ room_id: roomId, place_id: placeId })
    .where('activity_id', '=', activityId)
    .where('starts_at', '>', now)
    .where('cancelled_at', 'is', null)
    .where('closed_at', 'is', null)
    .returning('id')
    .execute()
  return coming.map(({ id }) => id)
}
