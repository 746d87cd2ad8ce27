import { type RawBuilder, sql } from 'kysely'
import type { AgendaQuery } from '../../agenda/forms.ts'
import type { SaidEntry } from '../reads.ts'
import type { OtherKind } from '../rules.ts'

/** A session is where it says, else where its activity is. */
export const heldAt = sql<string | null>`coalesce(session.place_id, activity.place_id)`

export const saidSession = sql<SaidEntry>`json_build_object('id', session.id, 'of', session.activity_id,
  'heldOn', session.held_on, 'startsAt', session.starts_at, 'endsAt', session.ends_at, 'wholeDay', false,
  'ownTitle', session.title, 'cancelled', session.cancelled_at is not null, 'title', activity.title, 'kind', activity.kind,
  'area', activity.area, 'placeId', place.id, 'placeName', place.name, 'municipality', municipality.name,
  'municipalityCode', place.istat_code)`

export const withActivity = (territoryId: string) =>
  sql`join activity on activity.territory_id = ${territoryId} and activity.id = session.activity_id`
export const withPlace = (territoryId: string) =>
  sql`left join place on place.territory_id = ${territoryId} and place.id = ${heldAt}`

/** Public sessions with all that `saidSession` says of them. */
export const publicSessions = (territoryId: string) => sql`activity_session session
  ${withActivity(territoryId)} ${withPlace(territoryId)}
  left join municipality on municipality.istat_code = place.istat_code
  where session.territory_id = ${territoryId} and session.public`

export type Asked = Partial<AgendaQuery> & { from: string; timeZone: string }
export type Source = RawBuilder<unknown>

// The database keeps the plan of a statement with few parameters: each is named once, in `span` and in what is narrowed to.

/** From when to when is asked, as days of the territory and as instants. */
export const span = ({ from, to, timeZone }: Asked) => sql`span as materialized (
  select from_on, to_on, zone, from_on::timestamp at time zone zone as since,
    coalesce((to_on + 1)::timestamp at time zone zone, 'infinity') as until
  from (select ${from}::date as from_on, ${to ?? null}::date as to_on, ${timeZone}::text as zone) one)`

const inSpan = (column: Source) =>
  sql`${column} >= span.from_on and (span.to_on is null or ${column} <= span.to_on)`

/** What sessions are narrowed to, looked up once and not for each of them. */
export const narrowed = (territoryId: string, { area, kind, municipality, place }: Asked): Source[] => [
  ...(area !== undefined || kind !== undefined
    ? [
        sql`about as materialized (select id from activity where territory_id = ${territoryId}
          ${area === undefined ? sql`` : sql`and area = ${area}`} ${kind === undefined ? sql`` : sql`and kind = ${kind}`})`,
      ]
    : []),
  ...(municipality !== undefined || place !== undefined
    ? [
        sql`near as materialized (select id from place where territory_id = ${territoryId}
          ${municipality === undefined ? sql`` : sql`and istat_code = ${municipality}`}
          ${place === undefined ? sql`` : sql`and id = ${place}`})`,
        sql`usual as materialized (select id from activity
          where territory_id = ${territoryId} and place_id in (select id from near))`,
      ]
    : []),
]

/** Public sessions as asked for: from an index alone, unless they are narrowed. */
export const sessions = (territoryId: string, { area, kind, municipality, place }: Asked): Source =>
  sql`activity_session session where session.territory_id = ${territoryId} and session.public
    and session.starts_at >= (select since from span) and session.starts_at < (select until from span)
    ${area !== undefined || kind !== undefined ? sql`and session.activity_id in (select id from about)` : sql``}
    ${
      municipality !== undefined || place !== undefined
        ? sql`and case when session.place_id is null then session.activity_id in (select id from usual)
            else session.place_id in (select id from near) end`
        : sql``
    }`

const calls = (territoryId: string) =>
  sql`select call.id, call.closes_on::timestamp at time zone zone as starts_at,
      json_build_object('id', call.id, 'of', call.id, 'heldOn', call.closes_on,
        'startsAt', call.closes_on::timestamp at time zone zone,
        'endsAt', (call.closes_on + 1)::timestamp at time zone zone, 'wholeDay', true, 'cancelled', false,
        'title', call.title, 'kind', 'call') as said
    from idea_call call, span
    where call.territory_id = ${territoryId} and call.published_at is not null and ${inSpan(sql`call.closes_on`)}`

const meetings = (territoryId: string) =>
  sql`select meeting.id, meeting.starts_at, json_build_object('id', meeting.id, 'of', meeting.table_id,
        'heldOn', meeting.on_date, 'startsAt', meeting.starts_at, 'wholeDay', false, 'cancelled', meeting.called_off_on is not null,
        'title', round_table.name, 'kind', 'meeting', 'placeName', meeting.place_said) as said
    from span, table_meeting meeting
    join round_table on round_table.territory_id = ${territoryId} and round_table.id = meeting.table_id
    where meeting.territory_id = ${territoryId} and meeting.shown and ${inSpan(sql`meeting.on_date`)}`

/** The day a place opened, or opened anew. */
const openedOn = sql<string>`coalesce(place.reactivated_on, place.opened_on)`
const openings = (territoryId: string, near: boolean) =>
  sql`select place.id, ${openedOn}::timestamp at time zone zone as starts_at,
      json_build_object('id', place.id, 'of', place.id, 'heldOn', ${openedOn},
        'startsAt', ${openedOn}::timestamp at time zone zone,
        'endsAt', (${openedOn} + 1)::timestamp at time zone zone, 'wholeDay', true, 'cancelled', false,
        'title', place.name, 'kind', 'opening', 'placeId', place.id, 'placeName', place.address,
        'municipality', municipality.name, 'municipalityCode', place.istat_code) as said
    from span, place left join municipality on municipality.istat_code = place.istat_code
    where place.territory_id = ${territoryId} and place.published_on is not null and place.closed_on is null
      and ${inSpan(openedOn)} ${near ? sql`and place.id in (select id from near)` : sql``}`

/** What there is beside sessions, told at once: there are few of them. */
export function otherEntries(territoryId: string, { kind, area, municipality, place }: Asked): Source {
  const wanted = (one: OtherKind) => (kind === undefined || kind === one) && area === undefined
  const near = municipality !== undefined || place !== undefined
  const others = [
    // A call and a table are of the whole territory: they are in no municipality.
    ...(wanted('call') && !near ? [calls(territoryId)] : []),
    ...(wanted('meeting') && !near ? [meetings(territoryId)] : []),
    ...(wanted('opening') ? [openings(territoryId, near)] : []),
  ]
  return others.length > 0
    ? sql.join(others, sql` union all `)
    : sql`select null::uuid as id, null::timestamptz as starts_at, null::json as said where false`
}
