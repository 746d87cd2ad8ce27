import { sql } from 'kysely'
import { hashOf } from '../../../ground/access/token.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { NamedNode } from '../reads.ts'

/** The links of somebody, the newest first. */
export const linksOf = (tx: ActorTx, tellerId: string) =>
  tx
    .selectFrom('tie_link')
    .where('teller_id', '=', tellerId)
    .select(['id', 'recorded_at', 'expires_at', 'revoked_at'])
    .orderBy('recorded_at', 'desc')
    .limit(20)
    .execute()
export type Link = Awaited<ReturnType<typeof linksOf>>[number]

export type OpenLink = {
  id: string
  teller_kind: 'person' | 'organisation'
  teller_name: string
  expires_at: Date
}

/** What a link shows to whoever holds it; nothing where it no longer opens. */
export async function linkAt(tx: ActorTx, token: string): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`select * from app.tie_link_at(${hashOf(token)})`.execute(tx)
  return rows[0]
}

/** Bodies that agreed to be listed, for whoever says which they know. */
export const listedBodies = (tx: ActorTx) =>
  tx
    .selectFrom('organisation')
    .where('listed_on', 'is not', null)
    .select(['id as value', 'name as label'])
    .orderBy('search_name')
    .limit(1000)
    .execute()

/** Where a letter reaches somebody, if that is known. */
export async function addressOf(tx: ActorTx, { kind, id }: NamedNode): Promise<string | null> {
  const row =
    kind === 'person'
      ? await tx.selectFrom('person_contact').where('person_id', '=', id).select('email').executeTakeFirst()
      : await tx
          .selectFrom('organisation_contact')
          .where('organisation_id', '=', id)
          .select('email')
          .executeTakeFirst()
  return row?.email ?? null
}
