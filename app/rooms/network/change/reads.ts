import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { LARGEST_CIRCLE } from '../../ties/rules.ts'
import type { Ended } from './rules.ts'

/**
 * Labs whose last session lies within these days, the earliest first, with who was at each of their closed sessions: by
 * the record that was kept, without whoever worked here that day, and without crowds, which tie nobody.
 */
export async function labsEnded(tx: ActorTx, actor: Actor, { from, until }: { from: string; until: string }) {
  const { rows } = await sql<Ended>`
    with held as (
      select s.activity_id, s.id, s.held_on from activity_session s
      where s.territory_id = ${actor.territoryId} and s.closed_at is not null and s.cancelled_at is null
    ), ended as (
      select a.id, a.title, max(held.held_on) as on_date from activity a
      join held on held.activity_id = a.id
      where a.territory_id = ${actor.territoryId} and a.kind = 'lab'
        and not exists (select from activity_session later where later.territory_id = a.territory_id
          and later.activity_id = a.id and later.cancelled_at is null and later.held_on > ${until}::date)
      group by a.id, a.title having max(held.held_on) between ${from}::date and ${until}::date
    ), there as (
      select ended.id as activity_id, held.id as session_id,
        array_agg(distinct coalesce(p.merged_into, p.id)::text) as people
      from ended join held on held.activity_id = ended.id
      join attendance t on t.territory_id = ${actor.territoryId} and t.session_id = held.id and t.state = 'attended'
      join person p on p.territory_id = ${actor.territoryId} and p.id = t.person_id
      where not exists (
        select from role_assignment r where r.territory_id = ${actor.territoryId}
          and r.person_id = coalesce(p.merged_into, p.id)
          and r.role in ('facilitator', 'case_operator', 'coordinator', 'administrator')
          and r.starts_at < (held.held_on + 1) and (r.ends_at is null or r.ends_at >= held.held_on))
      group by ended.id, held.id
    )
    select ended.id as "activityId", ended.title, ended.on_date::text as "endedOn",
      coalesce(json_agg(there.people) filter (where cardinality(there.people) between 2 and ${LARGEST_CIRCLE}), '[]') as sessions
    from ended left join there on there.activity_id = ended.id
    group by ended.id, ended.title, ended.on_date order by ended.on_date, ended.id`.execute(tx)
  return rows
}
