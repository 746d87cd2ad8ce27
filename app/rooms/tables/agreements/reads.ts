import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Agreement = {
  id: string
  proceedingId: string
  subject: string
  signedOn: string
  fromOn: string
  untilOn: string
  cents: number | null
  /** The name of the fund where the actor may read it, else what was written. */
  fund: string | null
  fundId: string | null
  with: string[]
}

const agreements = (tx: ActorTx) =>
  tx
    .selectFrom('proceeding_agreement as a')
    .leftJoin('fund as f', 'f.id', 'a.fund_id')
    .select(['a.id', 'a.proceeding_id as proceedingId', 'a.subject', 'a.signed_on as signedOn', 'a.cents'])
    .select([
      'a.from_on as fromOn',
      'a.until_on as untilOn',
      'a.fund_words as fundWords',
      'f.id as fundId',
      'f.name as fundName',
    ])
    .orderBy('a.signed_on')
    .orderBy('a.id')

type Row = Awaited<ReturnType<ReturnType<typeof agreements>['execute']>>[number]

async function withParties(tx: ActorTx, rows: Row[]): Promise<Agreement[]> {
  if (rows.length === 0) return []
  const parties = await tx
    .selectFrom('proceeding_party as y')
    .innerJoin('proceeding_candidate as c', 'c.id', 'y.candidate_id')
    .where(
      'y.agreement_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('c.number')
    .select(['y.agreement_id as agreementId', 'c.name'])
    .execute()
  return rows.map(({ fundWords, fundName, cents, ...row }) => ({
    ...row,
    cents: cents === null ? null : Number(cents),
    fund: fundName ?? fundWords,
    with: parties.filter(({ agreementId }) => agreementId === row.id).map(({ name }) => name),
  }))
}

/** What was signed in a proceeding, the first first. */
export const agreementsOf = async (tx: ActorTx, proceedingId: string): Promise<Agreement[]> =>
  withParties(tx, await agreements(tx).where('a.proceeding_id', '=', proceedingId).execute())

/** What ends between two days, of these tables. */
export const agreementsEnding = async (
  tx: ActorTx,
  tableIds: readonly string[],
  from: string,
  until: string,
): Promise<Agreement[]> =>
  tableIds.length === 0
    ? []
    : withParties(
        tx,
        await agreements(tx)
          .where('a.table_id', 'in', [...tableIds])
          .where('a.until_on', '>=', from)
          .where('a.until_on', '<=', until)
          .execute(),
      )
