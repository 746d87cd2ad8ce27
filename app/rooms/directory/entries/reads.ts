import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { AgendaQuery } from '../agenda/forms.ts'
import { addDays } from '../rules.ts'
import {
  type Asked,
  narrowed,
  otherEntries,
  publicSessions,
  type Source,
  saidSession,
  sessions,
  span,
  withActivity,
  withPlace,
} from './parts/sources.ts'
import { isOtherKind } from './rules.ts'

export { heldAt, publicSessions, saidSession } from './parts/sources.ts'

// The statements of the pages most asked for are written out and answer in one row. What is not asked is not in them: sessions
// are counted and put in order from an index, and only of a page’s fifty is it looked up what there is to tell.

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

/** No session lasts longer: it lets the index on starts_at find what is going on now. */
const LONGEST_SESSION_MS = 24 * 60 * 60 * 1000
export const notOver = (now: Date) =>
  sql`session.starts_at >= ${new Date(now.getTime() - LONGEST_SESSION_MS)} and session.ends_at >= ${now}`

/**
 * The first `most` entries as asked for, after `skipped`, as rows of `said`, `starts_at` and `id` under the name `told`; beside
 * them `total`, how many there are in all. To be put after `with`.
 */
export function entriesAsked(
  territoryId: string,
  asked: Asked,
  { most, skipped = 0 }: { most: Source; skipped?: number },
): Source {
  const found = asked.kind !== undefined && isOtherKind(asked.kind) ? undefined : sessions(territoryId, asked)
  const parts = [
    span(asked),
    ...narrowed(territoryId, asked),
    sql`others as materialized (${otherEntries(territoryId, asked)})`,
    sql`reach as materialized (select ${most}::bigint as most, ${skipped}::bigint as skipped)`,
    sql`page as materialized (
      select * from (select id, starts_at, said from others ${
        found
          ? sql`union all (select session.id, session.starts_at, null::json from ${found}
              order by session.starts_at, session.id limit (select most + skipped from reach))`
          : sql``
      }) one order by starts_at, id limit (select most from reach) offset (select skipped from reach))`,
    sql`told as materialized (select said, starts_at, id from page where said is not null ${
      found
        ? sql`union all select ${saidSession}, page.starts_at, page.id from page
            join activity_session session on session.territory_id = ${territoryId} and session.id = page.id
            ${withActivity(territoryId)} ${withPlace(territoryId)}
            left join municipality on municipality.istat_code = place.istat_code where page.said is null`
        : sql``
    })`,
    sql`total as (select (select count(*) from others) ${
      found ? sql`+ (select count(*) from ${found})` : sql``
    } as count)`,
  ]
  return sql.join(parts)
}

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
  // What goes on now may have begun yesterday: as many more are looked at as have begun.
  const since = { ...asked, from: addDays(asked.from, -1) }
  const most = sql`${limit} + (select count(*) from others where starts_at < ${now}) + (select count(*)
    from activity_session s where s.territory_id = ${territoryId} and s.public
      and s.starts_at >= (select since from span) and s.starts_at < ${now})`
  const { rows } = await sql<{ said: SaidEntry }>`
    with ${entriesAsked(territoryId, since, { most: sql`(${most})` })}
    select said from told where coalesce((said->>'endsAt')::timestamptz, starts_at) >= ${now}
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
  const of = (source: string) => wanted.filter((one) => one.source === source).map(({ id }) => id)
  const ever = { from: '0001-01-01', timeZone }
  const { rows } = await sql<{ said: SaidEntry }>`
    with ${span(ever)}
    select said from (
      select ${saidSession} as said, session.starts_at, session.id from ${publicSessions(territoryId)}
        and session.id = any (${of('session')}::uuid[])
      union all
      select said, starts_at, id from (${otherEntries(territoryId, ever)}) other
        where id = any (${wanted.filter(({ source }) => source !== 'session').map(({ id }) => id)}::uuid[])
    ) one order by starts_at, id
  `.execute(tx)
  return rows.map(({ said }) => entryOf(said))
}
