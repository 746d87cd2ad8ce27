import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type OpenSession = {
  id: string
  activityId: string
  title: string
  kind: string
  area: string
  startsAt: Date
  endsAt: Date
  place: string | null
  municipality: string | null
  cancelled: boolean
}

/** Public sessions that begin since an instant, by time. */
export async function openSessions(tx: ActorTx, { territoryId }: Actor, since: Date): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select session.id, session.activity_id as "activityId",
      activity.title || coalesce(': ' || session.title, '') as title, activity.kind, activity.area,
      session.starts_at as "startsAt", session.ends_at as "endsAt", place.name as place,
      municipality.name as municipality, session.cancelled_at is not null as cancelled
    from activity_session session
      join activity on activity.territory_id = ${territoryId} and activity.id = session.activity_id
      left join place on place.territory_id = ${territoryId} and place.published_on is not null
        and place.id = coalesce(session.place_id, activity.place_id)
      left join municipality on municipality.istat_code = place.istat_code
    where session.territory_id = ${territoryId} and session.public and session.starts_at >= ${since}
    order by session.starts_at, session.id`.execute(tx)
  return rows
}

export type OpenEdition = { id: string; name: string; untilOn: string; publishedAt: Date }

/** Editions of the outcomes that were published, the latest first. */
export const openEditions = (tx: ActorTx): Promise<OpenEdition[]> =>
  tx
    .selectFrom('outcome_edition')
    .where('published_at', 'is not', null)
    .select(['id', 'name', 'until_on as untilOn', 'published_at as publishedAt'])
    .orderBy('published_at', 'desc')
    .$castTo<OpenEdition>()
    .execute()

export type OpenReport = { id: string; title: string; fromOn: string; untilOn: string; publishedAt: Date }

/** Reports that were published, each as it was signed last, the latest days first. */
export async function openReports(tx: ActorTx): Promise<OpenReport[]> {
  const published = await tx
    .selectFrom('report_signing')
    .where('published_at', 'is not', null)
    .distinctOn('report_id')
    .orderBy('report_id')
    .orderBy('number', 'desc')
    .select(['id', 'title', 'from_on as fromOn', 'until_on as untilOn', 'published_at as publishedAt'])
    .$castTo<OpenReport>()
    .execute()
  return published.sort(
    (one, other) => other.untilOn.localeCompare(one.untilOn) || other.id.localeCompare(one.id),
  )
}

/** When the directory last changed: an organisation, a place, or a session of the agenda. */
export async function lastChange(tx: ActorTx, { territoryId }: Actor): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select max(changed_at) from organisation where territory_id = ${territoryId} and listed_on is not null),
      (select max(changed_at) from place where territory_id = ${territoryId} and published_on is not null),
      (select max(session.changed_at) from activity_session session where territory_id = ${territoryId} and session.public)
    ) as at`.execute(tx)
  return rows[0]?.at ?? null
}

/** Municipalities of the territory, by name. */
export const municipalitiesHere = (tx: ActorTx) =>
  tx
    .selectFrom('territory_municipality as here')
    .innerJoin('municipality', 'municipality.istat_code', 'here.istat_code')
    .select(['municipality.name', 'municipality.istat_code as code'])
    .orderBy('municipality.search_name')
    .execute()
