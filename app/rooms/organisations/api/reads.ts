import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Kind } from '../rules.ts'

type Asked = { kind?: string | undefined; after: string | undefined; limit: number }

/** A page of the organisations one may read, by id: those written down first come first. */
export async function organisationIds(tx: ActorTx, { kind, after, limit }: Asked): Promise<string[]> {
  let bodies = tx.selectFrom('organisation')
  if (after) bodies = bodies.where('id', '>', after)
  if (kind) bodies = bodies.where('kind', '=', kind)
  const rows = await bodies.orderBy('id').limit(limit).select('id').execute()
  return rows.map(({ id }) => id)
}

/** What is written of each; how the team reaches it only for the team. */
export const organisationsTold = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('organisation as body')
    .leftJoin('organisation_contact as contact', 'contact.organisation_id', 'body.id')
    .where('body.id', 'in', [...ids])
    .select(['body.id', 'body.name', 'body.formal', 'body.fiscal_code as fiscalCode'])
    .select((is) => is.ref('body.kind').$castTo<Kind>().as('kind'))
    .select(['body.istat_code as municipality', 'body.address', 'body.description', 'body.offers'])
    .select(['body.looks_for as looksFor', 'body.website', 'body.public_email as publicEmail'])
    .select(['body.public_phone as publicPhone', 'contact.email as contactEmail'])
    .select(['contact.phone as contactPhone', 'contact.note as contactNote'])
    .select(['body.listed_on as listedOn', 'body.changed_at as changedAt'])
    .execute()
