import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { To } from '../signups/reads.ts'

/** What still has somebody in line, or an offer out, and is yet to come: its places are looked after. */
export async function linesToLookAfter(tx: ActorTx): Promise<To[]> {
  return tx
    .selectFrom('signup')
    .where('state', 'in', ['waiting', 'offered'])
    .groupBy(['activity_id', 'session_id'])
    .orderBy('activity_id')
    .orderBy('session_id')
    .select(['activity_id as activityId', 'session_id as sessionId'])
    .execute()
}

/** One letter that is due: to which sign-up, about which session or activity. */
export type Due = { signUpId: string; aboutId: string }

/**
 * Whose session is on that day and who has not been reminded: a session's own people before it, those of a whole activity
 * before its first day after they came in, once. Nobody who signed up that very day or the day before is told what they know.
 */
export async function remindersDue(
  tx: ActorTx,
  { territoryId }: Actor,
  { day, askedBefore, limit }: { day: string; askedBefore: Date; limit: number },
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select distinct g.id as "signUpId", coalesce(g.session_id, g.activity_id) as "aboutId"
    from signup g
    join activity_session s on s.territory_id = ${territoryId} and s.activity_id = g.activity_id
      and (g.session_id is null or s.id = g.session_id)
    where g.territory_id = ${territoryId} and g.state = 'in' and g.reached_by = 'mail' and g.asked_at < ${askedBefore}
      and s.held_on = ${day}::date and s.cancelled_at is null
      and not exists (select from signup_letter l where l.territory_id = ${territoryId} and l.signup_id = g.id
        and l.kind = 'reminder' and l.about_id = coalesce(g.session_id, g.activity_id))
    order by 1 limit ${limit}`.execute(tx)
  return rows
}

/** Who signed up to a session that is called off and has not been told. */
export async function callingsOffDue(
  tx: ActorTx,
  { territoryId }: Actor,
  { now, limit }: { now: Date; limit: number },
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select g.id as "signUpId", s.id as "aboutId"
    from activity_session s
    join signup g on g.territory_id = ${territoryId} and g.activity_id = s.activity_id
      and (g.session_id = s.id or g.session_id is null)
    where s.territory_id = ${territoryId} and s.cancelled_at is not null and s.starts_at > ${now}
      and g.state in ('in', 'waiting', 'offered') and g.reached_by = 'mail'
      and not exists (select from signup_letter l where l.territory_id = ${territoryId} and l.signup_id = g.id
        and l.kind = 'called_off' and l.about_id = s.id)
    order by 1, 2 limit ${limit}`.execute(tx)
  return rows
}
