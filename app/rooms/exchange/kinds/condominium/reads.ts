import { sql } from 'kysely'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { type Agreement } from '../../agreements/reads.ts'
import { type Fact, factsOf } from '../../facts/reads.ts'
import type { Resident } from './rules.ts'

/** Who lives in the house, with the first name that hangs in the hall; for the team, which may read people. */
export async function residentsOf(tx: ActorTx, agreementId: string): Promise<Resident[]> {
  const rows = await tx
    .selectFrom('exchange_party as w')
    .innerJoin('person as p', 'p.id', 'w.person_id')
    .where('w.agreement_id', '=', agreementId)
    .where('w.part', '=', 'resident')
    .orderBy('w.from_on')
    .orderBy('w.id')
    .select(['w.person_id', 'p.given_name', 'w.from_on', 'w.until_on'])
    .execute()
  return rows.map((row) => ({
    personId: row.person_id as string,
    name: row.given_name,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

/** Turns of the house from a day on, in the order of their weeks, for whoever has a part in it. */
export const turnsOf = async (tx: ActorTx, agreement: Pick<Agreement, 'id'>, from: string): Promise<Fact[]> =>
  (await factsOf(tx, agreement.id))
    .filter(({ code, dueOn }) => code === 'turn' && dueOn !== null && dueOn >= from)
    .sort(
      (a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || (a.words ?? '').localeCompare(b.words ?? ''),
    )

/** First names of those who ticked a turn, where the viewer may read them. */
export async function namesOf(tx: ActorTx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .where('id', 'in', known)
    .select(['id', sql<string>`given_name`.as('name')])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
