import { sql } from 'kysely'
import { type Actor, commandIn } from '../../../ground/access/actor.ts'
import { keyedMark, type MarkedColumn } from '../../../ground/access/keyed.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import {
  AGAIN_AFTER_MINUTES,
  CONFIRM_WITHIN_DAYS,
  FOLLOWED_YEARS,
  MOST_ASKED_AN_HOUR,
  sealedWhere,
  TRAFFIC_DAYS,
} from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'idea_follower', column: 'sealed', id: 'id' }]

const markOf = (callId: unknown, ideaId: unknown, email: string) =>
  keyedMark(`call follower ${callId} ${ideaId ?? ''}`, email.toLowerCase())

export const marked: readonly MarkedColumn[] = [
  {
    table: 'idea_follower',
    column: 'address_mark',
    words: { table: 'idea_follower', column: 'sealed', id: 'id' },
    mark: (email, row) => markOf(row.call_id, row.idea_id, email),
  },
]

/** Who acts for a visitor: they have no account and read nothing; the link of a letter is theirs. */
export const keeperOf = (territoryId: string) => commandIn(territoryId, ['coordinator'])

export type Asked = { id: string; letter: boolean }

/**
 * An address asks to be told what becomes of a call or an idea. A letter asks it to confirm, unless one has just gone out or it
 * follows already. Refused when too many ask within an hour. Asked again it stays one.
 */
export async function askToFollow(
  tx: ActorTx,
  actor: Actor,
  id: string,
  {
    callId,
    ideaId,
    email,
    language,
  }: { callId: string; ideaId: string | null; email: string; language: Language },
  now: Date,
): Promise<Outcome<Asked, 'calls.vote.tooOften'>> {
  const mark = markOf(callId, ideaId, email)
  const known = await tx
    .selectFrom('idea_follower')
    .where('call_id', '=', callId)
    .where(sql<boolean>`idea_id is not distinct from ${ideaId}::uuid`)
    .where('address_mark', '=', mark)
    .select(['id', 'asked_at', 'confirmed_at'])
    .executeTakeFirst()
  if (known) {
    const lately = now.getTime() - known.asked_at.getTime() < AGAIN_AFTER_MINUTES * 60_000
    if (lately || known.confirmed_at) return done({ id: known.id, letter: false })
    await tx.updateTable('idea_follower').set({ asked_at: now }).where('id', '=', known.id).execute()
    return done({ id: known.id, letter: true })
  }
  const { asked } = await tx
    .selectFrom('idea_follower')
    .where('asked_at', '>', new Date(now.getTime() - 3_600_000))
    .select((eb) => eb.fn.countAll<number>().as('asked'))
    .executeTakeFirstOrThrow()
  if (Number(asked) >= MOST_ASKED_AN_HOUR) return refused('calls.vote.tooOften')
  const added = await insertOnce(tx, 'idea_follower', {
    territory_id: actor.territoryId,
    id,
    call_id: callId,
    idea_id: ideaId,
    address_mark: mark,
    sealed: seal(email, sealedWhere(id)),
    language,
    asked_at: now,
  })
  if (added) await record(tx, actor, 'calls.followAsked', 'idea_follower', id)
  return done({ id, letter: added })
}

/** The address said yes. Said twice it stays the first time. */
export async function confirmFollowing(tx: ActorTx, actor: Actor, id: string, now: Date) {
  const confirmed = await tx
    .updateTable('idea_follower')
    .set({ confirmed_at: now })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (confirmed) await record(tx, actor, 'calls.followConfirmed', 'idea_follower', id)
}

/** Leaves at once: the address is gone. */
export async function stopFollowing(tx: ActorTx, actor: Actor, id: string) {
  const gone = await tx.deleteFrom('idea_follower').where('id', '=', id).returning('id').executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.followLeft', 'idea_follower', id)
}

/** Addresses nobody confirmed in time go, those of calls long decided, and what networks did in votes that are over. */
export async function forgetOld(tx: ActorTx, today: string) {
  await tx
    .deleteFrom('idea_follower')
    .where('confirmed_at', 'is', null)
    .where(sql<boolean>`asked_at < ${daysLater(today, -CONFIRM_WITHIN_DAYS)}::date`)
    .execute()
  const decided = tx
    .selectFrom('idea_call_result')
    .where('decided_on', '<', daysLater(today, -FOLLOWED_YEARS * 365))
    .select('call_id')
  await tx.deleteFrom('idea_follower').where('call_id', 'in', decided).execute()
  const over = tx
    .selectFrom('idea_call')
    .where(sql<boolean>`coalesce(votes_until, supports_until) < ${daysLater(today, -TRAFFIC_DAYS)}::date`)
    .select('id')
  await tx.deleteFrom('idea_traffic').where('call_id', 'in', over).execute()
}
