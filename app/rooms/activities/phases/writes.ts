import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Kind } from '../rules.ts'
import type { PhaseForm } from './forms.ts'
import { phasesTaken } from './reads.ts'
import { type PhaseRefusal, refusalToFollow } from './rules.ts'

type Refusal = PhaseRefusal | 'activities.phases.before' | 'activities.phases.meanwhile'

/**
 * Decides the phase an activity is in from a day on. What stood before stays as history. Refused where it may not follow,
 * on a day before the last decision, and where somebody decided since the page was shown. The same form again changes nothing.
 */
export async function decidePhase(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  { phase, decidedOn, why, told, after }: PhaseForm,
): Promise<Outcome<null, Refusal>> {
  // Two who decide at once do so one after the other.
  const activity = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .select(['kind', 'published_at'])
    .forUpdate()
    .executeTakeFirst()
  if (!activity) throw new NotHere()
  const taken = await phasesTaken(tx, activityId)
  if (taken.some((one) => one.id === id)) return done(null)
  const last = taken[0]
  if ((last?.id ?? undefined) !== after) return refused('activities.phases.meanwhile')
  const kind = activity.kind as Kind
  const refusal = refusalToFollow(kind, last?.phase ?? null, phase)
  if (refusal) return refused(refusal)
  if (last && decidedOn < last.decidedOn) return refused('activities.phases.before')
  const common = { territory_id: actor.territoryId, activity_id: activityId, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'activity_phase', {
    ...common,
    id,
    phase,
    number: (last?.number ?? 0) + 1,
    decided_on: decidedOn,
    told: told ?? null,
    // How far a group still needs somebody is nobody else's matter.
    shown: kind === 'lab' && activity.published_at !== null,
  })
  if (!added) return done(null)
  await tx
    .insertInto('activity_phase_why')
    .values({ ...common, phase_id: id, why })
    .execute()
  await record(tx, actor, 'activities.phaseDecided', 'activity', activityId)
  return done(null)
}

/** The phases of a lab are open to anyone while it is. */
export async function showPhases(tx: ActorTx, activityId: string, shown: boolean) {
  const lab = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .where('kind', '=', 'lab')
    .select('id')
    .executeTakeFirst()
  await tx
    .updateTable('activity_phase')
    .set({ shown: shown && lab !== undefined })
    .where('activity_id', '=', activityId)
    .where('phase', 'not in', ['engaging', 'sustained', 'on_call', 'autonomous'])
    .execute()
}
