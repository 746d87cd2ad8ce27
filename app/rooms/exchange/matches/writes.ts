import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { kindOrNotHere } from '../kinds/reads.ts'
import { judge } from '../kinds/rules.ts'
import { type Notice, noticeById } from '../notices/reads.ts'
import { stands } from '../notices/rules.ts'
import { type Match, matchById, pairOf, readyNotice, runningOn, weightsOf } from './reads.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'exchange_match', column: 'sealed', id: 'id' }]
export const whyWhere = (matchId: string) => `exchange_match:${matchId}`

export type MatchRefusal =
  | 'exchange.match.needClosed'
  | 'exchange.match.offerClosed'
  | 'exchange.match.full'
  | 'exchange.match.otherKind'
  | 'exchange.match.impossible'
  | 'exchange.match.circles'
  | 'exchange.match.decided'

/**
 * Locks both notices, so that nobody closes them or takes the last place meanwhile; always in the order of their ids.
 * Throws NotHere where one is hidden.
 */
export async function lockPair(tx: ActorTx, needId: string, offerId: string): Promise<[Notice, Notice]> {
  await tx
    .selectFrom('exchange_notice')
    .where('id', 'in', [needId, offerId])
    .orderBy('id')
    .select('id')
    .forUpdate()
    .execute()
  const [need, offer] = [await noticeById(tx, needId), await noticeById(tx, offerId)]
  if (!need || !offer) throw new NotHere()
  return [need, offer]
}

/** How many places of an offer no running agreement has taken, also one that only a circle knows. The offer must be locked. */
export async function placesLeft(
  tx: ActorTx,
  offer: Pick<Notice, 'id' | 'kind' | 'places'>,
): Promise<number> {
  return offer.places - ((await runningOn(tx, offer.kind, offer.id)).get(offer.id) ?? 0)
}

/** Why the pair cannot come together any more, if so. Both are locked. */
export async function refusalOfPair(
  tx: ActorTx,
  need: Notice,
  offer: Notice,
  today: string,
): Promise<'exchange.match.needClosed' | 'exchange.match.offerClosed' | 'exchange.match.full' | undefined> {
  if (!stands(need, today)) return 'exchange.match.needClosed'
  if (!stands(offer, today)) return 'exchange.match.offerClosed'
  return (await placesLeft(tx, offer)) <= 0 ? 'exchange.match.full' : undefined
}

export type Proposal = {
  /** The form's own id. */
  id: string
  needId: string
  offerId: string
  roundId?: string | undefined
  poolId?: string | undefined
}

/**
 * Proposes that an offer answers a need, and keeps the reasons for and against as they are now. Nothing is decided by it. A
 * pair that was decided against may be proposed again. Refused where a hard constraint does not hold, where one of the two
 * is closed by now, or full.
 */
export async function propose(
  tx: ActorTx,
  actor: SignedInActor | (Actor & { personId: string }),
  { id, needId, offerId, roundId, poolId }: Proposal,
  today: string,
): Promise<Outcome<{ matchId: string }, MatchRefusal>> {
  const [need, offer] = await lockPair(tx, needId, offerId)
  if (need.kind !== offer.kind || need.side !== 'need' || offer.side !== 'offer')
    return refused('exchange.match.otherKind')
  if (need.circleId && offer.circleId && need.circleId !== offer.circleId)
    return refused('exchange.match.circles')
  const closed = await refusalOfPair(tx, need, offer, today)
  if (closed) return refused(closed)
  const kind = kindOrNotHere(need.kind)
  const pair = pairOf(await readyNotice(tx, actor, need), await readyNotice(tx, actor, offer), today)
  const judged = judge(kind.criteria, pair, await weightsOf(tx, kind.code))
  if (!judged.possible) return refused('exchange.match.impossible')
  const reasons = JSON.stringify({ inFavour: judged.inFavour, against: judged.against })
  const before = await tx
    .selectFrom('exchange_match')
    .where('need_id', '=', needId)
    .where('offer_id', '=', offerId)
    .select(['id', 'state'])
    .executeTakeFirst()
  if (before?.state === 'proposed' || before?.state === 'agreed') return done({ matchId: before.id })
  if (before) {
    await tx
      .updateTable('exchange_match')
      .set({ state: 'proposed', decided_by: null, decided_at: null, sealed: null, fit: judged.fit, reasons })
      .where('id', '=', before.id)
      .execute()
  } else {
    await tx
      .insertInto('exchange_match')
      .values({
        territory_id: actor.territoryId,
        id,
        kind: kind.code,
        need_id: needId,
        offer_id: offerId,
        circle_id: need.circleId ?? offer.circleId,
        round_id: roundId ?? null,
        pool_id: poolId ?? null,
        fit: judged.fit,
        reasons,
        proposed_by: actor.personId,
      })
      .execute()
  }
  const matchId = before?.id ?? id
  await record(tx, actor, 'exchange.proposed', 'exchange_match', matchId)
  return done({ matchId })
}

export type Decision = { state: 'agreed' | 'refused' | 'withdrawn'; why: string }

/**
 * Decides for a match or against it, with the reason, which is kept sealed. Refused where it was decided before, or where
 * one side was withdrawn or taken meanwhile.
 */
export async function decide(
  tx: ActorTx,
  actor: SignedInActor | (Actor & { personId: string }),
  matchId: string,
  { state, why }: Decision,
  today: string,
): Promise<Outcome<Match, MatchRefusal>> {
  const match = await matchById(tx, matchId)
  if (!match) throw new NotHere()
  const [need, offer] = await lockPair(tx, match.needId, match.offerId)
  if (state === 'agreed') {
    const closed = await refusalOfPair(tx, need, offer, today)
    if (closed) return refused(closed)
  }
  const decided = await tx
    .updateTable('exchange_match')
    .set({
      state,
      decided_by: actor.personId,
      decided_at: sql<Date>`now()`,
      sealed: why ? seal(why, whyWhere(matchId)) : null,
    })
    .where('id', '=', matchId)
    .where('state', '=', 'proposed')
    .returning('id')
    .executeTakeFirst()
  if (!decided) return refused('exchange.match.decided')
  await record(tx, actor, `exchange.${state}`, 'exchange_match', matchId)
  return done({ ...match, state })
}
