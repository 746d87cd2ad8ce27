import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { AgendaQuery } from './forms.ts'

// The statements of the pages most asked for are written out and answer in one row: nothing is built for each request.

export type ListedSession = {
  id: string
  activityId: string
  heldOn: string
  startsAt: Date
  endsAt: Date
  ownTitle: string | null
  cancelled: boolean
  title: string
  kind: string
  area: string
  placeId: string | null
  placeName: string | null
  municipality: string | null
}
/** The same as JSON tells it. */
export type SaidSession = Omit<ListedSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }

export const listedSession = (said: SaidSession): ListedSession => ({
  ...said,
  startsAt: new Date(said.startsAt),
  endsAt: new Date(said.endsAt),
})

/** A session is where it says, else where its activity is. */
export const heldAt = sql<string | null>`coalesce(session.place_id, activity.place_id)`

export const saidSession = sql<SaidSession>`json_build_object('id', session.id, 'activityId', session.activity_id,
  'heldOn', session.held_on, 'startsAt', session.starts_at, 'endsAt', session.ends_at, 'ownTitle', session.title,
  'cancelled', session.cancelled_at is not null, 'title', activity.title, 'kind', activity.kind, 'area', activity.area,
  'placeId', place.id, 'placeName', place.name, 'municipality', municipality.name)`

/** Public sessions with all that `saidSession` says of them. */
export const publicSessions = (territoryId: string) => sql`activity_session session
  join activity on activity.territory_id = ${territoryId} and activity.id = session.activity_id
  left join place on place.territory_id = ${territoryId} and place.id = ${heldAt}
  left join municipality on municipality.istat_code = place.istat_code
  where session.territory_id = ${territoryId} and session.public`

/** No session lasts longer: it lets the index on starts_at find what is going on now. */
const LONGEST_SESSION_MS = 24 * 60 * 60 * 1000
export const notOver = (now: Date) =>
  sql`session.starts_at >= ${new Date(now.getTime() - LONGEST_SESSION_MS)} and session.ends_at >= ${now}`

export type AgendaFilter = AgendaQuery & { from: string }
type Span = { page: number; perPage: number; timeZone: string }
type AgendaRow = {
  sessions: SaidSession[]
  total: number
  places: { id: string; name: string }[]
  municipalities: { code: string; name: string }[]
}

/**
 * Public sessions that begin from `from` to `to` (days of the territory), by time, how many there are in all, and what
 * the agenda may be narrowed to.
 */
export async function agendaPage(
  tx: ActorTx,
  { territoryId }: Actor,
  asked: AgendaFilter,
  { page, perPage, timeZone }: Span,
) {
  const { from, to, area, kind, municipality, place } = asked
  const { rows } = await sql<AgendaRow>`
    with found as (
      select ${saidSession} as said, session.starts_at, session.id, count(*) over () as total
      from ${publicSessions(territoryId)}
        and session.starts_at >= ${from}::date::timestamp at time zone ${timeZone}
        and (${to}::date is null or session.starts_at < (${to}::date + 1)::timestamp at time zone ${timeZone})
        and (${area}::text is null or activity.area = ${area})
        and (${kind}::text is null or activity.kind = ${kind})
        and (${municipality}::text is null or place.istat_code = ${municipality})
        and (${place}::uuid is null or ${heldAt} = ${place})
      order by session.starts_at, session.id limit ${perPage} offset ${(page - 1) * perPage}
    )
    select
      (select coalesce(max(total), 0) from found)::integer as total,
      (select coalesce(json_agg(said order by starts_at, id), '[]') from found) as sessions,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by search_name), '[]') from place
        where territory_id = ${territoryId} and published_on is not null and closed_on is null) as places,
      (select coalesce(json_agg(json_build_object('code', municipality.istat_code, 'name', municipality.name)
        order by municipality.search_name), '[]') from territory_municipality here
        join municipality on municipality.istat_code = here.istat_code
        where here.territory_id = ${territoryId}) as municipalities
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a statement without a from gives one row')
  return { ...row, sessions: row.sessions.map(listedSession) }
}

/** What goes on now and what comes next, before an instant. */
export async function comingSessions(
  tx: ActorTx,
  { territoryId }: Actor,
  { now, before, limit }: { now: Date; before: Date; limit: number },
) {
  const { rows } = await sql<{ said: SaidSession }>`
    select ${saidSession} as said from ${publicSessions(territoryId)} and ${notOver(now)} and session.starts_at < ${before}
    order by session.starts_at, session.id limit ${limit}
  `.execute(tx)
  return rows.map(({ said }) => listedSession(said))
}
