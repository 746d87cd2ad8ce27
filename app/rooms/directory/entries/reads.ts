import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { AgendaQuery } from '../agenda/forms.ts'
import { addDays } from '../rules.ts'
import { isOtherKind, type OtherKind } from './rules.ts'

// The statements of the pages most asked for are written out and answer in one row. What is not asked is not in them: the
// database finds first which entries, then only of a page's fifty what there is to tell.

/** Something with a day that anyone may know. `of` is what it belongs to: an activity, a table, or itself. */
export type ListedEntry = {
  id: string
  of: string
  heldOn: string
  startsAt: Date
  /** Nothing where nobody said when it ends. */
  endsAt: Date | null
  /** A day without an hour: the last one for an idea, the first one of a place. */
  wholeDay: boolean
  ownTitle: string | null
  cancelled: boolean
  title: string
  kind: string
  area: string | null
  placeId: string | null
  placeName: string | null
  municipality: string | null
  municipalityCode: string | null
}
/** The same as JSON tells it. */
export type SaidEntry = Omit<ListedEntry, 'startsAt' | 'endsAt'> & {
  startsAt: string
  endsAt: string | null
}

export const listedEntry = (said: SaidEntry): ListedEntry => ({
  ...said,
  startsAt: new Date(said.startsAt),
  endsAt: said.endsAt === null ? null : new Date(said.endsAt),
})

/** A session is where it says, else where its activity is. */
export const heldAt = sql<string | null>`coalesce(session.place_id, activity.place_id)`

export const saidSession = sql<SaidEntry>`json_build_object('id', session.id, 'of', session.activity_id,
  'heldOn', session.held_on, 'startsAt', session.starts_at, 'endsAt', session.ends_at, 'wholeDay', false,
  'ownTitle', session.title, 'cancelled', session.cancelled_at is not null, 'title', activity.title, 'kind', activity.kind,
  'area', activity.area, 'placeId', place.id, 'placeName', place.name, 'municipality', municipality.name,
  'municipalityCode', place.istat_code)`

const withActivity = (territoryId: string) =>
  sql`join activity on activity.territory_id = ${territoryId} and activity.id = session.activity_id`
const withPlace = (territoryId: string) =>
  sql`left join place on place.territory_id = ${territoryId} and place.id = ${heldAt}`

/** Public sessions with all that `saidSession` says of them. */
export const publicSessions = (territoryId: string) => sql`activity_session session
  ${withActivity(territoryId)} ${withPlace(territoryId)}
  left join municipality on municipality.istat_code = place.istat_code
  where session.territory_id = ${territoryId} and session.public`

/** No session lasts longer: it lets the index on starts_at find what is going on now. */
const LONGEST_SESSION_MS = 24 * 60 * 60 * 1000
export const notOver = (now: Date) =>
  sql`session.starts_at >= ${new Date(now.getTime() - LONGEST_SESSION_MS)} and session.ends_at >= ${now}`

type Asked = Partial<AgendaQuery> & { from: string; timeZone: string }
type Source = RawBuilder<unknown>

/** Which entries are asked for: their source, id and time, from the rooms that may hold such. */
export function matching(territoryId: string, asked: Asked): Source {
  const { kind, area } = asked
  const other = kind !== undefined && isOtherKind(kind)
  const wanted = (one: OtherKind) => (kind === undefined || kind === one) && area === undefined
  const sources = [
    ...(other ? [] : [matchingSessions(territoryId, asked)]),
    // A call and a table are of the whole territory: they are in no municipality.
    ...(wanted('call') && !asked.municipality && !asked.place ? [matchingCalls(territoryId, asked)] : []),
    ...(wanted('meeting') && !asked.municipality && !asked.place
      ? [matchingMeetings(territoryId, asked)]
      : []),
    ...(wanted('opening') ? [matchingOpenings(territoryId, asked)] : []),
  ]
  return sources.length > 0
    ? sql.join(sources, sql` union all `)
    : sql`select '' as source, null::uuid as id, null::timestamptz as starts_at where false`
}

const conditions = (...all: (Source | false | undefined)[]) =>
  sql.join(
    all.filter((one) => one !== false && one !== undefined),
    sql` and `,
  )
const days = (column: Source, { from, to }: Asked) =>
  conditions(sql`${column} >= ${from}::date`, to !== undefined && sql`${column} <= ${to}::date`)

