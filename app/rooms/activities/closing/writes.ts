import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { correctEvidence, removeEvidence } from '../../ties/writes.ts'
import { mayReopen } from '../sessions/rules.ts'
import { type LockedSession, lockedSession } from '../sessions/writes.ts'

const evidenceOf = (sessionId: string) => ({
  kind: 'attended' as const,
  sourceKind: 'activity_session',
  sourceId: sessionId,
})

export async function closeRegister(tx: ActorTx, actor: SignedInActor, session: LockedSession, now: Date) {
  await tx
    .updateTable('activity_session')
    .set({ closed_at: now, closed_by: actor.personId })
    .where('id', '=', session.id)
    .execute()
  await tieAttended(tx, actor, session)
  await record(tx, actor, 'activities.sessionClosed', 'activity_session', session.id)
}

/** Ties those who attended a closed session by name, to each other and to the place, as the register says now. */
export async function tieAttended(
  tx: ActorTx,
  actor: Actor,
  session: { id: string; held_on: string; place_id: string | null },
) {
  const attended = await tx
    .selectFrom('attendance')
    .where('session_id', '=', session.id)
    .where('state', '=', 'attended')
    .select('person_id')
    .execute()
  if (attended.length === 0) return removeEvidence(tx, actor, evidenceOf(session.id))
  return correctEvidence(tx, actor, {
    ...evidenceOf(session.id),
    on: session.held_on,
    nodes: [
      ...attended.map((row) => ({ kind: 'person' as const, id: row.person_id })),
      ...(session.place_id ? [{ kind: 'place' as const, id: session.place_id }] : []),
    ],
  })
}

/** Opens a closed session again to correct it; until it is closed anew it is not reported and ties nobody. */
export async function reopenSession(
  tx: ActorTx,
  actor: SignedInActor,
  sessionId: string,
): Promise<Outcome<null, 'activities.session.notYours'>> {
  const session = await lockedSession(tx, sessionId)
  if (!session.closed_at) return done(null)
  if (!mayReopen({ closedBy: session.closed_by }, actor)) return refused('activities.session.notYours')
  await tx
    .updateTable('activity_session')
    .set({ closed_at: null, closed_by: null })
    .where('id', '=', sessionId)
    .execute()
  await removeEvidence(tx, actor, evidenceOf(sessionId))
  await record(tx, actor, 'activities.sessionReopened', 'activity_session', sessionId)
  return done(null)
}
