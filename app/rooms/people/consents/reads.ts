import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { sameAs } from '../reads.ts'

/** What someone agreed to, was told of and objected to, the newest first. */
export async function privacyOf(tx: ActorTx, personId: string) {
  const ids = await sameAs(tx, personId)
  const consents = await tx
    .selectFrom('consent')
    .leftJoin('person as giver', 'giver.id', 'consent.given_by')
    .where('consent.person_id', 'in', ids)
    .orderBy('consent.given_on', 'desc')
    .select([
      'consent.id',
      'consent.kind',
      'consent.given_on as givenOn',
      'consent.how',
      'consent.evidence',
      'consent.revoked_on as revokedOn',
      sql<string | null>`giver.given_name || ' ' || giver.family_name`.as('givenBy'),
    ])
    .execute()
  const agreements = await tx
    .selectFrom('accompaniment_agreement')
    .where('person_id', 'in', ids)
    .orderBy('agreed_on', 'desc')
    .select(['id', 'agreed_on as agreedOn', 'how', 'evidence', 'ended_on as endedOn'])
    .execute()
  const informed = await tx
    .selectFrom('person_informed')
    .where('person_id', 'in', ids)
    .orderBy('informed_on', 'desc')
    .select(['id', 'about', 'informed_on as informedOn', 'how'])
    .execute()
  const objections = await tx
    .selectFrom('person_objection')
    .where('person_id', 'in', ids)
    .orderBy('objected_on', 'desc')
    .select(['id', 'against', 'objected_on as objectedOn', 'withdrawn_on as withdrawnOn'])
    .execute()
  return { consents, agreements, informed, objections }
}
export type PrivacyOf = Awaited<ReturnType<typeof privacyOf>>

/** Everybody who is not to be in the network analysis: under every id they were recorded by. For later rooms. */
export async function objectorsTo(tx: ActorTx, actor: Actor, against: 'network'): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person_objection o
    join person kept on kept.territory_id = o.territory_id and kept.id = o.person_id
    join person p on p.territory_id = o.territory_id
      and coalesce(p.merged_into, p.id) = coalesce(kept.merged_into, kept.id)
    where o.territory_id = ${actor.territoryId} and o.against = ${against} and o.withdrawn_on is null`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** One consent: to what, and whether it was withdrawn. */
export const consentById = (tx: ActorTx, id: string) =>
  tx.selectFrom('consent').where('id', '=', id).select(['kind', 'revoked_on as revokedOn']).executeTakeFirst()

/**
 * Who agreed to the newsletter, as it stands on a day, and has an address: under the consent's id. Nobody whose record is
 * restricted.
 */
export async function newsletterPeople(tx: ActorTx, { territoryId }: Actor, on: string) {
  const { rows } = await sql<{ id: string; email: string; language: string | null }>`
    select distinct on (coalesce(p.merged_into, p.id)) c.id, contact.email, profile.language
    from consent c
    join person p on p.territory_id = ${territoryId} and p.id = c.person_id
    join person own on own.territory_id = ${territoryId}
      and coalesce(own.merged_into, own.id) = coalesce(p.merged_into, p.id)
    join person_contact contact on contact.territory_id = ${territoryId} and contact.person_id = own.id
    left join person_profile profile on profile.territory_id = ${territoryId} and profile.person_id = own.id
    where c.territory_id = ${territoryId} and c.kind = 'newsletter' and c.given_on <= ${on}::date
      and (c.revoked_on is null or c.revoked_on > ${on}::date) and contact.email is not null
      and own.id <> all (app.restricted_people())
    order by coalesce(p.merged_into, p.id), own.merged_into nulls first, c.given_on desc`.execute(tx)
  return rows
}
