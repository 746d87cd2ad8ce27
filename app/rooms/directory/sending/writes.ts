import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Delivery } from '../../../ground/mail/mail.ts'
import { readersOn } from '../issues/reads.ts'
import { FAILURES_TO_REST, LEASE_MS, MOST_TRIES, RETRY_MINUTES, SENDINGS_KEPT_DAYS } from '../issues/rules.ts'

/** What became of the mail to one recipient; none where there was nothing to tell them. */
export type Answered = { id: string; delivery: Delivery | 'none' }

/**
 * Whoever sends takes an issue up: false where another is at it, or there is nothing to send now. Mails that one who stopped had
 * in hand may have left: nobody sends them again.
 */
export async function takeUp(tx: ActorTx, { territoryId }: Actor, id: string, now: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('newsletter_issue')
    .set({ beat_at: now })
    .where('id', '=', id)
    .where('started_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where((where) =>
      where.or([where('beat_at', 'is', null), where('beat_at', '<', new Date(now.getTime() - LEASE_MS))]),
    )
    .returning('id')
    .executeTakeFirst()
  if (!taken) return false
  await sql`
    update newsletter_sending set state = 'unknown' where territory_id = ${territoryId} and issue_id = ${id}
      and state = 'taken'`.execute(tx)
  return true
}

/**
 * Notes what became of the last mail and takes the next recipient; nothing where none waits. In one transaction, so that whoever
 * is stopped between two mails leaves at most one in doubt.
 */
export async function nextSending(
  tx: ActorTx,
  actor: Actor,
  id: string,
  last: Answered | undefined,
  now: Date,
): Promise<string | undefined> {
  const { territoryId } = actor
  if (last) await noteSending(tx, actor, id, last, now)
  const { rows } = await sql<{ id: string }>`
    with next as (
      select recipient_id from newsletter_sending
      where territory_id = ${territoryId} and issue_id = ${id} and state = 'waiting'
        and (not_before is null or not_before <= ${now})
      order by recipient_id limit 1 for update skip locked),
    beat as (update newsletter_issue set beat_at = ${now} where territory_id = ${territoryId} and id = ${id})
    update newsletter_sending set state = 'taken', tries = least(tries + 1, 20)
    where territory_id = ${territoryId} and issue_id = ${id} and recipient_id = (select recipient_id from next)
    returning recipient_id as id`.execute(tx)
  return rows[0]?.id
}

const STATE: Record<Answered['delivery'], string> = {
  sent: 'sent',
  refused: 'failed',
  later: 'waiting',
  unreachable: 'waiting',
  unknown: 'unknown',
  none: 'nothing',
}

/** Notes what became of a mail; the address rests where this was one too many. */
export async function noteSending(
  tx: ActorTx,
  actor: Actor,
  issueId: string,
  { id, delivery }: Answered,
  now: Date,
) {
  const { territoryId } = actor
  const later = new Date(now.getTime() + (delivery === 'later' ? RETRY_MINUTES * 60_000 : 0))
  // What our own way out did not take is nobody's try.
  const tried = sql`tries - ${delivery === 'unreachable' ? 1 : 0}`
  const { rows } = await sql<{ state: string }>`
    update newsletter_sending set tries = ${tried}, not_before = ${later},
      state = case when ${STATE[delivery]} = 'waiting' and ${tried} >= ${MOST_TRIES} then 'failed' else ${STATE[delivery]} end
    where territory_id = ${territoryId} and issue_id = ${issueId} and recipient_id = ${id}
      and state in ('taken', 'unknown') returning state`.execute(tx)
  if (rows[0]?.state === 'failed') await restWhereItFails(tx, actor, id, now)
}

