import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { consentById, newsletterPeople } from '../../people/consents/reads.ts'
import type { Recipient } from './parts/letters.ts'
import { type Standing, sealedWhere } from './rules.ts'

/** Where a subscription stands, or a person's consent that was written down by the team; nothing where there is neither. */
export async function standingOf(tx: ActorTx, id: string): Promise<Standing | undefined> {
  const row = await tx
    .selectFrom('newsletter_subscriber')
    .where('id', '=', id)
    .select(['confirmed_at', 'left_at'])
    .executeTakeFirst()
  if (row) return row.left_at ? 'left' : row.confirmed_at ? 'subscribed' : 'asked'
  const consent = await consentById(tx, id)
  if (consent?.kind !== 'newsletter') return undefined
  return consent.revokedOn ? 'left' : 'subscribed'
}

/** Everybody an issue goes to that day: confirmed addresses, and people whose consent stands. One letter an address. */
export async function recipientsOn(tx: ActorTx, actor: Actor, day: string): Promise<Recipient[]> {
  const rows = await tx
    .selectFrom('newsletter_subscriber')
    .where('confirmed_at', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('id')
    .select(['id', 'sealed', 'language'])
    .execute()
  const subscribers = rows.flatMap(({ id, sealed, language }) =>
    sealed ? [{ id, email: unseal(sealed, sealedWhere(id)), language: language as Language }] : [],
  )
  const people = (await newsletterPeople(tx, actor, day)).map(({ language, ...one }) => ({
    ...one,
    language: language === 'en' ? ('en' as const) : ('it' as const),
  }))
  return [...new Map([...people, ...subscribers].map((one) => [one.email.toLowerCase(), one])).values()]
}

/** What the desk is shown: how many addresses are subscribed, and when the last issue went out. */
export async function newsletterToday(tx: ActorTx) {
  const { count } = await tx
    .selectFrom('newsletter_subscriber')
    .where('confirmed_at', 'is not', null)
    .where('left_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const last = await tx
    .selectFrom('newsletter_delivery')
    .select(sql<string | null>`max(on_day)`.as('day'))
    .executeTakeFirstOrThrow()
  return { subscribers: count, lastOn: last.day }
}
