import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { keptRecords, peopleLeftOut } from '../../ties/edges/reads.ts'
import type { Picture } from '../picture/rules.ts'
import { type Followed, type Isolated, isolatedAmong, LONG_AGO_DAYS } from './rules.ts'

/** Met within so long before the day, or accompanied on it: who is followed at all. */
const FOLLOWED_DAYS = 365

/**
 * Everybody the actor may read who was met of late or is accompanied, by the record that was kept: without operators, and
 * without those who objected to the analysis of the network. With `metBy`, only those whom that person met.
 */
export async function followedPeople(
  tx: ActorTx,
  actor: Actor,
  { on, metBy }: { on: string; metBy?: string | undefined },
): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    with met as (
      select m.person_id, max(e.met_on) as last_on, count(*)::int as times from encounter e
      join encounter_person m on m.territory_id = e.territory_id and m.encounter_id = e.id
      where e.territory_id = ${actor.territoryId} and e.met_on <= ${on} and e.met_on > ${daysLater(on, -FOLLOWED_DAYS)}
        and (${metBy ?? null}::uuid is null or e.recorded_by = ${metBy ?? null})
      group by m.person_id
    ), accompanied as (
      select i.person_id from intake i where i.territory_id = ${actor.territoryId} and i.opened_on <= ${on}
        and not exists (select from intake_closing c where c.territory_id = i.territory_id and c.intake_id = i.id
          and c.closed_on <= ${on} and (c.reopened_on is null or c.reopened_on > ${on}))
    ), followed as (
      select met.person_id, met.last_on, met.times, false as accompanied from met
      union all
      select a.person_id, null, 0, true from accompanied a
      where ${metBy ?? null}::uuid is null or a.person_id in (select person_id from met)
    )
    select coalesce(p.merged_into, p.id) as id, max(f.last_on)::text as "lastMetOn", sum(f.times)::int as "timesMet",
      bool_or(f.accompanied) as accompanied
    from followed f join person p on p.territory_id = ${actor.territoryId} and p.id = f.person_id
    where not exists (
      select from role_assignment r where r.territory_id = ${actor.territoryId} and r.person_id = coalesce(p.merged_into, p.id)
        and r.role in ('facilitator', 'case_operator', 'coordinator', 'administrator')
        and r.starts_at < (${on}::date + 1) and (r.ends_at is null or r.ends_at >= ${on}::date))
    group by coalesce(p.merged_into, p.id)`.execute(tx)
  const left = await peopleLeftOut(tx, await keptRecords(tx))
  return rows.filter(({ id }) => !left.has(id))
}

/** Whom the actor may read who is isolated in the picture, with the reasons. */
export async function isolatedPeople(
  tx: ActorTx,
  actor: Actor,
  picture: Picture,
  { metBy }: { metBy?: string | undefined } = {},
): Promise<Isolated[]> {
  const followed = await followedPeople(tx, actor, { on: picture.on, metBy })
  return isolatedAmong(followed, picture, daysLater(picture.on, -LONG_AGO_DAYS))
}
