import { sql } from 'kysely'
import { type Actor, holdsRole, type SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { hashOf } from '../../../ground/access/token.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record, recordAll } from '../../../ground/journal/record.ts'
import { refusalToActOnline, refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { TEAM } from '../../people/rules.ts'
import { kindCalled, sideOf } from '../kinds/reads.ts'
import type { Side } from '../kinds/rules.ts'
import type { SaidNotice } from './forms.ts'
import { type Notice, noticeById } from './reads.ts'
import {
  type ClosedWhy,
  longestDays,
  mayReopen,
  type PublishRefusal,
  refusalToPublish,
  stands,
} from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'exchange_notice_of', column: 'sealed', id: 'notice_id' },
]
export const noticeWhere = (noticeId: string) => `exchange_notice_of:${noticeId}`

export type NewNotice = SaidNotice & {
  /** The form's own id: sent twice, published once. */
  id: string
  kind: string
  side: Side
  circleId?: string | undefined
}
export type NoticeRefusal =
  | PublishRefusal
  | 'exchange.notice.noKind'
  | 'exchange.notice.closed'
  | 'people.naming.online'
  | NamingRefusal

const isTeam = (actor: Actor) => holdsRole(actor, ...TEAM)

/** What is sealed of a notice: the answers that only serve to place it, and how to reach whose it is. */
const sealedWords = (id: string, { reserved, email, phone }: SaidNotice) =>
  seal(JSON.stringify({ reserved, email: email ?? null, phone: phone ?? null }), noticeWhere(id))

/**
 * Publishes a need or an offer: one's own, one's organisation's, or, by somebody of the team, somebody's. What a citizen
 * makes public is seen by others once the team has looked at it. The answers are those of the kind's own schemas. Refused
 * in words where the kind allows it to nobody of the sort, and for a minor without the consent of who answers for them.
 */
export async function publishNotice(
  tx: ActorTx,
  actor: Actor,
  said: NewNotice,
  today: string,
): Promise<Outcome<{ id: string }, NoticeRefusal>> {
  const kind = kindCalled(said.kind)
  if (!kind) return refused('exchange.notice.noKind')
  const side = sideOf(kind, said.side)
  const team = isTeam(actor)
  const personId = said.personId ?? (said.organisationId ? null : actor.personId)
  const untilOn = said.untilOn ?? daysLater(today, side.lastsDays)
  const wrong = refusalToPublish(
    { ...side, several: side.places !== undefined },
    {
      side: said.side,
      person: personId !== null,
      organisation: said.organisationId !== undefined,
      team,
      visibility: said.visibility,
      circle: said.circleId !== undefined,
      places: said.places ?? 1,
      fromOn: said.fromOn ?? null,
      untilOn,
    },
    today,
    daysLater(today, longestDays(side.lastsDays)),
  )
  if (wrong) return refused(wrong)
  if (personId && !team && personId !== actor.personId) throw new NotHere()
  if (personId) {
    const unnamed = team
      ? await refusalToName(tx, actor, [personId], today)
      : await refusalToActOnline(tx, actor, personId, today)
    if (unnamed) return refused(unnamed)
  }
  const fresh = await insertNotice(tx, actor, { ...said, personId, untilOn, team })
  if (!fresh) return publishedBefore(tx, actor, said.id)
  await record(tx, actor, 'exchange.published', 'exchange_notice', said.id)
  return done({ id: said.id })
}

type Written = Omit<NewNotice, 'personId'> & { personId: string | null; untilOn: string; team: boolean }

async function insertNotice(tx: ActorTx, actor: Actor, said: Written): Promise<boolean> {
  try {
    // Not read back: until the line that says whose it is stands, it is nobody's to read.
    await attempt(tx, async () => {
      await tx
        .insertInto('exchange_notice')
        .values({
          territory_id: actor.territoryId,
          id: said.id,
          kind: said.kind,
          side: said.side,
          title: said.title,
          shown: JSON.stringify(said.shown),
          visibility: said.visibility,
          organisation_id: said.organisationId ?? null,
          place_id: said.placeId ?? null,
          istat_code: said.istatCode ?? null,
          places: said.places ?? 1,
          from_on: said.fromOn ?? null,
          until_on: said.untilOn,
          circle_id: said.circleId ?? null,
          checked_by: said.team ? actor.personId : null,
        })
        .execute()
      await tx
        .insertInto('exchange_notice_of')
        .values({
          territory_id: actor.territoryId,
          notice_id: said.id,
          person_id: said.personId,
          organisation_id: said.organisationId ?? null,
          circle_id: said.circleId ?? null,
          sealed: sealedWords(said.id, said as SaidNotice),
          on_behalf: said.team && said.personId !== actor.personId,
          recorded_by: actor.personId,
        })
        .execute()
    })
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return false
    throw error
  }
}

