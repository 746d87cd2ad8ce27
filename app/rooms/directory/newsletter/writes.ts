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
import { revokeConsent } from '../../people/consents/writes.ts'
import {
  AGAIN_AFTER_MINUTES,
  CONFIRM_WITHIN_DAYS,
  DELIVERIES_KEPT_DAYS,
  MOST_ASKED_AN_HOUR,
  sealedWhere,
} from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'newsletter_subscriber', column: 'sealed', id: 'id' },
]

/** Who acts for a visitor: they have no account and read nothing; the link of a letter, or their address, is theirs. */
export const keeperOf = (territoryId: string) => commandIn(territoryId, ['coordinator'])

const markOf = (territoryId: string, email: string) =>
  keyedMark(`newsletter address ${territoryId}`, email.toLowerCase())

export const marked: readonly MarkedColumn[] = [
  {
    table: 'newsletter_subscriber',
    column: 'address_mark',
    words: { table: 'newsletter_subscriber', column: 'sealed', id: 'id' },
    mark: (email, row) => markOf(String(row.territory_id), email),
  },
]

/** Which letter an address gets, under which subscription; none where one has just gone out. */
export type Asked = { id: string; letter: 'confirm' | 'already' | 'none' }

/**
 * An address asks for the newsletter. Nothing is sent but the letter that asks it to confirm; a subscribed one is told that
 * it is. Refused when too many ask within an hour. Asked again it stays one subscription.
 */
export async function askForNewsletter(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { email, language }: { email: string; language: Language },
  now: Date,
): Promise<Outcome<Asked, 'directory.newsletter.tooMany'>> {
  const known = await tx
    .selectFrom('newsletter_subscriber')
    .where('address_mark', '=', markOf(actor.territoryId, email))
    .where('left_at', 'is', null)
    .select(['id', 'asked_at', 'confirmed_at'])
    .executeTakeFirst()
  if (known) {
    const lately = now.getTime() - known.asked_at.getTime() < AGAIN_AFTER_MINUTES * 60_000
    if (lately) return done({ id: known.id, letter: 'none' })
    await tx.updateTable('newsletter_subscriber').set({ asked_at: now }).where('id', '=', known.id).execute()
    return done({ id: known.id, letter: known.confirmed_at ? 'already' : 'confirm' })
  }
  if (await tooManyAsk(tx, now)) return refused('directory.newsletter.tooMany')
  const added = await insertOnce(tx, 'newsletter_subscriber', {
    territory_id: actor.territoryId,
    id,
    address_mark: markOf(actor.territoryId, email),
    sealed: seal(email, sealedWhere(id)),
    language,
    asked_at: now,
  })
  if (!added) return done({ id, letter: 'none' })
  await record(tx, actor, 'directory.newsletterAsked', 'newsletter_subscriber', id)
  return done({ id, letter: 'confirm' })
}

async function tooManyAsk(tx: ActorTx, now: Date) {
  const { count } = await tx
    .selectFrom('newsletter_subscriber')
    .where('asked_at', '>', new Date(now.getTime() - 3_600_000))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count >= MOST_ASKED_AN_HOUR
}

/** The address said yes: from now on it gets the newsletter. Said twice it stays the first time. False once it has left. */
export async function confirmNewsletter(tx: ActorTx, actor: Actor, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('newsletter_subscriber')
    .where('id', '=', id)
    .where('left_at', 'is', null)
    .select('confirmed_at')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  if (row.confirmed_at) return true
  await tx.updateTable('newsletter_subscriber').set({ confirmed_at: now }).where('id', '=', id).execute()
  await record(tx, actor, 'directory.newsletterConfirmed', 'newsletter_subscriber', id)
  return true
}

/** Leaves the newsletter at once: the address is gone, a person's consent is withdrawn. Nothing more where it was left before. */
export async function leaveNewsletter(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { now, today }: { now: Date; today: string },
) {
  const gone = await tx
    .updateTable('newsletter_subscriber')
    .set({ left_at: now, address_mark: null, sealed: null })
    .where('id', '=', id)
    .where('left_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'directory.newsletterLeft', 'newsletter_subscriber', id)
  else await revokeConsent(tx, actor, id, today)
  // Also of an issue that is on its way; what they chose goes too.
  await tx
    .updateTable('newsletter_sending')
    .set({ state: 'nothing' })
    .where('recipient_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  await tx.deleteFrom('newsletter_reader').where('id', '=', id).execute()
}

/** Addresses that nobody confirmed in time go, and who got which issue long ago. */
export async function forgetOld(tx: ActorTx, today: string) {
  await tx
    .deleteFrom('newsletter_subscriber')
    .where('confirmed_at', 'is', null)
    .where('left_at', 'is', null)
    .where(sql<boolean>`asked_at < ${daysLater(today, -CONFIRM_WITHIN_DAYS)}::date`)
    .execute()
  await tx
    .deleteFrom('newsletter_delivery')
    .where('on_day', '<', daysLater(today, -DELIVERIES_KEPT_DAYS))
    .execute()
}
