import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Agreement, nameIfRead } from '../agreements/reads.ts'
import { kindCalled } from '../kinds/reads.ts'
import type { Side } from '../kinds/rules.ts'

export type Party = {
  id: string
  personId: string | null
  organisationId: string | null
  name: string | null
  needId: string | null
  part: string
  fromOn: string
  untilOn: string | null
}
/** Who else is part of an agreement, those of today first. */
export async function partiesOf(tx: ActorTx, agreementId: string): Promise<Party[]> {
  const rows = await tx
    .selectFrom('exchange_party as w')
    .leftJoin('person as p', 'p.id', 'w.person_id')
    .leftJoin('organisation as o', 'o.id', 'w.organisation_id')
    .where('w.agreement_id', '=', agreementId)
    .orderBy(sql`w.until_on is not null`)
    .orderBy('w.from_on')
    .orderBy('w.id')
    .selectAll('w')
    .select(['p.given_name', 'p.family_name', 'o.name as body'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    organisationId: row.organisation_id,
    name: row.body ?? nameIfRead(row.given_name, row.family_name),
    needId: row.need_id,
    part: row.part,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

/**
 * Of which sides whoever asks is: by themselves, by an organisation of theirs, by a part that stands with one side, or by a
 * need that was answered together with others.
 */
export async function sidesOf(tx: ActorTx, agreement: Agreement): Promise<Side[]> {
  const { rows: mine } = await sql<{ side: Side | null; part: string | null }>`
    select s.side, s.part from (
      select a.territory_id, 'need' as side, null as part, a.need_person_id as person_id, a.need_organisation_id as organisation_id
        from exchange_agreement a where a.id = ${agreement.id}
      union all select a.territory_id, 'offer', null, a.offer_person_id, a.offer_organisation_id
        from exchange_agreement a where a.id = ${agreement.id}
      union all select w.territory_id, case when w.need_id is not null then 'need' end, w.part, w.person_id, w.organisation_id
        from exchange_party w where w.agreement_id = ${agreement.id} and w.until_on is null) s
    where s.territory_id = app.territory_id()
      and (s.person_id = app.person_id() or s.organisation_id = any (app.organisation_ids()))`.execute(tx)
  const parts = kindCalled(agreement.kind)?.agreement.parts ?? []
  const sides = mine.map(({ side, part }) => side ?? parts.find(({ code }) => code === part)?.side)
  return [...new Set(sides.filter((side) => side !== undefined))]
}
