import { sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Nature, Purpose, State } from './rules.ts'
import { stateOf, USUAL_APPROVAL_CENTS } from './rules.ts'

/** Cents: what came in, is bound and not yet paid, was paid, came back; and what is free. */
export type Balance = {
  allottedCents: number
  heldCents: number
  paidCents: number
  returnedCents: number
  freeCents: number
}

export const NOTHING: Balance = {
  allottedCents: 0,
  heldCents: 0,
  paidCents: 0,
  returnedCents: 0,
  freeCents: 0,
}

/** What a fund holds now, or held at the end of a day; nothing for who may not see it. */
export async function balanceOf(tx: ActorTx, fundId: string, asOf?: string): Promise<Balance> {
  const row = asOf
    ? (
        await sql<Omit<Balance, 'freeCents'>>`
          select allotted_cents as "allottedCents", held_cents as "heldCents", paid_cents as "paidCents",
            returned_cents as "returnedCents"
          from app.fund_balance_on(app.territory_id(), ${fundId}, ${asOf})`.execute(tx)
      ).rows[0]
    : await tx.selectFrom('fund').where('id', '=', fundId).select(SUMS).executeTakeFirst()
  if (!row) return NOTHING
  return { ...row, freeCents: row.allottedCents + row.returnedCents - row.heldCents - row.paidCents }
}

const SUMS = [
  'allotted_cents as allottedCents',
  'held_cents as heldCents',
  'paid_cents as paidCents',
  'returned_cents as returnedCents',
] as const

export type FundLine = Balance & {
  id: string
  name: string
  purpose: Purpose
  purposeSaid: string | null
  openToOperators: boolean
  office: string | null
  selection: string | null
  openedOn: string
  closedOn: string | null
}

const fundLines = (tx: ActorTx) =>
  tx
    .selectFrom('fund')
    .select(['id', 'name', 'purpose', 'purpose_said as purposeSaid', 'open_to_operators as openToOperators'])
    .select([
      'office',
      'selection',
      'opened_on as openedOn',
      'closed_on as closedOn',
      'free_cents as freeCents',
    ])
    .select(SUMS)
    .$castTo<FundLine>()

/** The funds one may see, those still open first. */
export const funds = (tx: ActorTx): Promise<FundLine[]> =>
  fundLines(tx).orderBy(sql`closed_on is not null`).orderBy('purpose').orderBy('name').orderBy('id').execute()

export const fundById = (tx: ActorTx, id: string): Promise<FundLine | undefined> =>
  fundLines(tx).where('id', '=', id).executeTakeFirst()

/** The open funds of a purpose one may commit from, with what is free. */
export const fundsFor = (tx: ActorTx, purpose: Purpose): Promise<FundLine[]> =>
  fundLines(tx)
    .where('purpose', '=', purpose)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** Above how many cents a second person has to agree here. */
export async function approvalAbove(tx: ActorTx): Promise<number> {
  const rule = await tx.selectFrom('fund_rule').select('approval_above_cents').executeTakeFirst()
  return rule?.approval_above_cents ?? USUAL_APPROVAL_CENTS
}

/** What money is committed for: a record of some room, by kind and id. */
export type RecordRef = { kind: string; id: string }

export type Commitment = {
  id: string
  fundId: string
  fund: string
  purpose: Purpose
  purposeSaid: string | null
  source: RecordRef
  organisationId: string | null
  organisation: string | null
  circleId: string | null
  nature: Nature
  why: string
  act: string | null
  cup: string | null
  cig: string | null
  onDate: string
  dueOn: string | null
  committedBy: string | null
  cents: number
  heldCents: number
  paidCents: number
  releasedCents: number
  returnedCents: number
  needsApproval: boolean
  decision: 'approved' | 'rejected' | null
  accounted: boolean
  state: State
}

const commitmentRows = (tx: ActorTx) =>
  tx
    .selectFrom('fund_commitment as c')
    // An operator who left a fund's purpose still reads what they committed: the fund's name may be hidden then.
    .leftJoin('fund as f', 'f.id', 'c.fund_id')
    .leftJoin('organisation as o', 'o.id', 'c.organisation_id')
    .leftJoin('fund_decision as d', 'd.commitment_id', 'c.id')
    .select(['c.id', 'c.fund_id as fundId', 'f.name as fund', 'f.purpose', 'f.purpose_said as purposeSaid'])
    .select(['c.record_kind', 'c.record_id', 'c.organisation_id as organisationId', 'o.name as organisation'])
    .select([
      'c.circle_id as circleId',
      'c.nature',
      'c.why',
      'c.act',
      'c.cup',
      'c.cig',
      'c.on_date as onDate',
    ])
    .select(['c.due_on as dueOn', 'c.committed_by as committedBy', 'c.cents', 'c.held_cents as heldCents'])
    .select(['c.paid_cents as paidCents', 'c.released_cents as releasedCents', 'd.decision'])
    .select(['c.returned_cents as returnedCents', 'c.needs_approval as needsApproval'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('fund_account as a')
            .whereRef('a.commitment_id', '=', 'c.id')
            .where('a.outcome', '=', 'accepted')
            .select('a.id'),
        )
        .as('accounted'),
    )

type CommitmentRow = Awaited<ReturnType<ReturnType<typeof commitmentRows>['execute']>>[number]

const asCommitment = ({ record_kind, record_id, ...row }: CommitmentRow): Commitment => {
  const one = {
    ...row,
    fund: row.fund ?? '',
    source: { kind: record_kind, id: record_id },
    accounted: Boolean(row.accounted),
  } as Omit<Commitment, 'state'>
  return { ...one, state: stateOf(one) }
}

/** What was committed for a record of another room, the latest first, as far as one may see it. */
export async function commitmentsOf(tx: ActorTx, source: RecordRef): Promise<Commitment[]> {
  const rows = await commitmentRows(tx)
    .where('c.record_kind', '=', source.kind)
    .where('c.record_id', '=', source.id)
    .orderBy('c.on_date', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map(asCommitment)
}

/** What a circle's commitments still hold: bound, and not spent. */
export const boundInCircle = (tx: ActorTx, circleId: string) =>
  tx
    .selectFrom('fund_commitment')
    .where('circle_id', '=', circleId)
    .where('held_cents', '>', 0)
    .select(['id', 'held_cents as heldCents', 'on_date as onDate'])
    .execute()

export async function commitmentById(tx: ActorTx, id: string): Promise<Commitment | undefined> {
  const row = await commitmentRows(tx).where('c.id', '=', id).executeTakeFirst()
  return row && asCommitment(row)
}

/** The commitments of one fund or of all, the latest first. */
export async function commitments(
  tx: ActorTx,
  { fundId, limit, offset = 0 }: { fundId?: string; limit?: number; offset?: number } = {},
): Promise<Commitment[]> {
  let query = commitmentRows(tx).orderBy('c.on_date', 'desc').orderBy('c.id', 'desc').offset(offset)
  if (fundId) query = query.where('c.fund_id', '=', fundId)
  if (limit) query = query.limit(limit)
  return (await query.execute()).map(asCommitment)
}

/** What waits for a second person, the oldest first. */
export async function waitingForApproval(tx: ActorTx): Promise<Commitment[]> {
  const rows = await commitmentRows(tx)
    .where('c.needs_approval', '=', true)
    .where('c.held_cents', '>', 0)
    .where('d.commitment_id', 'is', null)
    .orderBy('c.on_date')
    .orderBy('c.id')
    .execute()
  return rows.map(asCommitment)
}
