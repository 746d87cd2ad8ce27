import { sql } from 'kysely'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { TEAM } from '../../people/rules.ts'
import type { Kind } from '../rules.ts'
import { besideEachOther, type LabFigures, NOTHING_HELD } from './rules.ts'

export type Cohort = {
  id: string
  name: string
  startsOn: string
  endsOn: string
  fundedUntil: string | null
  labs: number
}

const cohortLines = (tx: ActorTx) =>
  tx
    .selectFrom('lab_cohort as c')
    .leftJoin('lab_setting as s', 's.cohort_id', 'c.id')
    .groupBy(['c.territory_id', 'c.id', 'c.name', 'c.starts_on', 'c.ends_on', 'c.funded_until'])
    .select(['c.id', 'c.name', 'c.starts_on as startsOn', 'c.ends_on as endsOn'])
    .select((eb) => ['c.funded_until as fundedUntil', eb.fn.count<number>('s.activity_id').as('labs')])

/** The cohorts of the territory, the latest first. */
export const cohorts = (tx: ActorTx): Promise<Cohort[]> =>
  cohortLines(tx).orderBy('c.starts_on', 'desc').orderBy('c.id').execute()

export const cohortById = (tx: ActorTx, id: string): Promise<Cohort | undefined> =>
  cohortLines(tx).where('c.id', '=', id).executeTakeFirst()

export type Zone = { id: string; name: string; municipalities: string[]; quarters: string | null }
export const zones = (tx: ActorTx): Promise<Zone[]> =>
  tx
    .selectFrom('lab_zone')
    .orderBy('name')
    .orderBy('id')
    .select(['id', 'name', 'municipalities', 'quarters'])
    .execute()

/** Where activities stand: cohort, zone, inside whom, until when they are paid for. */
const settings = (tx: ActorTx) =>
  tx
    .selectFrom('lab_setting as s')
    .innerJoin('activity as a', 'a.id', 's.activity_id')
    .leftJoin('lab_cohort as c', 'c.id', 's.cohort_id')
    .leftJoin('lab_zone as z', 'z.id', 's.zone_id')
    .leftJoin('organisation as o', 'o.id', 's.inside_id')
    .select(['a.id', 'a.title', 'a.kind', 's.cohort_id as cohortId', 'c.name as cohort'])
    .select(['s.zone_id as zoneId', 'z.name as zone', 's.inside_id as insideId', 'o.name as inside'])
    .select(['o.kind as insideKind', 's.funded_until as ownUntil', 'c.funded_until as cohortUntil'])
    .select('s.with_youths_on as withYouthsOn')
    .orderBy('c.starts_on')
    .orderBy('z.name')
    .orderBy('a.search_title')
    .orderBy('a.id')
    .$castTo<Setting>()

export type Setting = {
  id: string
  title: string
  kind: Kind
  cohortId: string | null
  cohort: string | null
  zoneId: string | null
  zone: string | null
  insideId: string | null
  inside: string | null
  insideKind: string | null
  ownUntil: string | null
  cohortUntil: string | null
  withYouthsOn: string | null
}

export const settingOf = (tx: ActorTx, activityId: string): Promise<Setting | undefined> =>
  settings(tx).where('s.activity_id', '=', activityId).executeTakeFirst()

export const labsOfCohort = (tx: ActorTx, cohortId: string): Promise<Setting[]> =>
  settings(tx).where('s.cohort_id', '=', cohortId).execute()

/** Labs held inside an organisation: a company, a school. */
export const labsInside = (tx: ActorTx): Promise<Setting[]> =>
  settings(tx).where('s.inside_id', 'is not', null).where('a.kind', '=', 'lab').limit(500).execute()

/** Labs whose money has an end, by now or later. */
export const labsWithAnEnd = (tx: ActorTx): Promise<Setting[]> =>
  settings(tx)
    .where((or) => or.or([or('s.funded_until', 'is not', null), or('c.funded_until', 'is not', null)]))
    .limit(1000)
    .execute()

/**
 * What was held of each activity between two days, both included. Outside the team numbers of small groups are null, and what
 * they would follow from.
 */
export async function figuresOf(
  tx: ActorTx,
  actor: Actor,
  ids: readonly string[],
  from: string,
  until: string,
): Promise<Map<string, LabFigures>> {
  const { rows } = await sql<LabFigures & { id: string }>`
    select activity_id as id, sessions, minutes, named, headcount, people, first_on as "firstOn", last_on as "lastOn"
    from app.lab_figures(${actor.territoryId}, ${ids}::uuid[], ${from}, ${until})`.execute(tx)
  const whole = ids.map((id) => ({ ...NOTHING_HELD, ...rows.find((row) => row.id === id), id }))
  const told = holdsRole(actor, ...TEAM) ? whole : besideEachOther(whole)
  return new Map(told.map((row) => [row.id, row]))
}
