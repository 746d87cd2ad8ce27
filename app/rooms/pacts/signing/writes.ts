import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { commitmentsOf } from '../../funds/reads.ts'
import { type CommitRefusal, commitFunds, releaseCommitment } from '../../funds/writes.ts'
import { membersOf } from '../../operators/circles/reads.ts'
import { correctEvidence } from '../../ties/writes.ts'
import { agreementsTo, stillAgrees } from '../agreeing/reads.ts'
import { type PactText, type Version, versionsOf } from '../draft/reads.ts'
import type { Pact } from '../reads.ts'
import { holdsFrom, LEAST_TEAM, type Side } from '../rules.ts'
import type { SignForm } from './forms.ts'
import { signaturesOf, signersOf } from './reads.ts'

export const PACT_ITEM = 'pact_item'
export const itemWhere = (itemId: string) => `pact_item:${itemId}`

export type SignRefusal =
  | 'pacts.sign.notLast'
  | 'pacts.sign.future'
  | 'pacts.sign.notASigner'
  | 'pacts.sign.altered'
  | 'pacts.sign.notAgreed'
  | 'pacts.draft.needsTeam'
  | CommitRefusal

/** Money that is not there undoes the signatures of the same form. */
class NotCommitted extends Error {
  readonly refusal: CommitRefusal
  constructor(refusal: CommitRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Writes down who signed the last version, on a day. Once somebody signed for the person and somebody for the team the
 * version holds: what it promises is owed from then on, money is bound, and who is in it is tied. Refused in the future, for
 * an older version, for who is not to sign, with a team of one, and where a fund has not enough.
 */
export async function signVersion(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  form: SignForm,
  today: string,
): Promise<Outcome<{ holds: boolean }, SignRefusal>> {
  const [last] = await versionsOf(tx, pact.id)
  if (last?.id !== form.versionId) return refused('pacts.sign.notLast')
  if (!last.whole) return refused('pacts.sign.altered')
  if (form.signedOn > today) return refused('pacts.sign.future')
  if (!stillAgrees(await agreementsTo(tx, pact.id))) return refused('pacts.sign.notAgreed')
  const signers = await signersOf(tx, pact, today)
  const known = form.signers.every(({ side, personId }) =>
    signers.some((one) => one.side === side && one.personId === personId),
  )
  if (!known) return refused('pacts.sign.notASigner')
  if (signers.filter(({ side }) => side === 'team').length < LEAST_TEAM)
    return refused('pacts.draft.needsTeam')
  try {
    return done({ holds: await attempt(tx, () => sign(tx, actor, pact, last, form)) })
  } catch (error) {
    if (error instanceof NotCommitted) return refused(error.refusal)
    throw error
  }
}

async function sign(tx: ActorTx, actor: SignedInActor, pact: Pact, version: Version, form: SignForm) {
  const before = holdsFrom(version.id, await signaturesOf(tx, pact.id))
  await tx
    .insertInto('pact_signature')
    .values(
      form.signers.map(({ side, personId }) => ({
        territory_id: actor.territoryId,
        id: idWithin(version.id, `signed by ${personId}`),
        pact_id: pact.id,
        version_id: version.id,
        circle_id: pact.circleId,
        person_id: pact.aboutId,
        signer_id: personId,
        side,
        signed_on: form.signedOn,
        recorded_by: actor.personId,
      })),
    )
    .onConflict((same) => same.doNothing())
    .execute()
  await record(tx, actor, 'pacts.signed', 'pact_version', version.id)
  const from = holdsFrom(version.id, await signaturesOf(tx, pact.id))
  if (from && !before) await begin(tx, actor, pact, version, from)
  return from !== null
}

/** A version holds: what it says is owed now, and what only the version before said is withdrawn. */
async function begin(tx: ActorTx, actor: SignedInActor, pact: Pact, version: Version, from: string) {
  const members = (await membersOf(tx, pact.circleId)).filter(({ untilAt }) => !untilAt)
  const items = itemsOf(version.text)
  const ids = items.map(({ id }) => id)
  const owner = (who: string) =>
    members.find(({ name }) => name.toLowerCase() === who.trim().toLowerCase())?.personId ?? null
  const gone = await tx
    .updateTable('pact_item')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('pact_id', '=', pact.id)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`id <> all (${ids}::uuid[])`)
    .returning('id')
    .execute()
  for (const item of items) {
    const standing = {
      version_id: version.id,
      owner_id: item.side === 'person' ? pact.personId : owner(item.who),
      due_on: item.due,
      hours: item.hours === null ? null : String(item.hours),
      cents: item.cents,
      fund_id: item.fundId,
      sealed: seal(JSON.stringify({ what: item.what, who: item.who, where: item.where }), itemWhere(item.id)),
    }
    await tx
      .insertInto('pact_item')
      .values({
        territory_id: actor.territoryId,
        id: item.id,
        pact_id: pact.id,
        circle_id: pact.circleId,
        person_id: pact.aboutId,
        side: item.side,
        recorded_by: actor.personId,
        ...standing,
      })
      .onConflict((same) =>
        same.columns(['territory_id', 'id']).doUpdateSet({ ...standing, withdrawn_at: null }),
      )
      .execute()
  }
  const holding = { pact, versionId: version.id, on: from }
  for (const { id } of gone) await bindMoney(tx, actor, holding, { id, cents: null, fundId: null, due: null })
  for (const item of items) if (item.side === 'community') await bindMoney(tx, actor, holding, item)
  await correctEvidence(tx, actor, {
    kind: 'pact',
    sourceKind: 'pact',
    sourceId: pact.id,
    circleId: pact.circleId,
    on: pact.signedOn ?? from,
    untilOn: null,
    formal: true,
    nodes: [pact.personId, ...members.map(({ personId }) => personId)].map((id) => ({ kind: 'person', id })),
  })
  await record(tx, actor, 'pacts.holds', 'pact', pact.id)
}

type Item = {
  id: string
  side: Side
  what: string
  who: string
  where: string
  due: string | null
  hours: number | null
  cents: number | null
  fundId: string | null
}
const PLAIN = { what: '', who: '', where: '', due: null, hours: null, cents: null, fundId: null }

const itemsOf = (text: PactText): Item[] => [
  ...text.gives.map((one) => ({ ...PLAIN, ...one, side: 'community' as const })),
  ...text.giveBacks.map((one) => ({ ...PLAIN, ...one, side: 'person' as const })),
  ...text.steps.map((one) => ({ ...PLAIN, ...one, side: 'step' as const })),
  ...text.reviews.map((one) => ({ ...PLAIN, ...one, side: 'review' as const })),
]

/**
 * Binds the money of a commitment to its fund; what was bound for it otherwise, and is not spent, goes back. What was paid
 * already counts: a promise of 500 of which 200 were paid binds 300 more.
 */
async function bindMoney(
  tx: ActorTx,
  actor: SignedInActor,
  { pact, versionId, on }: { pact: Pact; versionId: string; on: string },
  { id, cents, fundId, due }: Pick<Item, 'id' | 'cents' | 'fundId' | 'due'>,
) {
  const bound = await commitmentsOf(tx, { kind: PACT_ITEM, id })
  const spent = bound.reduce((sum, one) => sum + one.paidCents - one.returnedCents, 0)
  const held = bound.filter(({ heldCents }) => heldCents > 0)
  // As before: what is held and what was spent make up what is promised.
  const inFund = held.every((one) => one.fundId === fundId)
  if (inFund && held.reduce((sum, { heldCents }) => sum + heldCents, spent) === (cents ?? 0)) return
  for (const one of held) {
    const day = on < one.onDate ? one.onDate : on
    await releaseCommitment(tx, actor, {
      id: idWithin(one.id, `released ${day}`),
      commitmentId: one.id,
      on: day,
    })
  }
  const missing = (cents ?? 0) - spent
  if (!fundId || missing <= 0) return
  const committed = await commitFunds(tx, actor, {
    id: idWithin(versionId, id),
    fundId,
    purpose: 'pact',
    cents: missing,
    source: { kind: PACT_ITEM, id },
    // Read by who keeps the ledger: the kind of pact, never whose it is.
    why: pact.kind,
    on,
    ...(due && due > on && { dueOn: due }),
    circleId: pact.circleId,
  })
  if (!committed.ok) throw new NotCommitted(committed.refusal)
}
