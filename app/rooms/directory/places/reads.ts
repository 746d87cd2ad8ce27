import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Interval } from '../../places/rules.ts'
import {
  heldAt,
  listedEntry,
  notOver,
  publicSessions,
  type SaidEntry,
  saidSession,
} from '../entries/reads.ts'

export type Manager = { id: string; name: string; email: string | null; phone: string | null }
export type PublicPlace = {
  id: string
  name: string
  kind: string
  address: string | null
  municipality: string | null
  hours: Interval[]
  managers: Manager[]
}

/**
 * What every list and page says of a place on a day. Its managers are the bodies that agreed to be listed and run it
 * then: they are whom one can call.
 */
const said = (territoryId: string, today: string) => sql`
  place.id, place.name, place.kind, place.address, municipality.name as municipality,
  (select coalesce(json_agg(json_build_object('weekday', weekday, 'opensAt', opens_at, 'closesAt', closes_at, 'note', note)
    order by weekday, opens_at), '[]')
    from place_hours where territory_id = ${territoryId} and place_id = place.id) as hours,
  (select coalesce(json_agg(json_build_object('id', body.id, 'name', body.name, 'email', body.public_email,
    'phone', body.public_phone) order by body.search_name), '[]')
    from place_manager manager
    join organisation body on body.territory_id = ${territoryId} and body.id = manager.organisation_id
    where manager.territory_id = ${territoryId} and manager.place_id = place.id and manager.from_on <= ${today}
      and (manager.until_on is null or manager.until_on >= ${today}) and body.listed_on is not null) as managers`

type PlaceFilter = { kind?: string | undefined; municipality?: string | undefined; limit?: number }
const MOST_PLACES = 200

/** Places open to the public on a day, Community Points first: kind, hours and whom to call. */
export async function publicPlaces(
  tx: ActorTx,
  { territoryId }: Actor,
  today: string,
  { kind, municipality, limit = MOST_PLACES }: PlaceFilter = {},
) {
  const { rows } = await sql<PublicPlace>`
    select ${said(territoryId, today)}
    from place left join municipality on municipality.istat_code = place.istat_code
    where place.territory_id = ${territoryId} and place.published_on is not null
      and (place.closed_on is null or place.closed_on > ${today})
      and (${kind ?? null}::text is null or place.kind = ${kind ?? null})
      and (${municipality ?? null}::text is null or place.istat_code = ${municipality ?? null})
    order by place.kind = 'community_point' desc, place.search_name limit ${limit}
  `.execute(tx)
  return rows
}

type Facts = {
  description: string | null
  capacity: number | null
  latitude: number | null
  longitude: number | null
  openedOn: string | null
  reactivatedOn: string | null
  closedOn: string | null
  publishedOn: string | null
}
export type PlaceToRead = PublicPlace & Facts

/** A place as anyone may read it, with what happens there next; the staff also reads what is not published. */
export async function placeToRead(
  tx: ActorTx,
  { territoryId }: Actor,
  id: string,
  asked: { today: string; now: Date; limit: number },
) {
  const { rows } = await sql<PlaceToRead & { coming: SaidEntry[] }>`
    select ${said(territoryId, asked.today)}, place.description, place.capacity, place.latitude, place.longitude,
      place.opened_on as "openedOn", place.reactivated_on as "reactivatedOn", place.closed_on as "closedOn",
      place.published_on as "publishedOn",
      (select coalesce(json_agg(next.said order by next.starts_at, next.id), '[]') from (
        select ${saidSession} as said, session.starts_at, session.id
        from ${publicSessions(territoryId)} and ${heldAt} = ${id} and ${notOver(asked.now)}
        order by session.starts_at, session.id limit ${asked.limit}
      ) as next) as coming
    from place left join municipality on municipality.istat_code = place.istat_code
    where place.territory_id = ${territoryId} and place.id = ${id}
  `.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { coming, ...place } = row
  return { place, coming: coming.map(listedEntry) }
}

/** The name of a place that anyone may read. */
export const publicPlaceName = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('place')
    .where('id', '=', id)
    .where('published_on', 'is not', null)
    .select('name')
    .executeTakeFirst()

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
