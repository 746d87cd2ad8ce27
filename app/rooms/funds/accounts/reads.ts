import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Commitment, commitments } from '../reads.ts'

export type Account = {
  id: string
  commitmentId: string
  renderedOn: string
  spentCents: number
  words: string | null
  outcome: 'accepted' | 'sent_back' | null
  answer: string | null
}

const accounts = (tx: ActorTx) =>
  tx
    .selectFrom('fund_account')
    .orderBy('rendered_on')
    .orderBy('id')
    .select(['id', 'commitment_id as commitmentId', 'rendered_on as renderedOn', 'words', 'answer'])
    .select(['spent_cents as spentCents', 'outcome'])
    .$castTo<Account>()

/** What was said of the money of a commitment, the first account first. */
export const accountsOf = (tx: ActorTx, commitmentId: string): Promise<Account[]> =>
  accounts(tx).where('commitment_id', '=', commitmentId).execute()

/** Accounts that wait for an answer. */
export const unanswered = (tx: ActorTx): Promise<Account[]> =>
  accounts(tx).where('outcome', 'is', null).execute()

/** What was paid to organisations, and no account of it has been accepted; loans and guarantees come back instead. */
export async function unaccounted(tx: ActorTx): Promise<Commitment[]> {
  const all = await commitments(tx)
  return all.filter((one) => one.state === 'paid' && one.organisationId && one.nature === 'grant')
}

export type SourceAccount = {
  id: string
  name: string
  receivedCents: number
  allottedCents: number
}

/** What each source gave, and how much of it was allotted. */
export const sourceAccounts = (tx: ActorTx): Promise<SourceAccount[]> =>
  tx
    .selectFrom('fund_source')
    .orderBy('name')
    .orderBy('id')
    .select(['id', 'name', 'received_cents as receivedCents', 'allotted_cents as allottedCents'])
    .execute()
