import { sql } from 'kysely'
import { type Actor, commandIn } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../ground/db/database.ts'
import type { AnyJob } from '../../ground/jobs/jobs.ts'
import { recordAll } from '../../ground/journal/record.ts'
import { allTerritories } from '../../rooms/territories/reads.ts'
import { erasePerson } from './erasure.ts'
import { register } from './rooms.ts'

/** Whoever is about to expire stands in the report this long before. */
export const REPORT_DAYS = 90
const AT_ONCE = 200
const EVERY_NIGHT = '20 2 * * *'

/** The years of a processing as the register says them. */
export const yearsOf = (code: string) =>
  register.flatMap(({ processings }) => processings).find((one) => one.code === code)?.years ?? 0

export type Expiring = { id: string; name: string; lastOn: string; expiresOn: string }

/**
 * Whose last fact is older than the register keeps people, on that day: no role, no account, no agreement that stands, no
 * child they answer for, no concern the law still keeps. The oldest first.
 */
export async function expiringBy(
  tx: ActorTx,
  actor: Actor,
  day: string,
  limit = AT_ONCE,
): Promise<Expiring[]> {
  const here = actor.territoryId
  const years = yearsOf('registry')
  const { rows } = await sql<Expiring>`
    with facts as (
      select id as person_id, recorded_at::date as on_date from person where territory_id = ${here}
      union all
      select m.person_id, e.met_on from encounter_person m
      join encounter e on e.territory_id = ${here} and e.id = m.encounter_id where m.territory_id = ${here}
      union all
      select t.person_id, s.held_on from attendance t
      join activity_session s on s.territory_id = ${here} and s.id = t.session_id where t.territory_id = ${here}
      union all
      select person_id, since_on from activity_promoter where territory_id = ${here} and person_id is not null
      union all
      select person_id, coalesce(revoked_on, given_on) from consent where territory_id = ${here}
      union all
      select person_id, coalesce(ended_on, current_date) from accompaniment_agreement where territory_id = ${here}
      union all
      select person_id, coalesce(until_on, from_on) from organisation_member where territory_id = ${here}
      union all
      select person_id, closed_on from rights_request where territory_id = ${here}
    ), last as (
      select coalesce(p.merged_into, p.id) as id, max(facts.on_date) as last_on
      from facts join person p on p.territory_id = ${here} and p.id = facts.person_id
      where facts.on_date is not null group by 1
    )
    select p.id, trim(p.given_name || ' ' || p.family_name) as name, last.last_on as "lastOn",
      (last.last_on + make_interval(years => ${years}::int))::date as "expiresOn"
    from last join person p on p.territory_id = ${here} and p.id = last.id
    where last.last_on + make_interval(years => ${years}::int) <= ${day}::date
      and not exists (select from person own
        left join role_assignment r on r.territory_id = ${here} and r.person_id = own.id
        left join guardian g on g.territory_id = ${here} and g.guardian_id = own.id
        left join consent c on c.territory_id = ${here} and c.given_by = own.id
        left join safety_concern s on s.territory_id = ${here} and s.person_id = own.id
        left join rights_request q on q.territory_id = ${here} and q.person_id = own.id and q.closed_on is null
        where own.territory_id = ${here} and (own.id = p.id or own.merged_into = p.id)
          and coalesce(r.id, g.id, c.id, s.id, q.id) is not null)
    order by last.last_on, p.id limit ${limit}`.execute(tx)
  return rows
}

/** Erases who has expired by that day, as a request would: figures of past dates stay. Returns how many. */
export async function eraseExpired(territoryId: string, today: string): Promise<number> {
  const keeper = commandIn(territoryId, ['coordinator', 'case_operator'])
  let erased = 0
  for (;;) {
    const expired = await asActor(keeper, (tx) => expiringBy(tx, keeper, today))
    if (expired.length === 0) break
    let gone = 0
    for (const { id } of expired) {
      const outcome = await asActor(keeper, (tx) => erasePerson(tx, keeper, id, null))
      if (outcome.ok && !outcome.value.keptFor.length) gone += 1
    }
    erased += gone
    // Nobody of these could go: someone has to look, another round would find them again.
    if (gone === 0) break
  }
  await asActor(keeper, (tx) => dropExpired(tx, keeper, today))
  return erased
}

/** What expires by itself, without a person's record: feedback, answered requests, old concerns. */
async function dropExpired(tx: ActorTx, actor: Actor, today: string) {
  const before = (code: string) => daysLater(today, -Math.round(yearsOf(code) * 365.25))
  const dropped = {
    accessibility_feedback: await tx
      .deleteFrom('accessibility_feedback')
      .where(sql<boolean>`sent_at < ${before('feedback')}::date`)
      .returning('id')
      .execute(),
    rights_request: await tx
      .deleteFrom('rights_request')
      .where('closed_on', '<', before('rights'))
      .returning('id')
      .execute(),
    safety_concern: await tx
      .deleteFrom('safety_concern')
      .where('noted_on', '<', before('safety'))
      .returning('id')
      .execute(),
  }
  for (const [kind, rows] of Object.entries(dropped))
    await recordAll(
      tx,
      actor,
      'privacy.expired',
      kind,
      rows.map(({ id }) => id),
    )
}

/** Every night; an example's people are invented and stay. */
export const retentionJob: AnyJob = {
  name: 'privacy.retention',
  every: EVERY_NIGHT,
  retries: 0,
  work: async () => {
    const today = new Date().toISOString().slice(0, 10)
    for (const { id, example } of await allTerritories()) if (!example) await eraseExpired(id, today)
  },
}
