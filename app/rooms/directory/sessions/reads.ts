import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { heldAt } from '../entries/reads.ts'

const sessions = (tx: ActorTx) =>
  tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .leftJoin('place', (join) => join.on('place.id', '=', heldAt))
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')

const IN_A_LIST = [
  'session.id',
  'session.activity_id as activityId',
  'session.starts_at as startsAt',
  'session.ends_at as endsAt',
  'session.title as ownTitle',
  sql<boolean>`session.cancelled_at is not null`.as('cancelled'),
  'activity.title',
  'activity.kind',
  'activity.area',
  'place.id as placeId',
  'place.name as placeName',
  'municipality.name as municipality',
] as const

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

export type SessionOfActivity = Awaited<ReturnType<typeof sessionsOf>>[number]

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
