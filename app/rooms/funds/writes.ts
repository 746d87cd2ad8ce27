import type { Actor } from '../../ground/access/actor.ts'
import type { SealedColumn } from '../../ground/access/rotate.ts'
import { seal } from '../../ground/access/seal.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { attempt } from '../../ground/db/attempt.ts'
import { insertOnce, insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { type Commitment, commitmentById, type RecordRef } from './reads.ts'
import { ACCOUNTS, type EntryKind, instalments, type Nature, type Purpose, usualNature } from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'fund_payee', column: 'sealed', id: 'commitment_id' },
]
export const payeeWhere = (commitmentId: string) => `fund_payee:${commitmentId}`

/** What the checks of the database say no to, in the words of each act. */
type Refusals<R extends string> = Partial<Record<string, R>>
const isCheck = (error: unknown): error is { code: string; constraint: string } =>
  error instanceof Error && ['23514', '23505'].includes((error as { code?: string }).code ?? '')

/** Tries to move money; what the ledger's own checks refuse becomes a refusal, anything else is our fault. */
export async function moving<V, R extends string>(
  tx: ActorTx,
  refusals: Refusals<R>,
  work: () => Promise<V>,
): Promise<Outcome<V, R>> {
  try {
    return done(await attempt(tx, work))
  } catch (error) {
    const refusal = isCheck(error) ? refusals[error.constraint] : undefined
    if (refusal) return refused(refusal)
    throw error
  }
}

type Moved = {
  id: string
  kind: EntryKind
  commitmentId?: string
  fundId?: string
  sourceId?: string
  cents: number
  on: string
  why?: string | null | undefined
  reference?: string | null | undefined
}

const entryOf = (actor: Actor, moved: Moved) => ({
  territory_id: actor.territoryId,
  id: moved.id,
  kind: moved.kind,
  from_account: ACCOUNTS[moved.kind][0],
  to_account: ACCOUNTS[moved.kind][1],
  source_id: moved.sourceId ?? null,
  fund_id: moved.fundId ?? null,
  commitment_id: moved.commitmentId ?? null,
  cents: moved.cents,
  on_date: moved.on,
  why: moved.why ?? null,
  reference: moved.reference ?? null,
  recorded_by: actor.personId,
})

/** Writes one entry; the database completes whose it is, moves the sums and refuses what is not there. */
export const enter = (tx: ActorTx, actor: Actor, moved: Moved) =>
  insertOwn(tx, 'fund_entry', entryOf(actor, moved))

export type NewCommitment = {
  /** The form's own id: sent twice, committed once. */
  id: string
  fundId: string
  purpose: Purpose
  cents: number
  /** The record it is for, by kind and id: `organisation`, or a record of a later room. */
  source: RecordRef
  /** Read by whoever keeps the ledger, and published for an organisation: never a person's name. */
  why: string
  on: string
  dueOn?: string | undefined
  nature?: Nature | undefined
  /** The organisation that receives; it is named in the public list. */
  organisationId?: string | undefined
  /** The circle that follows it, and alone reads who is paid. */
  circleId?: string | undefined
  /** Who is paid, where it is a person: sealed. */
  payee?: { name: string; personId?: string | undefined } | undefined
  act?: string | undefined
  cup?: string | undefined
  cig?: string | undefined
}
export type CommitRefusal =
  | 'funds.commit.notEnough'
  | 'funds.commit.notEnoughThen'
  | 'funds.commit.otherPurpose'
  | 'funds.commit.noFund'
  | 'funds.commit.closed'

/**
 * Binds free money of a fund. Above what the territory decided, nothing is paid of it until a second person agrees
 * (`needsApproval`); the money is bound at once, so that nobody else counts on it.
 */