async function publishedBefore(
  tx: ActorTx,
  actor: Actor,
  id: string,
): Promise<Outcome<{ id: string }, never>> {
  const own = await tx
    .selectFrom('exchange_notice_of')
    .where('notice_id', '=', id)
    .where('recorded_by', '=', actor.personId)
    .select('notice_id')
    .executeTakeFirst()
  if (!own) throw new NotHere()
  return done({ id })
}

async function lockNotice(tx: ActorTx, id: string): Promise<Notice> {
  await tx.selectFrom('exchange_notice').where('id', '=', id).select('id').forUpdate().execute()
  const notice = await noticeById(tx, id)
  if (!notice) throw new NotHere()
  return notice
}

/**
 * Says a notice anew. What a citizen changes of a notice that others see is looked at again first. Throws NotHere where the
 * actor may not change it.
 */
export async function changeNotice(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  said: SaidNotice,
  today: string,
): Promise<Outcome<{ id: string }, NoticeRefusal>> {
  const notice = await lockNotice(tx, id)
  if (notice.closedOn) return refused('exchange.notice.closed')
  const kind = kindCalled(notice.kind)
  if (!kind) return refused('exchange.notice.noKind')
  const side = sideOf(kind, notice.side)
  const untilOn = said.untilOn ?? notice.untilOn
  const team = isTeam(actor)
  const wrong = refusalToPublish(
    { ...side, citizens: true, by: ['person', 'organisation'], several: side.places !== undefined },
    {
      side: notice.side,
      person: notice.organisationId === null,
      organisation: notice.organisationId !== null,
      team,
      visibility: said.visibility,
      circle: notice.circleId !== null,
      places: said.places ?? 1,
      fromOn: said.fromOn ?? null,
      untilOn,
    },
    today,
    daysLater(today, longestDays(side.lastsDays)),
  )
  if (wrong) return refused(wrong)
  const changed = await tx
    .updateTable('exchange_notice')
    .set({
      title: said.title,
      shown: JSON.stringify(said.shown),
      visibility: said.visibility,
      place_id: said.placeId ?? null,
      istat_code: said.istatCode ?? null,
      places: said.places ?? 1,
      from_on: said.fromOn ?? null,
      until_on: untilOn,
      checked_by: team ? actor.personId : null,
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
  await tx
    .updateTable('exchange_notice_of')
    .set({ sealed: sealedWords(id, said) })
    .where('notice_id', '=', id)
    .execute()
  await record(tx, actor, 'exchange.changedNotice', 'exchange_notice', id)
  return done({ id })
}

/** Closes a notice with the reason. What was proposed of it can then no longer be decided for. */
export async function closeNotice(
  tx: ActorTx,
  actor: Actor,
  id: string,
  why: ClosedWhy,
  today: string,
): Promise<Outcome<{ id: string }, 'exchange.notice.closed'>> {
  const closed = await tx
    .updateTable('exchange_notice')
    .set({ closed_on: today, closed_why: why })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!closed) {
    if (!(await noticeById(tx, id))) throw new NotHere()
    return refused('exchange.notice.closed')
  }
  await record(tx, actor, 'exchange.closedNotice', 'exchange_notice', id)
  return done({ id })
}

/** Somebody of the team has looked at what a citizen or a partner published: from now on others see it. */
export async function checkNotice(tx: ActorTx, actor: SignedInActor, id: string): Promise<void> {
  const checked = await tx
    .updateTable('exchange_notice')
    .set({ checked_by: actor.personId })
    .where('id', '=', id)
    .where('checked_by', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (checked) await record(tx, actor, 'exchange.checkedNotice', 'exchange_notice', id)
}

/** Moves a notice's last day by as long as its kind lasts, from today; one that only its day had closed stands again. */
export async function renewNotice(
  tx: ActorTx,
  actor: Actor,
  id: string,
  today: string,
): Promise<Outcome<{ untilOn: string }, 'exchange.notice.closed' | 'exchange.notice.noKind'>> {
  const notice = await noticeById(tx, id)
  if (!notice) throw new NotHere()
  const kind = kindCalled(notice.kind)
  if (!kind) return refused('exchange.notice.noKind')
  const untilOn = daysLater(today, sideOf(kind, notice.side).lastsDays)
  const { rows } = await sql<{
    renewed: boolean
  }>`select app.renew_notice(${id}, ${untilOn}) as renewed`.execute(tx)
  if (!rows[0]?.renewed) {
    if (stands(notice, today)) throw new NotHere()
    return refused('exchange.notice.closed')
  }
  await record(tx, actor, 'exchange.renewedNotice', 'exchange_notice', id)
  return done({ untilOn })
}

export type ReopenRefusal = 'exchange.notice.closed' | 'exchange.notice.noKind' | 'exchange.notice.taken'
/**
 * Lets an offer that was met stand again, once a place of it is free. Refused where its last day is over, where what was
 * given stays given, and while running agreements have all its places. Throws NotHere to who may not change it.
 */
export async function reopenOffer(
  tx: ActorTx,
  actor: Actor,
  id: string,
  today: string,
): Promise<Outcome<{ id: string }, ReopenRefusal>> {
  const notice = await noticeById(tx, id)
  if (!notice) throw new NotHere()
  const kind = kindCalled(notice.kind)
  if (!kind) return refused('exchange.notice.noKind')
  if (!mayReopen(notice, sideOf(kind, notice.side), today)) return refused('exchange.notice.closed')
  const { rows } = await sql<{ became: 'open' | 'taken' | 'closed' | 'hidden' }>`
    select app.reopen_offer(${id}) as became`.execute(tx)
  const became = rows[0]?.became
  if (became === 'hidden') throw new NotHere()
  if (became !== 'open')
    return refused(became === 'taken' ? 'exchange.notice.taken' : 'exchange.notice.closed')
  await record(tx, actor, 'exchange.reopenedNotice', 'exchange_notice', id)
  return done({ id })
}

/** Renews by the click of a mail, without an account. Nothing where the click is no longer good. */
export async function renewByMark(
  tx: ActorTx,
  actor: Actor,
  mark: Buffer,
  today: string,
): Promise<{ id: string; untilOn: string } | undefined> {
  const { rows: found } = await sql<{ kind: string; side: Side }>`
    select kind, side from app.notice_of_renewal(${actor.territoryId}, ${mark})`.execute(tx)
  const kind = kindCalled(found[0]?.kind ?? '')
  if (!found[0] || !kind) return undefined
  const untilOn = daysLater(today, sideOf(kind, found[0].side).lastsDays)
  const { rows } = await sql<{ id: string | null }>`
    select app.renew_by_mark(${actor.territoryId}, ${mark}, ${untilOn}) as id`.execute(tx)
  const id = rows[0]?.id
  if (!id) return undefined
  await record(tx, actor, 'exchange.renewedNotice', 'exchange_notice', id)
  return { id, untilOn }
}

/** Notes that somebody is reminded of a notice, and by which click they renew it; false when they were before. */
export async function markReminded(
  tx: ActorTx,
  actor: Actor,
  id: string,
  token: string,
  today: string,
): Promise<boolean> {
  const marked = await tx
    .updateTable('exchange_notice_of')
    .set({ renewal_hash: hashOf(token), reminded_on: today })
    .where('notice_id', '=', id)
    .where('reminded_on', 'is', null)
    .returning('notice_id')
    .executeTakeFirst()
  if (marked) await record(tx, actor, 'exchange.remindedNotice', 'exchange_notice', id)
  return marked !== undefined
}

/** Closes what stood until a day that is over; gives how many. Renewing it by its mail opens it again. */
export async function closeExpired(tx: ActorTx, actor: Actor, today: string): Promise<number> {
  const closed = await tx
    .updateTable('exchange_notice')
    .set({ closed_on: today, closed_why: 'expired' })
    .where('closed_on', 'is', null)
    .where('until_on', '<', today)
    .returning('id')
    .execute()
  await recordAll(
    tx,
    actor,
    'exchange.closedNotice',
    'exchange_notice',
    closed.map(({ id }) => id),
  )
  return closed.length
}
