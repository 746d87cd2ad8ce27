import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type BodyFact = {
  id: string
  name: string
  kind: string
  formal: boolean
  description: string | null
  offers: string | null
  website: string | null
  email: string | null
  phone: string | null
  fiscalCode: string | null
  address: string | null
  municipality: string | null
  province: string | null
  verifiedOn: string | null
  changedAt: string
}
export type PlaceFact = {
  id: string
  name: string
  kind: string
  description: string | null
  address: string | null
  municipality: string | null
  province: string | null
  latitude: number | null
  longitude: number | null
  changedAt: string
  managers: string[]
  hours: { weekday: number; opensAt: string; closesAt: string; note: string | null }[]
}
export type ActivityFact = {
  id: string
  title: string
  kind: string
  area: string
  description: string | null
  changedAt: string
  placeId: string | null
  /** Listed bodies that promote it, promoters before partners. */
  bodies: string[]
  series: { rule: string; firstStartsAt: string; minutes: number } | null
  /** Days and clock times of what comes next; empty when nothing is planned. */
  coming: { id: string; on: string; from: string; to: string }[]
}
export type DirectoryFacts = { bodies: BodyFact[]; places: PlaceFact[]; activities: ActivityFact[] }

/** What is still told of an activity after its last meeting. */
const MONTHS_TOLD = 12

/**
 * Everything the public directory says of a territory as of a day: bodies that agreed to be listed, places that are published and open,
 * activities that anyone may come to. A fiscal code is told when it is a body's: the other kind belongs to a person.
 */
export async function directoryFacts(
  tx: ActorTx,
  { territoryId }: Actor,
  { today, timeZone }: { today: string; timeZone: string },
): Promise<DirectoryFacts> {
  const { rows } = await sql<DirectoryFacts>`
    with body as (
      select organisation.id, organisation.name, kind, formal, description, offers, website, public_email as email,
        public_phone as phone, case when formal and fiscal_code ~ '^[0-9]{11}$' then fiscal_code end as "fiscalCode", address, municipality.name as municipality,
        municipality.province_code as province, changed_at as "changedAt", organisation.search_name,
        (select max(verified_on) from organisation_verification verification
          where verification.territory_id = ${territoryId} and organisation_id = organisation.id) as "verifiedOn"
      from organisation left join municipality on municipality.istat_code = organisation.istat_code
      where organisation.territory_id = ${territoryId} and listed_on is not null
    ), open_place as (
      select place.id, place.name, kind, description, address, municipality.name as municipality,
        municipality.province_code as province, latitude, longitude, changed_at as "changedAt", place.search_name,
        (select coalesce(json_agg(organisation_id order by from_on, organisation_id), '[]') from place_manager manager
          where manager.territory_id = ${territoryId} and manager.place_id = place.id and from_on <= ${today}
            and (until_on is null or until_on >= ${today}) and organisation_id in (select id from body)) as managers,
        (select coalesce(json_agg(json_build_object('weekday', weekday, 'opensAt', opens_at, 'closesAt', closes_at, 'note', note)
          order by weekday, opens_at), '[]') from place_hours
          where territory_id = ${territoryId} and place_id = place.id) as hours
      from place left join municipality on municipality.istat_code = place.istat_code
      where place.territory_id = ${territoryId} and published_on is not null
        and (closed_on is null or closed_on > ${today})
    ), held as (
      select activity_id, session.id, starts_at, ends_at,
        row_number() over (partition by activity_id, starts_at >= ${today}::date order by starts_at, session.id) as nth
      from activity_session session
      where session.territory_id = ${territoryId} and session.public and cancelled_at is null
        and starts_at >= ${today}::date - make_interval(months => ${MONTHS_TOLD})
    ), told as (
      select activity.id, title, activity.kind, area, description, changed_at as "changedAt", search_title,
        (select id from open_place where id = activity.place_id) as "placeId",
        (select coalesce(json_agg(organisation_id order by part desc, organisation_id), '[]') from activity_promoter promoter
          where promoter.territory_id = ${territoryId} and promoter.activity_id = activity.id
            and organisation_id in (select id from body)) as bodies,
        (select json_build_object('rule', rule, 'firstStartsAt', first_starts_at, 'minutes', minutes) from activity_series series
          where series.territory_id = ${territoryId} and series.activity_id = activity.id) as series,
        (select coalesce(json_agg(json_build_object('id', held.id,
            'on', to_char(starts_at at time zone ${timeZone}, 'YYYY-MM-DD'),
            'from', to_char(starts_at at time zone ${timeZone}, 'HH24:MI'),
            'to', to_char(ends_at at time zone ${timeZone}, 'HH24:MI')) order by starts_at), '[]')
          from held where activity_id = activity.id and nth <= 12 and starts_at >= ${today}::date) as coming
      from activity
      where activity.territory_id = ${territoryId} and published_at is not null
        and activity.id in (select activity_id from held)
    )
    select
      (select coalesce(json_agg(body order by search_name, id), '[]') from body) as bodies,
      (select coalesce(json_agg(open_place order by search_name, id), '[]') from open_place) as places,
      (select coalesce(json_agg(told order by search_title, id), '[]') from told) as activities
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a statement without a from gives one row')
  return row
}
