import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { Phase } from './rules.ts'

export type PhaseTaken = {
  id: string
  phase: Phase
  number: number
  decidedOn: string
  told: string | null
  /** For whoever works here. */
  why: string | null
  by: string | null
}

/** The decisions an activity went through, the latest first. */
export async function phasesTaken(tx: ActorTx, activityId: string): Promise<PhaseTaken[]> {
  const rows = await tx
    .selectFrom('activity_phase as p')
    .leftJoin('activity_phase_why as w', 'w.phase_id', 'p.id')
    .leftJoin('person as by', 'by.id', 'p.recorded_by')
    .where('p.activity_id', '=', activityId)
    .orderBy('p.number', 'desc')
    .select(['p.id', 'p.phase', 'p.number', 'p.decided_on as decidedOn', 'p.told', 'w.why'])
    .select(['by.given_name', 'by.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, phase, ...row }) => ({
    ...row,
    phase: phase as Phase,
    by: given_name === null ? null : fullName({ given_name, family_name: family_name ?? '' }),
  }))
}

export type Standing = { activityId: string; phase: Phase; decidedOn: string; told: string | null }

/** The phase each activity is in, by its id; those nobody decided of are left out. */
export async function standingPhases(
  tx: ActorTx,
  activityIds: readonly string[],
): Promise<Map<string, Standing>> {
  if (activityIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('activity_phase')
    .where('activity_id', 'in', activityIds)
    .distinctOn('activity_id')
    .orderBy('activity_id')
    .orderBy('number', 'desc')
    .select(['activity_id as activityId', 'phase', 'decided_on as decidedOn', 'told'])
    .$castTo<Standing>()
    .execute()
  return new Map(rows.map((row) => [row.activityId, row]))
}

/** Every group with its phase, if it is in one, by title. */
export async function groupsByPhase(tx: ActorTx) {
  const groups = await tx
    .selectFrom('activity')
    .where('kind', '=', 'group')
    .orderBy('search_title')
    .orderBy('id')
    .limit(1000)
    .select(['id', 'title'])
    .execute()
  const standing = await standingPhases(
    tx,
    groups.map(({ id }) => id),
  )
  return groups.map((group) => ({ ...group, standing: standing.get(group.id) }))
}
export type GroupInPhase = Awaited<ReturnType<typeof groupsByPhase>>[number]
