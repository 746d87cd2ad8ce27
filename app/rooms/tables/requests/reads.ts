import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Answer } from './rules.ts'

export const requestWhere = (id: string) => `proceeding_request:${id}`

export type ActsRequest = {
  id: string
  proceedingId: string
  askedOn: string
  dueOn: string
  answer: Answer | null
  answeredOn: string | null
  who: string
  contact?: string
  what: string
  why: string
  answerWords: string | null
}

const requests = (tx: ActorTx) =>
  tx
    .selectFrom('proceeding_request')
    .select(['id', 'proceeding_id as proceedingId', 'asked_on as askedOn', 'due_on as dueOn', 'answer'])
    .select(['answered_on as answeredOn', 'sealed', 'sealed_answer as sealedAnswer'])
type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]
const opened = ({ sealed, sealedAnswer, ...row }: Row) =>
  ({
    ...row,
    ...JSON.parse(unseal(sealed, requestWhere(row.id))),
    answerWords: sealedAnswer && unseal(sealedAnswer, requestWhere(row.id)),
  }) as ActsRequest

/** Who asked to see the acts of a proceeding, the latest first. */
export async function requestsOf(tx: ActorTx, proceedingId: string): Promise<ActsRequest[]> {
  const rows = await requests(tx)
    .where('proceeding_id', '=', proceedingId)
    .orderBy('asked_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(opened)
}

export async function requestById(tx: ActorTx, id: string): Promise<ActsRequest | undefined> {
  const row = await requests(tx).where('id', '=', id).executeTakeFirst()
  return row && opened(row)
}

/** The requests of these proceedings that wait for an answer due by a day: without a word of what they ask. */
export const requestsWaiting = (tx: ActorTx, proceedingIds: readonly string[], until: string) =>
  proceedingIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('proceeding_request')
        .where('proceeding_id', 'in', [...proceedingIds])
        .where('answered_on', 'is', null)
        .where('due_on', '<=', until)
        .orderBy('due_on')
        .orderBy('id')
        .select(['id', 'proceeding_id as proceedingId', 'due_on as dueOn'])
        .execute()
