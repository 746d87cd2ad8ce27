import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Tables } from '../../../ground/db/tables.ts'

type FromPlace = ExpressionBuilder<Tables, 'place'>

const hoursOf = (from: FromPlace) =>
  jsonArrayFrom(
    from
      .selectFrom('place_hours as hours')
      .whereRef('hours.place_id', '=', 'place.id')
      .select(['hours.weekday', 'hours.opens_at as opensAt', 'hours.closes_at as closesAt', 'hours.note'])
      .orderBy('hours.weekday')
      .orderBy('hours.opens_at'),
  )

/** Bodies that agreed to be listed and run the place on that day: they are whom one can call. */
const managersOf = (from: FromPlace, today: string) =>
  jsonArrayFrom(
    from
      .selectFrom('place_manager as manager')
      .innerJoin('organisation', 'organisation.id', 'manager.organisation_id')
      .whereRef('manager.place_id', '=', 'place.id')
      .where('manager.from_on', '<=', today)
      .where((where) =>
        where.or([where('manager.until_on', 'is', null), where('manager.until_on', '>=', today)]),
      )
      .where('organisation.listed_on', 'is not', null)
      .select([
        'organisation.id',
        'organisation.name',
        'organisation.public_email as email',
        'organisation.public_phone as phone',
      ])
      .orderBy('organisation.search_name'),
  )

const IN_A_LIST = [
  'place.id',
  'place.name',
  'place.kind',
  'place.address',
  'municipality.name as municipality',
] as const

export type PlaceFilter = { kind?: string | undefined; municipality?: string | undefined }

/** Places open to the public on a day, Community Points first: kind, hours and whom to call. */
export const publicPlaces = (
  tx: ActorTx,
  today: string,
  { kind, municipality }: PlaceFilter = {},
  limit = 200,
) =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .where('place.published_on', 'is not', null)
    .where((where) => where.or([where('place.closed_on', 'is', null), where('place.closed_on', '>', today)]))
    .$if(!!kind, (query) => query.where('place.kind', '=', kind ?? ''))
    .$if(!!municipality, (query) => query.where('place.istat_code', '=', municipality ?? ''))
    .select(IN_A_LIST)
    .select((from) => [hoursOf(from).as('hours'), managersOf(from, today).as('managers')])
    .orderBy(sql`place.kind = 'community_point'`, 'desc')
    .orderBy('place.search_name')
    .limit(limit)
    .execute()
export type PublicPlace = Awaited<ReturnType<typeof publicPlaces>>[number]

/** Kinds and municipalities that places here have, to choose from. */
export const placeChoices = (tx: ActorTx) =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .where('place.published_on', 'is not', null)
    .select(['place.kind', 'municipality.istat_code as code', 'municipality.name'])
    .distinct()
    .execute()

/** The next public session at each place. */
export const nextAtPlaces = (tx: ActorTx, now: Date) =>
  tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where('session.public', '=', true)
    .where('session.cancelled_at', 'is', null)
    .where('session.starts_at', '>=', now)
    .distinctOn(sql`coalesce(session.place_id, activity.place_id)`)
    .select([
      sql<string | null>`coalesce(session.place_id, activity.place_id)`.as('placeId'),
      'session.id',
      'session.activity_id as activityId',
      'activity.title',
      'session.starts_at as startsAt',
    ])
    .orderBy(sql`coalesce(session.place_id, activity.place_id)`)
    .orderBy('session.starts_at')
    .execute()
export type NextAtPlace = Awaited<ReturnType<typeof nextAtPlaces>>[number]

/** A place as anyone may read it; the staff also reads what is not published. */
export const placeToRead = (tx: ActorTx, id: string, today: string) =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .where('place.id', '=', id)
    .select(IN_A_LIST)
    .select([
      'place.description',
      'place.capacity',
      'place.latitude',
      'place.longitude',
      'place.opened_on as openedOn',
      'place.reactivated_on as reactivatedOn',
      'place.closed_on as closedOn',
      'place.published_on as publishedOn',
    ])
    .select((from) => [hoursOf(from).as('hours'), managersOf(from, today).as('managers')])
    .executeTakeFirst()
export type PlaceToRead = NonNullable<Awaited<ReturnType<typeof placeToRead>>>
