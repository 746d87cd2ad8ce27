import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { SourceKind } from '../rules.ts'

export type Source = {
  id: string
  kind: SourceKind
  name: string
  organisationId: string | null
  giver: string
  act: string | null
  receivedCents: number
  allottedCents: number
}

const rows = (tx: ActorTx) =>
  tx
    .selectFrom('fund_source as s')
    .leftJoin('organisation as o', 'o.id', 's.organisation_id')
    .select(['s.id', 's.kind', 's.name', 's.organisation_id as organisationId', 's.act'])
    .select(['s.received_cents as receivedCents', 's.allotted_cents as allottedCents'])
    .select((eb) => eb.fn.coalesce('o.name', 's.giver_name').as('giver'))
    .$castTo<Source>()

export const sources = (tx: ActorTx): Promise<Source[]> =>
  rows(tx).orderBy('s.name').orderBy('s.id').execute()

export const sourceById = (tx: ActorTx, id: string): Promise<Source | undefined> =>
  rows(tx).where('s.id', '=', id).executeTakeFirst()
