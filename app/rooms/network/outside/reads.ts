import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Body = {
  id: string
  name: string
  kind: string
  municipality: string | null
  together: Partner[]
}
export type Partner = { id: string; name: string; activities: number; places: number }

/**
 * Organisations that agreed to be listed, and with which others of them they do something in public: promote a published
 * activity, or manage an open place. Nothing but what anyone may read is read, whoever asks.
 */
export async function listedTogether(tx: ActorTx, { territoryId }: Actor): Promise<Body[]> {
  const { rows } = await sql<Omit<Body, 'together'> & { together: Partner[] | null }>`
    with listed as (
      select o.id, o.name, o.kind, o.istat_code from organisation o
      where o.territory_id = ${territoryId} and o.listed_on is not null
    ), shared as (
      select p.organisation_id as one, q.organisation_id as other, 'activity' as what, a.id
      from activity a
      join activity_promoter p on p.territory_id = a.territory_id and p.activity_id = a.id
      join activity_promoter q on q.territory_id = a.territory_id and q.activity_id = a.id
        and q.organisation_id <> p.organisation_id
      where a.territory_id = ${territoryId} and a.published_at is not null
      union
      select p.organisation_id, q.organisation_id, 'place', l.id from place l
      join place_manager p on p.territory_id = l.territory_id and p.place_id = l.id and p.until_on is null
      join place_manager q on q.territory_id = l.territory_id and q.place_id = l.id and q.until_on is null
        and q.organisation_id <> p.organisation_id
      where l.territory_id = ${territoryId} and l.published_on is not null
    ), partner as (
      select shared.one, listed.id, listed.name,
        count(distinct shared.id) filter (where shared.what = 'activity')::int as activities,
        count(distinct shared.id) filter (where shared.what = 'place')::int as places
      from shared join listed on listed.id = shared.other group by shared.one, listed.id, listed.name
    )
    select listed.id, listed.name, listed.kind, municipality.name as municipality,
      (select json_agg(json_build_object('id', partner.id, 'name', partner.name, 'activities', partner.activities,
        'places', partner.places) order by partner.name) from partner where partner.one = listed.id) as together
    from listed left join municipality on municipality.istat_code = listed.istat_code
    order by listed.name, listed.id`.execute(tx)
  return rows.map((row) => ({ ...row, together: row.together ?? [] }))
}

export type About = { municipality: string | null; about: number }

/** About how many people are in the network; the whole territory first, where its municipality is null. */
export async function peopleAbout(tx: ActorTx, { territoryId }: Actor): Promise<About[]> {
  const { rows } = await sql<About>`
    select municipality, about from app.people_in_the_network(${territoryId})`.execute(tx)
  return rows
}
