import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { placeStands } from '../../encounters/who/writes.ts'
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

/** A further session, outside any series, under the id its form came with. */
export async function addSession(
  tx: ActorTx,
  actor: SignedInActor,
  holder: Holder,
  id: string,
  form: SessionForm,
  timeZone: string,
) {
  await placeStands(tx, form.placeId)
  const session = {
    ...timesOf(form, timeZone),
    id,
    recurrence_at: null,
    place_id: form.placeId ?? null,
    title: form.title ?? null,
  }
  const added = await addSessions(tx, actor, holder, [session])
  if (added.length) await record(tx, actor, 'activities.sessionAdded', 'activity_session', id)
}

type Standing = 'activities.session.isClosed' | 'activities.session.isCancelled'

/** Moves one session to another time or place; in a series it stays the exception it is. Refused once closed or cancelled. */
export async function moveSession(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  form: SessionForm,
  timeZone: string,
): Promise<Outcome<null, Standing>> {
  const session = await lockedSession(tx, sessionId)
  if (session.closed_at) return refused('activities.session.isClosed')
  if (session.cancelled_at) return refused('activities.session.isCancelled')
  await placeStands(tx, form.placeId)
  await tx
    .updateTable('activity_session')
    .set({ ...timesOf(form, timeZone), place_id: form.placeId ?? null, title: form.title ?? null })
    .where('id', '=', sessionId)
    .execute()
  await record(tx, actor, 'activities.sessionMoved', 'activity_session', sessionId)
  return done(null)
}

/** Cancels one session, or calls it back. Refused once closed. */
export async function cancelSession(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
  cancelledAt: Date | null,
): Promise<Outcome<null, 'activities.session.isClosed'>> {
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
  return done(null)
}
