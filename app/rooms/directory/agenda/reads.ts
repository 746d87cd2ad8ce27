import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { AgendaQuery } from './forms.ts'

/** A session is where it says, else where its activity is. */
const heldAt = sql<string | null>`coalesce(session.place_id, activity.place_id)`

const sessions = (tx: ActorTx) =>
  tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .leftJoin('place', (join) => join.on('place.id', '=', heldAt))
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')

const IN_A_LIST = [
  'session.id',
  'session.activity_id as activityId',
  'session.held_on as heldOn',
  'session.starts_at as startsAt',
  'session.ends_at as endsAt',
  'session.title as ownTitle',
  'session.cancelled_at as cancelledAt',
  'activity.title',
  'activity.kind',
  'activity.area',
  'place.id as placeId',
  'place.name as placeName',
  'municipality.name as municipality',
] as const

export type ListedSession = Omit<Awaited<ReturnType<typeof agendaPage>>['sessions'][number], 'total'>
export type AgendaFilter = AgendaQuery & { from: string }
type Span = { page: number; perPage: number; timeZone: string }

/** Public sessions that begin from `from` to `to` (days of the territory), by time, and how many there are in all. */
export async function agendaPage(tx: ActorTx, asked: AgendaFilter, { page, perPage, timeZone }: Span) {
  const midnight = (day: string) => sql<Date>`${day}::date::timestamp at time zone ${timeZone}`
  const rows = await sessions(tx)
    .where('session.public', '=', true)
    .where('session.starts_at', '>=', midnight(asked.from))
    .$if(!!asked.to, (query) =>
      query.where(
        'session.starts_at',
        '<',
        sql<Date>`(${asked.to}::date + 1)::timestamp at time zone ${timeZone}`,
      ),
    )
    .$if(!!asked.area, (query) => query.where('activity.area', '=', asked.area ?? ''))
    .$if(!!asked.kind, (query) => query.where('activity.kind', '=', asked.kind ?? ''))
    .$if(!!asked.municipality, (query) => query.where('place.istat_code', '=', asked.municipality ?? ''))
    .$if(!!asked.place, (query) => query.where(heldAt, '=', asked.place ?? ''))
    .select(IN_A_LIST)
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return { sessions: rows, total: rows[0]?.total ?? 0 }
}

/** Places and municipalities one may narrow the agenda to. */
export const agendaChoices = (tx: ActorTx) =>
  tx
    .selectNoFrom((from) => [
      jsonArrayFrom(
        from
          .selectFrom('place')
          .where('published_on', 'is not', null)
          .where('closed_on', 'is', null)
          .select(['id', 'name'])
          .orderBy('search_name'),
      ).as('places'),
      jsonArrayFrom(
        from
          .selectFrom('territory_municipality as here')
          .innerJoin('municipality', 'municipality.istat_code', 'here.istat_code')
          .select(['municipality.istat_code as code', 'municipality.name'])
          .orderBy('municipality.search_name'),
      ).as('municipalities'),
    ])
    .executeTakeFirstOrThrow()

/** What comes next: at a place, or in the whole territory. */
export const comingSessions = (
  tx: ActorTx,
  now: Date,
  { placeId, limit, before }: { placeId?: string; limit: number; before?: Date },
) =>
  sessions(tx)
    .where('session.public', '=', true)
    .where('session.starts_at', '>=', new Date(now.getTime() - LONGEST_SESSION_MS))
    .where('session.ends_at', '>=', now)
    .$if(before !== undefined, (query) => query.where('session.starts_at', '<', before ?? now))
    .$if(placeId !== undefined, (query) => query.where(heldAt, '=', placeId ?? ''))
    .select(IN_A_LIST)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .limit(limit)
    .execute()

/** Lets the index on starts_at find what is going on now; no session lasts longer. */
const LONGEST_SESSION_MS = 24 * 60 * 60 * 1000

/** An activity as anyone may read it, with the bodies that promote it; the staff also reads what is not published. */
export const activityToRead = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('activity')
    .leftJoin('place', 'place.id', 'activity.place_id')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .leftJoin('activity_series as series', 'series.activity_id', 'activity.id')
    .where('activity.id', '=', id)
    .select((from) => [
      'activity.id',
      'activity.title',
      'activity.kind',
      'activity.area',
      'activity.description',
      'activity.published_at as publishedAt',
      'place.id as placeId',
      'place.name as placeName',
      'place.address as placeAddress',
      'municipality.name as municipality',
      'series.rule',
      jsonArrayFrom(
        from
          .selectFrom('activity_promoter as promoter')
          .innerJoin('organisation', 'organisation.id', 'promoter.organisation_id')
          .whereRef('promoter.activity_id', '=', 'activity.id')
          .where('organisation.listed_on', 'is not', null)
          .select(['organisation.id', 'organisation.name', 'promoter.part'])
          .orderBy('promoter.part', 'desc')
          .orderBy('organisation.search_name'),
      ).as('bodies'),
    ])
    .executeTakeFirst()
export type ActivityToRead = NonNullable<Awaited<ReturnType<typeof activityToRead>>>

/** Sessions of an activity: those to come first, or those that were, the latest first. */
export function sessionsOf(
  tx: ActorTx,
  activityId: string,
  now: Date,
  which: 'coming' | 'past',
  limit: number,
) {
  const coming = which === 'coming'
  return sessions(tx)
    .where('session.activity_id', '=', activityId)
    .where('session.public', '=', true)
    .where('session.ends_at', coming ? '>=' : '<', now)
    .select(IN_A_LIST)
    .orderBy('session.starts_at', coming ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** One session with what its page says about its activity and its place. */
export const sessionToRead = (tx: ActorTx, activityId: string, id: string) =>
  sessions(tx)
    .where('session.id', '=', id)
    .where('session.activity_id', '=', activityId)
    .select(IN_A_LIST)
    .select((from) => [
      'session.public',
      'activity.description',
      'place.address as placeAddress',
      'place.latitude',
      'place.longitude',
      jsonArrayFrom(
        from
          .selectFrom('activity_promoter as promoter')
          .innerJoin('organisation', 'organisation.id', 'promoter.organisation_id')
          .whereRef('promoter.activity_id', '=', 'session.activity_id')
          .where('organisation.listed_on', 'is not', null)
          .select(['organisation.id', 'organisation.name', 'promoter.part'])
          .orderBy('organisation.search_name'),
      ).as('bodies'),
    ])
    .executeTakeFirst()
export type SessionToRead = NonNullable<Awaited<ReturnType<typeof sessionToRead>>>

/** What an organisation promotes, with the next time of each. */
export const promotedBy = (tx: ActorTx, organisationId: string, now: Date, limit: number) =>
  tx
    .selectFrom('activity_promoter as promoter')
    .innerJoin('activity', 'activity.id', 'promoter.activity_id')
    .where('promoter.organisation_id', '=', organisationId)
    .where('activity.published_at', 'is not', null)
    .select((from) => [
      'activity.id',
      'activity.title',
      'activity.kind',
      'promoter.part',
      from
        .selectFrom('activity_session as next')
        .whereRef('next.activity_id', '=', 'activity.id')
        .where('next.public', '=', true)
        .where('next.cancelled_at', 'is', null)
        .where('next.starts_at', '>=', now)
        .select((next) => next.fn.min('next.starts_at').as('at'))
        .as('nextAt'),
    ])
    .orderBy('nextAt', (order) => order.asc().nullsLast())
    .orderBy('activity.search_title')
    .limit(limit)
    .execute()
