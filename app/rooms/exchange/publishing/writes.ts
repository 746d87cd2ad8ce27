import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { agree } from '../agreements/writes.ts'
import { kindOrNotHere } from '../kinds/reads.ts'
import { matchById, readyNotice } from '../matches/reads.ts'
import { decide, propose } from '../matches/writes.ts'
import { noticeById } from '../notices/reads.ts'
import { linesOf, type PlacingLine, type Round, roundById } from '../rounds/reads.ts'
import { type ChangeRefusal, refusalTo } from '../rounds/rules.ts'

export type Published = {
  /** How many are agreed; how many go nowhere; and whom something keeps from it, each with the reason. */
  agreed: number
  nowhere: number
  kept: { needId: string; refusal: string }[]
}

/**
 * Makes of every placing of a decided round a match that was decided for, and, where the kind says what it begins with, an
 * agreement. One that something keeps from it (a minor without the consent of who answers for them, an offer withdrawn
 * meanwhile) stays out with its reason, and keeps nobody else out. Published twice it happens once.
 */
export async function publishRound(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  said: { why: string; title: (round: Round) => string },
  today: string,
): Promise<Outcome<Published, ChangeRefusal>> {
  await tx.selectFrom('exchange_round').where('id', '=', id).select('id').forUpdate().execute()
  const round = await roundById(tx, id)
  if (!round) throw new NotHere()
  const not = refusalTo('publish', round.state)
  if (not) return refused(not)
  const published: Published = { agreed: 0, nowhere: 0, kept: [] }
  // In the order of needs' ids: whoever else locks pairs of notices does so in the order of ids too.
  const lines = (await linesOf(tx, id)).sort((a, b) => (a.needId < b.needId ? -1 : 1))
  for (const line of lines) {
    if (!line.offerId) {
      published.nowhere += 1
      continue
    }
    const refusal = await publishOne(tx, actor, round, line, line.offerId, said, today)
    if (refusal) published.kept.push({ needId: line.needId, refusal })
    else published.agreed += 1
  }
  await tx
    .updateTable('exchange_round')
    .set({ state: 'published', published_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'exchange.publishedRound', 'exchange_round', id)
  return done(published)
}

/** Tries again what kept one need of a published round from its agreement; the reason, where it still does. */
export async function completePlacing(
  tx: ActorTx,
  actor: SignedInActor,
  round: Round,
  needId: string,
  said: { why: string; title: (round: Round) => string },
  today: string,
): Promise<Outcome<null, string>> {
  const line = (await linesOf(tx, round.id)).find((one) => one.needId === needId)
  if (round.state !== 'published' || !line?.offerId) throw new NotHere()
  const refusal = await publishOne(tx, actor, round, line, line.offerId, said, today)
  return refusal ? refused(refusal) : done(null)
}

async function publishOne(
  tx: ActorTx,
  actor: SignedInActor,
  round: Round,
  { needId }: PlacingLine,
  offerId: string,
  { why, title }: { why: string; title: (round: Round) => string },
  today: string,
): Promise<string | undefined> {
  const id = idWithin(round.id, `placed ${needId}`)
  const proposed = await propose(tx, actor, { id, needId, offerId, roundId: round.id }, today)
  if (!proposed.ok) return proposed.refusal
  const { matchId } = proposed.value
  const before = await matchById(tx, matchId)
  if (before?.state === 'proposed') {
    const decided = await decide(tx, actor, matchId, { state: 'agreed', why }, today)
    if (!decided.ok) return decided.refusal
  }
  const { drafted } = kindOrNotHere(round.kind).agreement
  const [need, offer] = [await noticeById(tx, needId), await noticeById(tx, offerId)]
  if (!drafted || !need || !offer) return undefined
  const draft = drafted(
    (await readyNotice(tx, actor, need)).answers,
    (await readyNotice(tx, actor, offer)).answers,
  )
  const agreed = await agree(
    tx,
    actor,
    { id: idWithin(matchId, 'agreed'), kind: round.kind, matchId, title: title(round), words: {}, ...draft },
    today,
  )
  return agreed.ok ? undefined : agreed.refusal
}
