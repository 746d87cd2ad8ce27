import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { objectorsTo } from '../../people/consents/reads.ts'
import { refusalsToName } from '../../people/guardians/reads.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { Dismissed, OutcomeNoted } from './forms.ts'
import { encountersOfBoth, introductions } from './reads.ts'
import type { Kind } from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'introduction_reason', column: 'sealed', id: 'introduction_id' },
]

type Node = { kind: Kind; id: string }
type Pair = { a: Node; b: Node }
type Decided = Outcome<{ id: string }, 'network.introductions.takenOn' | 'network.introductions.mayNot'>

/**
 * Takes an introduction on: whoever accepts makes it, by a day. Refused where somebody else did before, or where one of the
 * two may not be proposed. The same form sent twice is one introduction.
 */
export async function acceptIntroduction(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  pair: Pair,
  { today, dueOn }: { today: string; dueOn: string },
): Promise<Decided> {
  const decision = { decision: 'accepted', for_everyone: true, due_on: dueOn } as const
  return decide(tx, actor, id, pair, today, decision)
}

/** Says that a pair is no good idea, for oneself or for everyone, and why. */
export async function dismissIntroduction(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  pair: Pair,
  { today, why, words, forWhom }: Dismissed & { today: string },
): Promise<Decided> {
  const decision = { decision: 'dismissed', for_everyone: forWhom === 'everyone', due_on: null } as const
  const decided = await decide(tx, actor, id, pair, today, decision)
  if (!decided.ok || decided.value.id !== id) return decided
  await tx
    .insertInto('introduction_reason')
    .values({
      territory_id: actor.territoryId,
      introduction_id: id,
      why,
      sealed: words ? seal(words, `introduction_reason:${id}`) : null,
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.doNothing())
    .execute()
  return decided
}

type Decision = { decision: 'accepted' | 'dismissed'; for_everyone: boolean; due_on: string | null }

async function decide(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  pair: Pair,
  today: string,
  decision: Decision,
): Promise<Decided> {
  const [a, b] = await bothHere(tx, pair)
  if (decision.decision === 'accepted' && (await mayNotBeProposed(tx, actor, [a, b], today)))
    return refused('network.introductions.mayNot')
  const decided = await tx
    .insertInto('introduction')
    .values({
      territory_id: actor.territoryId,
      id,
      a_kind: a.kind,
      a_id: a.id,
      b_kind: b.kind,
      b_id: b.id,
      decided_on: today,
      decided_by: actor.personId,
      ...decision,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (decided) {
    await record(
      tx,
      actor,
      `network.introduction${decision.decision === 'accepted' ? 'Accepted' : 'Dismissed'}`,
      'introduction',
      id,
    )
    return done({ id })
  }
  const own = await tx
    .selectFrom('introduction')
    .where('a_id', '=', a.id)
    .where('b_id', '=', b.id)
    .where('decided_by', '=', actor.personId)
    .select('id')
    .executeTakeFirst()
  return own ? done({ id: own.id }) : refused('network.introductions.takenOn')
}

/** The two, smaller id first, as the records that were kept. Throws NotHere where the actor may not read one of them. */
async function bothHere(tx: ActorTx, { a, b }: Pair): Promise<[Node, Node]> {
  const kept = async ({ kind, id }: Node): Promise<Node> => {
    const found =
      kind === 'person'
        ? await keptIdOf(tx, id)
        : (await tx.selectFrom('organisation').where('id', '=', id).select('id').executeTakeFirst())?.id
    if (!found) throw new NotHere()
    return { kind, id: found }
  }
  const [one, other] = [await kept(a), await kept(b)]
  if (one.id === other.id) throw new NotHere()
  return one.id < other.id ? [one, other] : [other, one]
}

async function mayNotBeProposed(tx: ActorTx, actor: SignedInActor, pair: readonly Node[], today: string) {
  const objectors = await objectorsTo(tx, actor, 'network')
  const people = pair.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const unnamed = await refusalsToName(tx, actor, people, today)
  return people.some((id) => objectors.has(id)) || unnamed.size > 0
}

/** Takes back what one decided oneself, as long as nothing came of it: it may be proposed again. */
export async function takeBackIntroduction(tx: ActorTx, actor: SignedInActor, id: string) {
  const [own] = await introductions(tx, actor, { id, by: actor.personId })
  if (!own || own.became?.became === 'met') throw new NotHere()
  await tx.deleteFrom('introduction').where('id', '=', id).execute()
  await record(tx, actor, 'network.introductionTakenBack', 'introduction', id)
}

type Noted = Outcome<{ id: string }, 'network.introductions.notYet' | 'network.introductions.notBoth'>

/**
 * Notes what became of an introduction one took on. Refused in the future, and for an encounter at which not both were.
 */
export async function noteOutcome(
  tx: ActorTx,
  actor: SignedInActor,
  outcomeId: string,
  id: string,
  { became, on, encounterId, today }: OutcomeNoted & { today: string },
): Promise<Noted> {
  const [own] = await introductions(tx, actor, { id, by: actor.personId, decision: 'accepted' })
  if (!own) throw new NotHere()
  if (on > today) return refused('network.introductions.notYet')
  const at = became === 'met' ? encounterId : undefined
  if (at && !(await encountersOfBoth(tx, actor, own)).some((one) => one.id === at))
    return refused('network.introductions.notBoth')
  const noted = await tx
    .insertInto('introduction_outcome')
    .values({
      territory_id: actor.territoryId,
      introduction_id: id,
      id: outcomeId,
      became,
      on_date: on,
      encounter_id: at ?? null,
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (noted) await record(tx, actor, 'network.introductionOutcome', 'introduction', id)
  return done({ id })
}