/** An address whose last mails all came back rests until its reader says otherwise. */
async function restWhereItFails(tx: ActorTx, { territoryId }: Actor, id: string, now: Date) {
  await sql`
    insert into newsletter_reader (territory_id, id, subscriber_id, consent_id, person_id, rests_from)
    select ${territoryId}::uuid, ${id}::uuid, s.id, c.id, c.person_id, ${now}::date
    from (select 1) one
    left join newsletter_subscriber s on s.territory_id = ${territoryId} and s.id = ${id}
    left join consent c on c.territory_id = ${territoryId} and c.id = ${id} and s.id is null
    where num_nonnulls(s.id, c.id) = 1 and (
      select count(*) filter (where last.state = 'failed') = ${FAILURES_TO_REST} from (
        select sending.state from newsletter_sending sending
        join newsletter_issue issue on issue.territory_id = ${territoryId} and issue.id = sending.issue_id
        where sending.territory_id = ${territoryId} and sending.recipient_id = ${id} and sending.state in ('sent', 'failed')
        order by issue.started_at desc limit ${FAILURES_TO_REST}) last)
    on conflict (territory_id, id) do update set rests_from = coalesce(newsletter_reader.rests_from, excluded.rests_from)`.execute(
    tx,
  )
}

/** Whoever sends stops: for now, where some wait for later; else the issue is at its end, with its figures. */
export async function putDown(tx: ActorTx, actor: Actor, id: string, now: Date): Promise<boolean> {
  const { territoryId } = actor
  const { rows } = await sql<{ ended: boolean }>`
    update newsletter_issue issue set beat_at = null,
      ended_at = case when state.waiting = 0 then ${now}::timestamptz end, sent = state.sent, failed = state.failed,
      unknown = state.unknown
    from (select count(*) filter (where state in ('waiting', 'taken')) as waiting,
        count(*) filter (where state = 'sent')::integer as sent, count(*) filter (where state = 'failed')::integer as failed,
        count(*) filter (where state = 'unknown')::integer as unknown
      from newsletter_sending where territory_id = ${territoryId} and issue_id = ${id}) state
    where issue.territory_id = ${territoryId} and issue.id = ${id} and issue.ended_at is null
    returning ended_at is not null as ended`.execute(tx)
  const ended = rows[0]?.ended ?? false
  if (ended) await record(tx, actor, 'directory.issueEnded', 'newsletter_issue', id)
  return ended
}

/**
 * Mails that were taken and came back days later, by the addresses somebody pasted: the last issue that went there failed after
 * all. How many of them were ours; which ones is told to nobody.
 */
export async function noteReturned(
  tx: ActorTx,
  actor: Actor,
  addresses: readonly string[],
  { now, today }: { now: Date; today: string },
): Promise<number> {
  const { territoryId } = actor
  const returned = new Set(addresses)
  const readers = (await readersOn(tx, actor, today)).filter(({ email }) => returned.has(email.toLowerCase()))
  let noted = 0
  for (const { id } of readers) {
    const { rows } = await sql<{ issue: string }>`
      update newsletter_sending set state = 'failed' where territory_id = ${territoryId} and recipient_id = ${id}
        and state = 'sent' and issue_id = (
          select issue.id from newsletter_issue issue
          join newsletter_sending last on last.territory_id = ${territoryId} and last.issue_id = issue.id
          where issue.territory_id = ${territoryId} and last.recipient_id = ${id} and last.state in ('sent', 'failed')
          order by issue.started_at desc limit 1)
      returning issue_id as issue`.execute(tx)
    if (rows.length === 0) continue
    noted += 1
    await restWhereItFails(tx, actor, id, now)
    await sql`update newsletter_issue set sent = greatest(sent - 1, 0), failed = failed + 1
      where territory_id = ${territoryId} and id = ${rows[0]?.issue} and ended_at is not null`.execute(tx)
  }
  return noted
}

/** Who got which issue long ago is forgotten; how many did stays with the issue. */
export async function forgetSendings(tx: ActorTx, { territoryId }: Actor, today: string) {
  await sql`
    delete from newsletter_sending sending using newsletter_issue issue
    where sending.territory_id = ${territoryId} and issue.territory_id = ${territoryId} and issue.id = sending.issue_id
      and issue.ended_at < ${daysLater(today, -SENDINGS_KEPT_DAYS)}::date`.execute(tx)
}
