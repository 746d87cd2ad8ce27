import { sql } from 'kysely'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { fullName } from '../../../people/rules.ts'

export type Interview = { id: string; on: string; person: string | null; by: string | null }
const PAGE = 50
export const INTERVIEWS_A_PAGE = PAGE

/** First conversations about work, the latest first; names where the viewer may read the person. */
export async function interviewsOf(
  tx: ActorTx,
  { limit, offset }: { limit: number; offset: number } = { limit: PAGE, offset: 0 },
): Promise<{ interviews: Interview[]; total: number }> {
  const all = tx
    .selectFrom('exchange_agreement as a')
    .where('a.kind', '=', 'work')
    .where(sql<boolean>`a.terms ->> 'way' = 'interview'`)
  const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const rows = await all
    .leftJoin('person as p', 'p.id', 'a.need_person_id')
    .leftJoin('person as r', 'r.id', 'a.recorded_by')
    .orderBy('a.starts_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .offset(offset)
    .select(['a.id', 'a.starts_on', 'p.given_name', 'p.family_name'])
    .select(['r.given_name as by_given', 'r.family_name as by_family'])
    .execute()
  const name = (given_name: string | null, family_name: string | null) =>
    given_name === null ? null : fullName({ given_name, family_name: family_name ?? '' })
  return {
    total,
    interviews: rows.map((row) => ({
      id: row.id,
      on: row.starts_on ?? '',
      person: name(row.given_name, row.family_name),
      by: name(row.by_given, row.by_family),
    })),
  }
}