function matchingSessions(
  territoryId: string,
  { from, to, area, kind, municipality, place, timeZone }: Asked,
) {
  const joined = area ?? kind ?? municipality ?? place
  return sql`select 'session' as source, session.id, session.starts_at from activity_session session
    ${joined ? withActivity(territoryId) : sql``} ${municipality ? withPlace(territoryId) : sql``}
    where ${conditions(
      sql`session.territory_id = ${territoryId} and session.public`,
      sql`session.starts_at >= ${from}::date::timestamp at time zone ${timeZone}`,
      to !== undefined && sql`session.starts_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
      area !== undefined && sql`activity.area = ${area}`,
      kind !== undefined && sql`activity.kind = ${kind}`,
      municipality !== undefined && sql`place.istat_code = ${municipality}`,
      place !== undefined && sql`${heldAt} = ${place}`,
    )}`
}

const matchingCalls = (territoryId: string, asked: Asked) =>
  sql`select 'call', call.id, call.closes_on::timestamp at time zone ${asked.timeZone} from idea_call call
    where call.territory_id = ${territoryId} and call.published_at is not null and ${days(sql`call.closes_on`, asked)}`

const matchingMeetings = (territoryId: string, asked: Asked) =>
  sql`select 'meeting', meeting.id, meeting.starts_at from table_meeting meeting
    where meeting.territory_id = ${territoryId} and meeting.shown and ${days(sql`meeting.on_date`, asked)}`

/** The day a place opened, or opened anew. */
const openedOn = sql<string>`coalesce(place.reactivated_on, place.opened_on)`
const matchingOpenings = (territoryId: string, asked: Asked) =>
  sql`select 'opening', place.id, ${openedOn}::timestamp at time zone ${asked.timeZone} from place
    where ${conditions(
      sql`place.territory_id = ${territoryId} and place.published_on is not null and place.closed_on is null`,
      days(openedOn, asked),
      asked.municipality !== undefined && sql`place.istat_code = ${asked.municipality}`,
      asked.place !== undefined && sql`place.id = ${asked.place}`,
    )}`

/** What there is to tell of the entries in `page`, each under `said`. */
export const told = (territoryId: string, timeZone: string): Source => sql`
  select ${saidSession} as said, page.starts_at, page.id from page
    join activity_session session on session.territory_id = ${territoryId} and session.id = page.id
    ${withActivity(territoryId)} ${withPlace(territoryId)}
    left join municipality on municipality.istat_code = place.istat_code where page.source = 'session'
  union all select json_build_object('id', call.id, 'of', call.id, 'heldOn', call.closes_on, 'startsAt', page.starts_at,
    'endsAt', (call.closes_on + 1)::timestamp at time zone ${timeZone}, 'wholeDay', true, 'cancelled', false,
    'title', call.title, 'kind', 'call'), page.starts_at, page.id from page
    join idea_call call on call.territory_id = ${territoryId} and call.id = page.id where page.source = 'call'
  union all select json_build_object('id', meeting.id, 'of', meeting.table_id, 'heldOn', meeting.on_date,
    'startsAt', page.starts_at, 'wholeDay', false, 'cancelled', false, 'title', round_table.name, 'kind', 'meeting',
    'placeName', meeting.place_said), page.starts_at, page.id from page
    join table_meeting meeting on meeting.territory_id = ${territoryId} and meeting.id = page.id
    join round_table on round_table.territory_id = ${territoryId} and round_table.id = meeting.table_id
    where page.source = 'meeting'
  union all select json_build_object('id', place.id, 'of', place.id, 'heldOn', ${openedOn}, 'startsAt', page.starts_at,
    'endsAt', (${openedOn} + 1)::timestamp at time zone ${timeZone}, 'wholeDay', true, 'cancelled', false,
    'title', place.name, 'kind', 'opening', 'placeId', place.id, 'placeName', place.address,
    'municipality', municipality.name, 'municipalityCode', place.istat_code), page.starts_at, page.id from page
    join place on place.territory_id = ${territoryId} and place.id = page.id
    left join municipality on municipality.istat_code = place.istat_code where page.source = 'opening'`

const NOTHING = {
  ownTitle: null,
  area: null,
  endsAt: null,
  placeId: null,
  placeName: null,
  municipality: null,
  municipalityCode: null,
}
export const entryOf = (said: SaidEntry) => listedEntry({ ...NOTHING, ...said })

type Coming = Partial<AgendaQuery> & { now: Date; from: string; limit: number; timeZone: string }

/** What goes on now and what comes next, from all rooms, as narrowed; `from` is today. */
export async function comingEntries(
  tx: ActorTx,
  { territoryId }: Actor,
  { now, limit, ...asked }: Coming,
): Promise<ListedEntry[]> {
  // What goes on now may have begun yesterday.
  const since = { ...asked, from: addDays(asked.from, -1) }
  const { rows } = await sql<{ said: SaidEntry }>`
    with found as materialized (${matching(territoryId, since)}),
      page as materialized (select * from found order by starts_at, id
        limit ${limit} + (select count(*) from found where starts_at < ${now}))
    select said from (${told(territoryId, asked.timeZone)}) as one
    where coalesce((said->>'endsAt')::timestamptz, starts_at) >= ${now}
    order by starts_at, id limit ${limit}
  `.execute(tx)
  return rows.map(({ said }) => entryOf(said))
}

/** These entries, as they are told today: those that anyone may still know. */
export async function entriesAgain(
  tx: ActorTx,
  { territoryId }: Actor,
  wanted: readonly { source: string; id: string }[],
  timeZone: string,
): Promise<ListedEntry[]> {
  const { rows } = await sql<{ said: SaidEntry }>`
    with asked as (select * from unnest(${wanted.map(({ source }) => source)}::text[],
        ${wanted.map(({ id }) => id)}::uuid[]) as one (source, id)),
      page as materialized (
        select asked.source, asked.id, found.starts_at from asked
        join (${matching(territoryId, { from: '0001-01-01', timeZone })}) found using (source, id))
    select said from (${told(territoryId, timeZone)}) as one order by starts_at, id
  `.execute(tx)
  return rows.map(({ said }) => entryOf(said))
}
