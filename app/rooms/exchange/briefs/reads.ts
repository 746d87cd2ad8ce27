import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { nameIfRead } from '../agreements/reads.ts'

export type Brief = { forPersonId: string; name: string | null; words: string; untilOn: string | null }
/** What was written for somebody to do their part: one's own, or, for the team, everybody's. */
export async function briefsOf(tx: ActorTx, agreementId: string): Promise<Brief[]> {
  const rows = await tx
    .selectFrom('exchange_brief as b')
    .leftJoin('person as p', 'p.id', 'b.for_person_id')
    .where('b.agreement_id', '=', agreementId)
    .orderBy('b.changed_at')
    .select(['b.id', 'b.for_person_id', 'b.sealed', 'b.until_on', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({
    forPersonId: row.for_person_id,
    name: nameIfRead(row.given_name, row.family_name),
    words: unseal(row.sealed, `exchange_brief:${row.id}`),
    untilOn: row.until_on,
  }))
}
