import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** Of a place, of an activity, or of somebody: of all their sessions, open to anyone or not. */
export type Feed = {
  since: Date
  timeZone: string
  placeId?: string
  activityId?: string
  personIds?: readonly string[]
}
export type FeedSession = Awaited<ReturnType<typeof sessionsOfFeed>>[number]

const heldAt = sql<string | null>`coalesce(session.place_id, activity.place_id)`

/**
 * Public sessions, or somebody’s own, from `since` on, and all those of a series that still goes on, in the order of their activities.
 * Times are the territory's own.
 */
export function sessionsOfFeed(tx: ActorTx, { since, timeZone, placeId, activityId, personIds }: Feed) {
  const local = (column: 'starts_at' | 'ends_at') =>
    sql<string>`to_char(${sql.ref(`session.${column}`)} at time zone ${timeZone}, 'YYYY-MM-DD"T"HH24:MI')`
  return tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .leftJoin('activity_series as series', 'series.activity_id', 'session.activity_id')
    .leftJoin('place', (join) => join.on('place.id', '=', heldAt))
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .$if(personIds === undefined, (query) =>
      query.where('session.public', '=', true).where('activity.published_at', 'is not', null),
    )
    .$if(personIds !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('attendance')
            .select('attendance.session_id')
            .whereRef('attendance.session_id', '=', 'session.id')
            .where('attendance.person_id', 'in', [...(personIds ?? [])])
            .where('attendance.state', '<>', 'absent'),
        ),
      ),
    )
    .$if(activityId !== undefined, (query) => query.where('session.activity_id', '=', activityId ?? ''))
    .where((where) =>
      where.or([
        where('session.starts_at', '>=', since),
        where.and([
          where('session.recurrence_at', 'is not', null),
          where.exists(
            where
              .selectFrom('activity_session as later')
              .select('later.id')
              .whereRef('later.activity_id', '=', 'session.activity_id')
              .$if(personIds === undefined, (query) => query.where('later.public', '=', true))
              .where('later.starts_at', '>=', since),
          ),
        ]),
      ]),
    )
    .$if(placeId !== undefined, (query) => query.where(heldAt, '=', placeId ?? ''))
    .select([
      'session.id',
      'session.activity_id as activityId',
      'activity.title',
      'session.title as ownTitle',
      'activity.description',
      'series.rule',
      'series.minutes as seriesMinutes',
      'place.name as placeName',
      'place.address as placeAddress',
      'municipality.name as municipality',
      local('starts_at').as('startsAt'),
      local('ends_at').as('endsAt'),
      sql<string | null>`to_char(session.recurrence_at, 'YYYY-MM-DD"T"HH24:MI')`.as('recurrenceAt'),
      sql<string | null>`to_char(series.first_starts_at, 'YYYY-MM-DD"T"HH24:MI')`.as('firstStartsAt'),
      sql<number>`(extract(epoch from session.ends_at - session.starts_at) / 60)::integer`.as('minutes'),
      sql<boolean>`session.cancelled_at is not null`.as('cancelled'),
      sql<boolean>`session.title is not null or ${heldAt} is distinct from activity.place_id`.as(
        'particular',
      ),
      sql<Date>`date_trunc('second', greatest(session.changed_at, activity.changed_at, series.changed_at, place.changed_at))`.as(
        'changedAt',
      ),
    ])
    .orderBy('session.activity_id')
    .orderBy('session.starts_at')
    .execute()
}
