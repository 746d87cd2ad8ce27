import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export const erratumWhere = (id: string) => `table_erratum:${id}`

export type Erratum = {
  id: string
  tableId: string
  meetingId: string
  topicId: string
  onDate: string
  approvedOn: string | null
  written: string
  should: string
}

const errata = (tx: ActorTx) =>
  tx
    .selectFrom('table_erratum')
    .select([
      'id',
      'table_id as tableId',
      'meeting_id as meetingId',
      'topic_id as topicId',
      'on_date as onDate',
    ])
    .select(['approved_on as approvedOn', 'sealed'])
type Row = Awaited<ReturnType<ReturnType<typeof errata>['execute']>>[number]
const opened = ({ sealed, ...row }: Row) =>
  ({ ...row, ...JSON.parse(unseal(sealed, erratumWhere(row.id))) }) as Erratum

/** What was said to be wrong in the minutes of a meeting: to anyone what was approved. */
export async function errataOf(tx: ActorTx, meetingId: string): Promise<Erratum[]> {
  const rows = await errata(tx)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(opened)
}

export async function erratumById(tx: ActorTx, id: string): Promise<Erratum | undefined> {
  const row = await errata(tx).where('id', '=', id).executeTakeFirst()
  return row && opened(row)
}
