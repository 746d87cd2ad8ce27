import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { toldDays } from '../../../ground/statistics/told-days.ts'
import { fullName } from '../../people/rules.ts'
import { smallestGroups } from '../reads.ts'
import { type Climber, FOLLOWS_WITHIN_DAYS, type Led, monthEndsBetween } from './rules.ts'

const WORKING = ['facilitator', 'case_operator', 'coordinator', 'administrator', 'evaluator']

/**
 * Everybody with the first day of each step up to a day, as far as the actor may read them. Reached: met in the diary or
 * present at a closed session. Participant: present. Co-designer (or speaker) and lab maker: present in that role. Promoter:
 * behind an activity. What somebody does while they hold a working role is their work, no step.
 */
export async function climbers(tx: ActorTx, actor: Actor, until: string): Promise<Climber[]> {
  const here = actor.territoryId
  const { rows } = await sql<Climber['days'] & { id: string; given_name: string; family_name: string }>`
    with fact as (
      select m.person_id, e.met_on as on_date, 'met' as what from encounter e
      join encounter_person m on m.territory_id = e.territory_id and m.encounter_id = e.id
      where e.territory_id = ${here} and e.met_on <= ${until}
      union all
      select t.person_id, s.held_on, t.role from activity_session s
      join attendance t on t.territory_id = s.territory_id and t.session_id = s.id and t.state = 'attended'
      where s.territory_id = ${here} and s.closed_at is not null and s.held_on <= ${until}
      union all
      select p.person_id, p.since_on, 'promoter' from activity_promoter p
      where p.territory_id = ${here} and p.part = 'promoter' and p.person_id is not null and p.since_on <= ${until}
    ), own as (
      select coalesce(p.merged_into, p.id) as id, fact.on_date, fact.what from fact
      join person p on p.territory_id = ${here} and p.id = fact.person_id
      where not exists (select from role_assignment r where r.territory_id = ${here} and r.person_id = fact.person_id
        and r.role = any (${WORKING}) and fact.on_date >= r.starts_at::date
        and (r.ends_at is null or fact.on_date <= r.ends_at::date))
    ), first as (
      select own.id, min(on_date) filter (where what <> 'promoter') as reached,
        min(on_date) filter (where what not in ('met', 'promoter')) as participant,
        min(on_date) filter (where what in ('co_designer', 'speaker')) as co_designer,
        min(on_date) filter (where what = 'lab_maker') as lab_maker,
        min(on_date) filter (where what = 'promoter') as promoter
      from own group by own.id
    )
    select first.*, p.given_name, p.family_name from first
    join person p on p.territory_id = ${here} and p.id = first.id`.execute(tx)
  return rows.map(({ id, given_name, family_name, ...days }) => ({
    id,
    name: fullName({ given_name, family_name }),
    days,
  }))
}

/** The sessions these people had been at in the year before a day, and who led each. Ids are of kept records. */
export async function sessionsLedFor(
  tx: ActorTx,
  actor: Actor,
  personIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<Led[]> {
  const here = actor.territoryId
  const { rows } = await sql<Led>`
    with attended as materialized (
      select distinct coalesce(p.merged_into, p.id) as person_id, s.id as session_id, s.activity_id, s.held_on
      from activity_session s
      join attendance t on t.territory_id = s.territory_id and t.session_id = s.id and t.state = 'attended'
      join person p on p.territory_id = s.territory_id and p.id = t.person_id
      where s.territory_id = ${here} and s.closed_at is not null
        and s.held_on between ${from}::date - ${FOLLOWS_WITHIN_DAYS}::int and ${to}::date
        and coalesce(p.merged_into, p.id) = any (${personIds}::uuid[])
    ), leader as (
      select t.session_id, t.person_id from attendance t
      where t.territory_id = ${here} and t.state = 'attended' and t.role <> 'participant'
        and t.session_id in (select session_id from attended)
      union
      select attended.session_id, p.person_id from attended
      join activity_promoter p on p.territory_id = ${here} and p.activity_id = attended.activity_id
        and p.part = 'promoter' and p.person_id is not null and p.since_on <= attended.held_on
    )
    select attended.person_id as "personId", attended.session_id as "sessionId", attended.held_on as "on",
      coalesce(k.merged_into, k.id) as "leaderId"
    from attended join leader on leader.session_id = attended.session_id
    join person k on k.territory_id = ${here} and k.id = leader.person_id`.execute(tx)
  return rows
}

export type ToldCount = { count: number; countedOn: string } | undefined

/**
 * How many were helped and then helped: people in vulnerability who took an active part afterwards. Told of the last month
 * whose end can be told: between any two that are told the count has not moved, or by a group that is large enough.
 */
export async function helpedWhoHelp(tx: ActorTx, actor: Actor, until: string): Promise<ToldCount> {
  const { rows } = await sql<{ on_date: string }>`
    select on_date from app.helped_who_help(${actor.territoryId}, ${until})`.execute(tx)
  const first = rows[0]?.on_date
  if (!first) return { count: 0, countedOn: until }
  const { smallestSensitive } = await smallestGroups(tx)
  const days = monthEndsBetween(first, until).map((on) => ({
    on,
    counts: [rows.filter((row) => row.on_date <= on).length],
    promised: true,
  }))
  const last = toldDays(days, [smallestSensitive]).at(-1)
  return last && { count: last.counts[0] ?? 0, countedOn: last.on }
}