export async function commitFunds(
  tx: ActorTx,
  actor: Actor,
  asked: NewCommitment,
): Promise<Outcome<Commitment, CommitRefusal>> {
  const before = await committedBefore(tx, actor, asked.id)
  if (before) return done(before)
  const fund = await tx.selectFrom('fund').where('id', '=', asked.fundId).select('purpose').executeTakeFirst()
  if (!fund) return refused('funds.commit.noFund')
  if (fund.purpose !== asked.purpose) return refused('funds.commit.otherPurpose')
  const committed = await moving(
    tx,
    {
      fund_never_overcommitted: 'funds.commit.notEnough',
      fund_never_overcommitted_then: 'funds.commit.notEnoughThen',
      fund_commitment_while_open: 'funds.commit.closed',
    },
    () => bind(tx, actor, asked),
  )
  if (!committed.ok) return committed
  const commitment = await committedBefore(tx, actor, asked.id)
  if (!commitment) throw new NotHere()
  return done(commitment)
}

async function bind(tx: ActorTx, actor: Actor, asked: NewCommitment) {
  const added = await tx
    .insertInto('fund_commitment')
    .values({
      territory_id: actor.territoryId,
      id: asked.id,
      fund_id: asked.fundId,
      record_kind: asked.source.kind,
      record_id: asked.source.id,
      organisation_id: asked.organisationId ?? null,
      circle_id: asked.circleId ?? null,
      nature: asked.nature ?? usualNature(asked.purpose),
      cents: asked.cents,
      why: asked.why,
      act: asked.act ?? null,
      cup: asked.cup ?? null,
      cig: asked.cig ?? null,
      on_date: asked.on,
      due_on: asked.dueOn ?? null,
      committed_by: actor.personId,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return
  await enter(tx, actor, { ...asked, kind: 'committed', commitmentId: asked.id, why: null })
  if (asked.payee) await namePayee(tx, actor, asked.id, asked.payee)
  await record(tx, actor, 'funds.committed', 'fund_commitment', asked.id)
}

async function committedBefore(tx: ActorTx, actor: Actor, id: string) {
  const before = await commitmentById(tx, id)
  if (before && before.committedBy !== actor.personId) throw new NotHere()
  return before
}

async function namePayee(
  tx: ActorTx,
  actor: Actor,
  commitmentId: string,
  { name, personId }: NonNullable<NewCommitment['payee']>,
) {
  await tx
    .insertInto('fund_payee')
    .values({
      territory_id: actor.territoryId,
      commitment_id: commitmentId,
      person_id: personId ?? null,
      sealed: seal(name, payeeWhere(commitmentId)),
      recorded_by: actor.personId,
    })
    .execute()
}

/** The commitment one moves money of. Throws NotHere where it is hidden or missing. */
async function standing(tx: ActorTx, id: string): Promise<Commitment> {
  const commitment = await commitmentById(tx, id)
  if (!commitment) throw new NotHere()
  return commitment
}

const entryStands = (tx: ActorTx, id: string) =>
  tx.selectFrom('fund_entry').where('id', '=', id).select('id').executeTakeFirst()

type OfCommitment = { id: string; commitmentId: string; cents: number; on: string }
export type Payment = OfCommitment & { reference?: string | undefined; again?: boolean | undefined }
export type PayRefusal =
  | 'funds.pay.tooMuch'
  | 'funds.pay.waiting'
  | 'funds.pay.sameAgain'
  | 'funds.move.tooEarly'
  | 'funds.move.laterLess'

/**
 * Pays of a commitment, never more than is left of it. A payment like one that stands (same day and amount, or same
 * reference) is asked back unless `again` says that it is another one.
 */
export async function payCommitment(
  tx: ActorTx,
  actor: Actor,
  payment: Payment,
): Promise<Outcome<{ id: string }, PayRefusal>> {
  const { id, commitmentId, reference = null } = payment
  const commitment = await standing(tx, commitmentId)
  if (await entryStands(tx, id)) return done({ id })
  if (commitment.state === 'waiting') return refused('funds.pay.waiting')
  if (!payment.again && (await paidAlike(tx, payment))) return refused('funds.pay.sameAgain')
  const paid = await moving(
    tx,
    {
      fund_commitment_never_overpaid: 'funds.pay.tooMuch',
      fund_commitment_never_overpaid_then: 'funds.move.laterLess',
      fund_entry_approved: 'funds.pay.waiting',
      fund_entry_not_before: 'funds.move.tooEarly',
    },
    () => enter(tx, actor, { ...payment, kind: 'paid', reference }),
  )
  if (!paid.ok) return paid
  if (paid.value) await record(tx, actor, 'funds.paid', 'fund_commitment', commitmentId)
  return done({ id })
}

async function paidAlike(tx: ActorTx, { commitmentId, cents, on, reference }: Payment) {
  return tx
    .selectFrom('fund_entry as e')
    .leftJoin('fund_entry as undone', 'undone.reverses', 'e.id')
    .where('e.commitment_id', '=', commitmentId)
    .where('e.kind', '=', 'paid')
    .where('e.reverses', 'is', null)
    .where('undone.id', 'is', null)
    .where((or) =>
      or.or([
        or.and([or('e.cents', '=', cents), or('e.on_date', '=', on)]),
        or('e.reference', '=', reference || null),
      ]),
    )
    .select('e.id')
    .executeTakeFirst()
}

export type Release = Omit<OfCommitment, 'cents'> & { cents?: number | undefined; why?: string | undefined }
export type ReleaseRefusal =
  | 'funds.release.tooMuch'
  | 'funds.release.nothing'
  | 'funds.move.tooEarly'
  | 'funds.move.laterLess'

/** Gives back to the fund what is not spent of a commitment: all that is left, or so many cents. */
export async function releaseCommitment(
  tx: ActorTx,
  actor: Actor,
  { cents, ...release }: Release,
): Promise<Outcome<{ id: string }, ReleaseRefusal>> {
  const { heldCents } = await standing(tx, release.commitmentId)
  if (await entryStands(tx, release.id)) return done({ id: release.id })
  if (heldCents === 0) return refused('funds.release.nothing')
  const released = await moving(
    tx,
    {
      fund_commitment_never_overpaid: 'funds.release.tooMuch',
      fund_commitment_never_overpaid_then: 'funds.move.laterLess',
      fund_entry_not_before: 'funds.move.tooEarly',
    },
    () => enter(tx, actor, { ...release, kind: 'released', cents: cents ?? heldCents }),
  )
  if (!released.ok) return released
  if (released.value) await record(tx, actor, 'funds.released', 'fund_commitment', release.commitmentId)
  return done({ id: release.id })
}

export type Repayment = OfCommitment & { reference?: string | undefined; why?: string | undefined }
export type RepayRefusal = 'funds.repay.tooMuch' | 'funds.move.tooEarly' | 'funds.move.laterLess'

/** Money that came back of what was paid: a repayment, or a called guarantee that was recovered. It is free again. */
export async function repay(
  tx: ActorTx,
  actor: Actor,
  repayment: Repayment,
): Promise<Outcome<{ id: string }, RepayRefusal>> {
  const { id, commitmentId } = repayment
  await standing(tx, commitmentId)
  const back = await moving(
    tx,
    {
      fund_commitment_never_overreturned: 'funds.repay.tooMuch',
      fund_commitment_never_overpaid_then: 'funds.move.laterLess',
      fund_entry_not_before: 'funds.move.tooEarly',
    },
    () => enter(tx, actor, { ...repayment, kind: 'returned' }),
  )
  if (!back.ok) return back
  if (back.value) await record(tx, actor, 'funds.returned', 'fund_commitment', commitmentId)
  return done({ id })
}

export type Plan = {
  id: string
  commitmentId: string
  /** What is to come back; all that was paid and has not, unless said. */
  cents?: number | undefined
  times: number
  firstOn: string
  why?: string | undefined
}
export type PlanRefusal = 'funds.plan.nothing' | 'funds.plan.tooMuch'

/** Agrees when what was paid comes back, a month apart. A newer plan takes the place of the one before. */
export async function planInstalments(
  tx: ActorTx,
  actor: Actor,
  { id, commitmentId, cents, times, firstOn, why }: Plan,
): Promise<Outcome<{ id: string }, PlanRefusal>> {
  const { paidCents, returnedCents } = await standing(tx, commitmentId)
  const owed = paidCents - returnedCents
  if (owed === 0 || (cents ?? owed) < times) return refused('funds.plan.nothing')
  if ((cents ?? owed) > owed) return refused('funds.plan.tooMuch')
  const own = { territory_id: actor.territoryId, commitment_id: commitmentId }
  const added = await insertOwn(tx, 'fund_plan', {
    ...own,
    id,
    why: why ?? null,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  const parts = instalments(cents ?? owed, times, firstOn)
  await tx
    .insertInto('fund_instalment')
    .values(parts.map((part) => ({ ...own, plan_id: id, due_on: part.dueOn, cents: part.cents })))
    .execute()
  await record(tx, actor, 'funds.planned', 'fund_commitment', commitmentId)
  return done({ id })
}

export type Reversal = { id: string; entryId: string; on: string; why: string }
export type ReverseRefusal =
  | 'funds.reverse.already'
  | 'funds.reverse.spent'
  | 'funds.reverse.tooEarly'
  | 'funds.reverse.isReversal'

/** Takes an entry back with another one that says why; refused where what it brought has been used since. */
export async function reverseEntry(
  tx: ActorTx,
  actor: Actor,
  { id, entryId, on, why }: Reversal,
): Promise<Outcome<{ id: string }, ReverseRefusal>> {
  const entry = await tx
    .selectFrom('fund_entry')
    .where('id', '=', entryId)
    .select(['kind', 'cents', 'reverses', 'commitment_id', 'fund_id', 'source_id'])
    .executeTakeFirst()
  if (!entry) throw new NotHere()
  if (entry.reverses) return refused('funds.reverse.isReversal')
  const before = await tx
    .selectFrom('fund_entry')
    .where('reverses', '=', entryId)
    .select('id')
    .executeTakeFirst()
  if (before) return before.id === id ? done({ id }) : refused('funds.reverse.already')
  const spent = 'funds.reverse.spent' as const
  const reversed = await moving(
    tx,
    {
      fund_entry_not_before: 'funds.reverse.tooEarly',
      ...Object.fromEntries(SPENT.map((constraint) => [constraint, spent])),
    },
    () =>
      insertOnce(tx, 'fund_entry', {
        ...entryOf(actor, { id, kind: entry.kind as EntryKind, cents: entry.cents, on, why }),
        reverses: entryId,
        commitment_id: entry.commitment_id,
        fund_id: entry.fund_id,
        source_id: entry.source_id,
      }),
  )
  if (!reversed.ok) return reversed
  if (reversed.value) await record(tx, actor, 'funds.reversed', 'fund_entry', entryId)
  // Of two at once the second inserts nothing: the first one's reversal stands.
  return (await entryStands(tx, id)) ? done({ id }) : refused('funds.reverse.already')
}

const SPENT = [
  'fund_never_overcommitted',
  'fund_never_overcommitted_then',
  'fund_commitment_never_overpaid',
  'fund_commitment_never_overpaid_then',
  'fund_commitment_never_overreturned',
  'fund_source_never_overallotted',
  'fund_source_never_overallotted_then',
  'fund_source_gave_less',
  'fund_source_received_cents_check',
  'fund_source_allotted_cents_check',
  'fund_allotted_cents_check',
  'fund_held_cents_check',
  'fund_paid_cents_check',
  'fund_commitment_paid_cents_check',
  'fund_closed_when_settled',
]
