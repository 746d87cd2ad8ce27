import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { PathForm, SessionForm } from './forms.ts'
import { type Participant, type Path, participantsOf, pathById, sessionsOf } from './reads.ts'

const columnsOf = ({ name, about, forWhom, hours, steps, figure }: PathForm) => ({
  name,
  about: about ?? null,
  for_whom: forWhom,
  hours: String(hours),
  steps,
  figure: figure ?? null,
})

/** Opens a path under its form's id; sent twice it is one. */
export async function openPath(tx: ActorTx, actor: Actor, id: string, form: PathForm) {
  const added = await insertOwn(tx, 'training_path', {
    territory_id: actor.territoryId,
    id,
    ...columnsOf(form),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.openedTraining', 'training_path', id)
}

/** Says a path anew. Refused where a session is of a step that would be gone. */
export async function changePath(
  tx: ActorTx,
  actor: Actor,
  id: string,
  form: PathForm,
): Promise<Outcome<undefined, 'operators.training.stepUsed'>> {
  const used = (await sessionsOf(tx, id)).some(({ step }) => (step ?? 0) > form.steps.length)
  if (used) return refused('operators.training.stepUsed')
  await tx.updateTable('training_path').set(columnsOf(form)).where('id', '=', id).execute()
  await record(tx, actor, 'operators.changedTraining', 'training_path', id)
  return done(undefined)
}

/** A path that is held no more keeps who was on it; ended again it goes on as it was. */
export async function endPath(tx: ActorTx, actor: Actor, id: string, today: string) {
  const ended = await tx
    .updateTable('training_path')
    .set({ ended_on: today })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'operators.endedTraining', 'training_path', id)
}

const sessionColumns = ({ step, onDate, startsAt, hours, place, teacher }: SessionForm) => ({
  step: step ?? null,
  on_date: onDate,
  starts_at: startsAt,
  hours: String(hours),
  place_said: place,
  teacher,
})

/** Puts a session of a path into the calendar, also one that was held. The step is one of the path's. */
export async function planSession(
  tx: ActorTx,
  actor: Actor,
  id: string,
  path: Path,
  form: SessionForm,
): Promise<Outcome<undefined, 'operators.training.stepUnknown'>> {
  if ((form.step ?? 0) > path.steps.length) return refused('operators.training.stepUnknown')
  const added = await insertOwn(tx, 'training_session', {
    territory_id: actor.territoryId,
    id,
    path_id: path.id,
    ...sessionColumns(form),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.plannedTraining', 'training_session', id)
  return done(undefined)
}

/** Moves a session, or says it anew; who was there stays written. */
export async function changeSession(
  tx: ActorTx,
  actor: Actor,
  id: string,
  path: Path,
  form: SessionForm,
): Promise<Outcome<undefined, 'operators.training.stepUnknown'>> {
  if ((form.step ?? 0) > path.steps.length) return refused('operators.training.stepUnknown')
  await tx.updateTable('training_session').set(sessionColumns(form)).where('id', '=', id).execute()
  await record(tx, actor, 'operators.movedTraining', 'training_session', id)
  return done(undefined)
}

/** Called off: it counts for nobody. */
export async function cancelSession(tx: ActorTx, actor: Actor, id: string) {
  const gone = await tx
    .updateTable('training_session')
    .set({ cancelled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('kept_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.cancelledTraining', 'training_session', id)
}

type JoinRefusal = 'operators.training.personMissing' | 'people.naming.restricted' | 'people.naming.minor'

/** Puts people on a path; who is on it already stays as they are. Refused as a whole where one of them may not be named. */
export async function joinPath(
  tx: ActorTx,
  actor: Actor,
  pathId: string,
  people: readonly string[],
  fromOn: string,
): Promise<Outcome<{ joined: number }, JoinRefusal>> {
  const kept = await Promise.all(people.map((id) => keptIdOf(tx, id)))
  const ids = [...new Set(kept.flatMap((id) => id ?? []))]
  if (kept.some((id) => !id)) return refused('operators.training.personMissing')
  const tooYoung = await refusalToName(tx, actor, ids, fromOn)
  if (tooYoung) return refused(tooYoung)
  let joined = 0
  for (const personId of ids) {
    const id = newId()
    const added = await tx
      .insertInto('training_participant')
      .values({
        territory_id: actor.territoryId,
        id,
        path_id: pathId,
        person_id: personId,
        from_on: fromOn,
        recorded_by: actor.personId,
      })
      .onConflict((again) => again.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) continue
    joined += 1
    await record(tx, actor, 'operators.joinedTraining', 'training_participant', id)
  }
  return done({ joined })
}

/** Somebody goes this way no further; what they were at stays. */
export async function leavePath(tx: ActorTx, actor: Actor, pathId: string, personId: string, today: string) {
  const left = await tx
    .updateTable('training_participant')
    .set({ left_on: sql<string>`greatest(${today}::date, from_on)` })
    .where('path_id', '=', pathId)
    .where('person_id', '=', personId)
    .where('left_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (left) await record(tx, actor, 'operators.leftTraining', 'training_participant', left.id)
}

/**
 * Keeps the register of a session: who of the path was there; everybody else was not. Said again, the last word stands. People
 * who are not on the path are left out.
 */
export async function keepRegister(
  tx: ActorTx,
  actor: Actor,
  session: { id: string; pathId: string },
  present: readonly string[],
) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`training ${session.id}`}, 0))`.execute(tx)
  const here = await tx
    .selectFrom('training_participant')
    .where('path_id', '=', session.pathId)
    .select('person_id')
    .execute()
  const there = [...new Set(here.map(({ person_id }) => person_id))].filter((id) => present.includes(id))
  let gone = tx.deleteFrom('training_presence').where('session_id', '=', session.id)
  if (there.length > 0) gone = gone.where('person_id', 'not in', there)
  await gone.execute()
  if (there.length > 0)
    await tx
      .insertInto('training_presence')
      .values(
        there.map((person_id) => ({
          territory_id: actor.territoryId,
          session_id: session.id,
          person_id,
          recorded_by: actor.personId,
        })),
      )
      .onConflict((again) => again.doNothing())
      .execute()
  await tx
    .updateTable('training_session')
    .set({ kept_at: sql<Date>`now()` })
    .where('id', '=', session.id)
    .execute()
  await record(tx, actor, 'operators.keptTrainingRegister', 'training_session', session.id)
}

type CompleteRefusal = 'operators.training.notEnough' | 'operators.training.notOnPath'

/** Writes down that somebody completed a path, on the day of the last session they were at. Refused before there is enough. */
export async function completePath(
  tx: ActorTx,
  actor: Actor,
  pathId: string,
  personId: string,
): Promise<Outcome<undefined, CompleteRefusal>> {
  const path = await pathById(tx, pathId)
  const on = path && (await participantsOf(tx, path, await sessionsOf(tx, pathId)))
  const one = on?.find((person: Participant) => person.personId === personId)
  if (!one) return refused('operators.training.notOnPath')
  if (one.completion) return done(undefined)
  const { enough, lastOn, hours } = one.progress
  if (!enough || !lastOn) return refused('operators.training.notEnough')
  const id = newId()
  const added = await tx
    .insertInto('training_completion')
    .values({
      territory_id: actor.territoryId,
      id,
      path_id: pathId,
      person_id: personId,
      on_date: lastOn,
      hours: String(hours),
      recorded_by: actor.personId,
    })
    .onConflict((again) => again.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await record(tx, actor, 'operators.completedTraining', 'training_completion', id)
  return done(undefined)
}

/** Takes back a completion written by mistake: its certificate is no more. */
export async function withdrawCompletion(tx: ActorTx, actor: Actor, id: string) {
  const gone = await tx
    .updateTable('training_completion')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('path_id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.withdrewCompletion', 'training_completion', id)
  return gone?.path_id
}
