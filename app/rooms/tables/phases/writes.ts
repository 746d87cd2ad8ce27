import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { candidatesOf } from '../candidates/reads.ts'
import { meetingById } from '../meetings/reads.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import type { PartsForm, PhaseForm } from './forms.ts'
import { phasesOf } from './reads.ts'

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>
const MOST_PHASES = 20

/** Begins the next phase. Refused before the one it follows began, and once the proceeding is closed. */
export async function beginPhase(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  id: string,
  { title, fromOn, untilOn }: PhaseForm,
): Done<'tables.phase.before' | 'tables.phase.many' | 'tables.proceeding.over'> {
  const one = await holdProceeding(tx, proceedingId)
  const phases = await phasesOf(tx, proceedingId)
  if (phases.some((phase) => phase.id === id)) return done({ id })
  if (one.closedOn) return refused('tables.proceeding.over')
  if (phases.length >= MOST_PHASES) return refused('tables.phase.many')
  const last = phases.at(-1)
  if (fromOn < (last?.fromOn ?? one.opensOn)) return refused('tables.phase.before')
  const added = await insertOwn(tx, 'proceeding_phase', {
    territory_id: actor.territoryId,
    id,
    proceeding_id: proceedingId,
    table_id: one.tableId,
    number: (last?.number ?? 0) + 1,
    title,
    from_on: fromOn,
    until_on: untilOn ?? null,
    shown: one.publishedOn !== null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.phaseBegun', 'proceeding', proceedingId)
  return done({ id })
}

/**
 * Says of every candidate who was admitted whether they are in a phase; the last word stands. Refused for who was not
 * admitted, in a phase of another proceeding, and once it is closed.
 */
export async function noteParts(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  phaseId: string,
  { here, whys }: PartsForm,
): Done<'tables.phase.notAdmitted' | 'tables.phase.nobody' | 'tables.proceeding.over'> {
  const one = await holdProceeding(tx, proceedingId)
  const phases = await phasesOf(tx, proceedingId)
  const phase = phases.find(({ id }) => id === phaseId)
  if (!phase) throw new NotHere()
  if (one.closedOn) return refused('tables.proceeding.over')
  const all = await candidatesOf(tx, proceedingId)
  // Whoever was there and took their application back later was there all the same.
  const were = new Set(phases.flatMap(({ parts }) => parts.map(({ candidateId }) => candidateId)))
  const admitted = all.filter(({ id, state }) => state === 'admitted' || were.has(id))
  if (here.some((id) => !admitted.some((one) => one.id === id))) return refused('tables.phase.notAdmitted')
  if (admitted.length === 0) return refused('tables.phase.nobody')
  for (const { id, shown } of admitted) {
    const said = { here: here.includes(id), why: here.includes(id) ? null : whys.get(id) || null, shown }
    await tx
      .insertInto('proceeding_part')
      .values({
        territory_id: actor.territoryId,
        phase_id: phaseId,
        candidate_id: id,
        proceeding_id: proceedingId,
        table_id: one.tableId,
        ...said,
        recorded_by: actor.personId,
      })
      .onConflict((same) => same.columns(['territory_id', 'phase_id', 'candidate_id']).doUpdateSet(said))
      .execute()
  }
  await record(tx, actor, 'tables.partsNoted', 'proceeding', proceedingId)
  return done({ id: phaseId })
}

/** Makes a meeting of the table a session of a proceeding. Refused for a meeting of another table. */
export async function linkSession(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  { meetingId, phaseId }: { meetingId: string; phaseId?: string | undefined },
): Done<'tables.session.otherTable'> {
  const one = await holdProceeding(tx, proceedingId)
  const meeting = await meetingById(tx, meetingId)
  if (meeting?.tableId !== one.tableId) return refused('tables.session.otherTable')
  if (phaseId && !(await phasesOf(tx, proceedingId)).some(({ id }) => id === phaseId)) throw new NotHere()
  await tx
    .deleteFrom('proceeding_session')
    .where('proceeding_id', '=', proceedingId)
    .where('meeting_id', '=', meetingId)
    .execute()
  await tx
    .insertInto('proceeding_session')
    .values({
      territory_id: actor.territoryId,
      proceeding_id: proceedingId,
      meeting_id: meetingId,
      table_id: one.tableId,
      phase_id: phaseId ?? null,
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'tables.sessionLinked', 'proceeding', proceedingId)
  return done({ id: meetingId })
}
