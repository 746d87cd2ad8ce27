import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { PartIn, PhaseWith } from './rules.ts'

export type Phase = PhaseWith & { proceedingId: string; fromOn: string; untilOn: string | null }

/** The phases of a proceeding, with who was in each as far as the actor may read it. */
export async function phasesOf(tx: ActorTx, proceedingId: string): Promise<Phase[]> {
  const phases = await tx
    .selectFrom('proceeding_phase')
    .where('proceeding_id', '=', proceedingId)
    .orderBy('number')
    .select([
      'id',
      'proceeding_id as proceedingId',
      'number',
      'title',
      'from_on as fromOn',
      'until_on as untilOn',
    ])
    .execute()
  const parts = await tx
    .selectFrom('proceeding_part')
    .where('proceeding_id', '=', proceedingId)
    .orderBy('candidate_id')
    .select(['phase_id as phaseId', 'candidate_id as candidateId', 'here', 'why'])
    .execute()
  return phases.map((phase) => ({
    ...phase,
    parts: parts.filter(({ phaseId }) => phaseId === phase.id).map(({ phaseId: _, ...part }): PartIn => part),
  }))
}

export type Session = { meetingId: string; phaseId: string | null; onDate: string; approved: boolean }

/** The meetings of the table that are sessions of a proceeding, as far as the actor may read them. */
export async function sessionsOf(tx: ActorTx, proceedingId: string): Promise<Session[]> {
  const rows = await tx
    .selectFrom('proceeding_session as s')
    .innerJoin('table_meeting as m', 'm.id', 's.meeting_id')
    .where('s.proceeding_id', '=', proceedingId)
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .select([
      's.meeting_id as meetingId',
      's.phase_id as phaseId',
      'm.on_date as onDate',
      'm.approved_on as approvedOn',
    ])
    .execute()
  return rows.map(({ approvedOn, ...row }) => ({ ...row, approved: approvedOn !== null }))
}

/** The proceedings a meeting is a session of. */
export const proceedingsOfMeeting = (tx: ActorTx, meetingId: string) =>
  tx
    .selectFrom('proceeding_session as s')
    .innerJoin('proceeding as p', 'p.id', 's.proceeding_id')
    .where('s.meeting_id', '=', meetingId)
    .orderBy('p.title')
    .orderBy('p.id')
    .select(['p.id', 'p.title'])
    .execute()
