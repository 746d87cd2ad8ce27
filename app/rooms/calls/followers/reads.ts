import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { contactOf } from '../ideas/reads.ts'
import { sealedWhere } from './rules.ts'

export type Following = { id: string; callId: string; ideaId: string | null; confirmed: boolean }

/** What somebody asked to be told; undefined where they have left, or time was over. */
export async function followingById(tx: ActorTx, id: string): Promise<Following | undefined> {
  const row = await tx
    .selectFrom('idea_follower')
    .where('id', '=', id)
    .select(['id', 'call_id as callId', 'idea_id as ideaId', 'confirmed_at'])
    .executeTakeFirst()
  return row && { id: row.id, callId: row.callId, ideaId: row.ideaId, confirmed: row.confirmed_at !== null }
}

/**
 * `followerId`: who may leave by a link; authors and jurors are told because they took part. `language`: the one of our page
 * they wrote on, where they did.
 */
export type Recipient = { email: string; language?: string | undefined; followerId?: string }

/** Whoever is to be told of an idea, one letter an address: who brought it, who follows it or its call, who assessed it. */
export async function recipientsOf(
  tx: ActorTx,
  { callId, ideaId, jurors }: { callId: string; ideaId: string; jurors: boolean },
): Promise<Recipient[]> {
  const contact = await contactOf(tx, ideaId)
  const followers = await tx
    .selectFrom('idea_follower')
    .where('call_id', '=', callId)
    .where('confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('idea_id', 'is', null), eb('idea_id', '=', ideaId)]))
    .orderBy('id')
    .select(['id', 'sealed', 'language'])
    .execute()
  const all: Recipient[] = [
    ...followers.map(({ id, sealed, language }) => ({
      email: unseal(sealed, sealedWhere(id)),
      language,
      followerId: id,
    })),
    ...(jurors ? await jurorRecipients(tx, callId) : []),
    ...(contact?.email ? [{ email: contact.email, language: contact.language }] : []),
  ]
  return [...new Map(all.map((one) => [one.email.toLowerCase(), one])).values()]
}

async function jurorAddresses(tx: ActorTx, callId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('idea_juror as juror')
    .innerJoin('person as own', 'own.id', 'juror.person_id')
    .innerJoin('person_contact as contact', (join) =>
      join.on('contact.person_id', '=', sql<string>`coalesce(own.merged_into, own.id)`),
    )
    .where('juror.call_id', '=', callId)
    .where('contact.email', 'is not', null)
    .orderBy('juror.id')
    .select('contact.email')
    .execute()
  return rows.flatMap(({ email }) => email ?? [])
}

/** Who follows the whole call, for what concerns all of it. */
export async function callFollowers(tx: ActorTx, callId: string): Promise<Recipient[]> {
  const rows = await tx
    .selectFrom('idea_follower')
    .where('call_id', '=', callId)
    .where('idea_id', 'is', null)
    .where('confirmed_at', 'is not', null)
    .orderBy('id')
    .select(['id', 'sealed', 'language'])
    .execute()
  return rows.map(({ id, sealed, language }) => ({
    email: unseal(sealed, sealedWhere(id)),
    language,
    followerId: id,
  }))
}

/** Who assessed the ideas of a call, where a letter reaches them. */
export const jurorRecipients = async (tx: ActorTx, callId: string): Promise<Recipient[]> =>
  (await jurorAddresses(tx, callId)).map((email) => ({ email }))
