import { sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { plain } from '../people/rules.ts'
import { type Interval, sameDays } from './rules.ts'

export type PlaceFound = { id: string; name: string; kind: string; municipality: string | null }

/** Places whose name begins like this; only what the actor may see, and none that is closed. */
export async function findPlaces(tx: ActorTx, said: string, limit = 10): Promise<PlaceFound[]> {
  if (plain(said) === '') return []
  return tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .select(['place.id', 'place.name', 'place.kind', 'municipality.name as municipality'])
    .where(sql<boolean>`starts_with(place.search_name, ${plain(said)})`)
    .where('place.closed_on', 'is', null)
    .orderBy(sql`place.search_name using ~<~`)
    .limit(limit)
    .execute()
}

export type PlaceFilter = {
  q?: string | undefined
  kind?: string | undefined
  municipality?: string | undefined
  state?: 'open' | 'closed' | 'unpublished' | undefined
}

/** Every place of the territory that answers the filter, by name; there are tens of them, not thousands. */
export function placesLike(tx: ActorTx, { q, kind, municipality, state }: PlaceFilter) {
  const words = plain(q ?? '')
  let places = tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .select([
      'place.id',
      'place.name',
      'place.kind',
      'place.capacity',
      'place.opened_on',
      'place.reactivated_on',
    ])
    .select(['place.closed_on', 'place.published_on', 'municipality.name as municipality'])
    .orderBy(sql`place.search_name using ~<~`)
  if (words) places = places.where(sql<boolean>`strpos(' ' || place.search_name, ${` ${words}`}) > 0`)
  if (kind) places = places.where('place.kind', '=', kind)
  if (municipality) places = places.where('place.istat_code', '=', municipality)
  if (state === 'open') places = places.where('place.closed_on', 'is', null)
  if (state === 'closed') places = places.where('place.closed_on', 'is not', null)
  if (state === 'unpublished') places = places.where('place.published_on', 'is', null)
  return places.limit(500).execute()
}
export type PlaceLine = Awaited<ReturnType<typeof placesLike>>[number]

export const placeById = (tx: ActorTx, id: string) =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .selectAll('place')
    .select('municipality.name as municipality')
    .where('place.id', '=', id)
    .executeTakeFirst()
export type Place = NonNullable<Awaited<ReturnType<typeof placeById>>>

/** The week's opening hours, Monday first. */
export const hoursOf = (tx: ActorTx, placeId: string): Promise<Interval[]> =>
  tx
    .selectFrom('place_hours')
    .select(['weekday', 'opens_at as opensAt', 'closes_at as closesAt', 'note'])
    .where('place_id', '=', placeId)
    .orderBy('weekday')
    .orderBy('opens_at')
    .execute()

/** Who manages a place, and who did; today's first. */
export const managersOf = (tx: ActorTx, placeId: string) =>
  tx
    .selectFrom('place_manager as manager')
    .innerJoin('organisation', 'organisation.id', 'manager.organisation_id')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'manager.from_on',
      'manager.until_on',
    ])
    .where('manager.place_id', '=', placeId)
    .orderBy('manager.until_on', (order) => order.desc().nullsFirst())
    .orderBy('organisation.search_name')
    .execute()
export type Manager = Awaited<ReturnType<typeof managersOf>>[number]

/** A place as a device keeps it: where it is, and its week as people say it, a line for the days that are alike. */
export type PlaceHeld = {
  id: string
  name: string
  address: string | null
  municipality: string | null
  hours: { weekdays: number[]; said: string }[]
}

/** The open places of the territory, with their weeks; there are tens of them. */
export async function placesHeld(tx: ActorTx): Promise<PlaceHeld[]> {
  const places = await tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .where('place.closed_on', 'is', null)
    .orderBy(sql`place.search_name using ~<~`)
    .limit(100)
    .select(['place.id', 'place.name', 'place.address', 'municipality.name as municipality'])
    .execute()
  const hours = await tx
    .selectFrom('place_hours')
    .select(['place_id', 'weekday', 'opens_at as opensAt', 'closes_at as closesAt', 'note'])
    .orderBy('weekday')
    .orderBy('opens_at')
    .execute()
  return places.map((place) => ({
    ...place,
    hours: sameDays(hours.filter((one) => one.place_id === place.id)),
  }))
}
