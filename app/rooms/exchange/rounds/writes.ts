import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { kindOrNotHere } from '../kinds/reads.ts'
import { judge, type Side } from '../kinds/rules.ts'
import { pairOf, type Ready } from '../matches/reads.ts'
import type { MoveForm, RoundForm } from './forms.ts'
import { needIdsOf, needsToPlace, placingOf, type Round, type RoundInput, roundById } from './reads.ts'
import { type ChangeRefusal, fitOfRound, type Method, MOST_NEEDS, refusalTo } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'exchange_placing', column: 'why', id: 'id' }]
export const placingWhere = (id: string) => `exchange_placing:${id}`

/** Begins a round. Refused for a kind that is not placed in rounds. */
export async function beginRound(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, kind, method, closesOn, seed }: RoundForm,
): Promise<Outcome<{ roundId: string }, 'exchange.rounds.kindWithout'>> {
  if (!kindOrNotHere(kind).rounds) return refused('exchange.rounds.kindWithout')
  const begun = await insertOwn(tx, 'exchange_round', {
    territory_id: actor.territoryId,
    id,
    kind,
    name,
    method,
    closes_on: closesOn ?? null,
    seed,
    recorded_by: actor.personId,
  })
  if (begun) await record(tx, actor, 'exchange.beganRound', 'exchange_round', id)
  return done({ roundId: id })
}

/** The round, locked: two who run, decide or publish at once take turns. Throws NotHere where there is none. */
async function lockRound(tx: ActorTx, id: string): Promise<Round> {
  await tx.selectFrom('exchange_round').where('id', '=', id).select('id').forUpdate().execute()
  const round = await roundById(tx, id)
  if (!round) throw new NotHere()
  return round
}

export type FillRefusal = ChangeRefusal | 'exchange.rounds.tooMany'
/** Takes in every standing need of the kind that no other round holds. Gives how many came in. */
export async function fillRound(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  today: string,
): Promise<Outcome<{ added: number }, FillRefusal>> {
  const round = await lockRound(tx, id)
  const not = refusalToFill(round)
  if (not) return refused(not)
  const free = await needsToPlace(tx, round.kind, today)
    .orderBy('n.id')
    .limit(MOST_NEEDS + 1)
    .select('n.id')
    .execute()
  if ((await needIdsOf(tx, id)).length + free.length > MOST_NEEDS) return refused('exchange.rounds.tooMany')
  if (free.length === 0) return done({ added: 0 })
  await tx
    .insertInto('exchange_round_need')
    .values(
      free.map(({ id: need_id }) => ({
        territory_id: actor.territoryId,
        round_id: id,
        need_id,
        recorded_by: actor.personId,
      })),
    )
    .onConflict((same) => same.doNothing())
    .execute()
  await record(tx, actor, 'exchange.filledRound', 'exchange_round', id)
  return done({ added: free.length })
}

/** Once somebody has decided for a round its needs change no more: who is in it is what it was decided for. */
const refusalToFill = (round: Round): ChangeRefusal | undefined =>
  refusalTo('fill', round.state) ?? (round.decidedAt ? 'exchange.rounds.decidedAlready' : undefined)

/** Takes one need out again, with where it would have gone. */
export async function leaveRound(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  needId: string,
): Promise<Outcome<null, ChangeRefusal>> {
  const not = refusalToFill(await lockRound(tx, id))
  if (not) return refused(not)
  await tx.deleteFrom('exchange_placing').where('round_id', '=', id).where('need_id', '=', needId).execute()
  await tx
    .deleteFrom('exchange_round_need')
    .where('round_id', '=', id)
    .where('need_id', '=', needId)
    .execute()
  await record(tx, actor, 'exchange.filledRound', 'exchange_round', id)
  return done(null)
}

export type RunRefusal = ChangeRefusal | 'exchange.rounds.moved'
export type Ran = { mark: string; offerOf: ReadonlyMap<string, string> }

/**
 * Keeps what a round made of its input, with the reasons of each pair. Run again on the same input it stays as it is, also
 * what people moved by hand; on another one it is written anew, which is refused where somebody moved one, unless `again`.
 */
export async function keepRun(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { mark, offerOf }: Ran,
  input: RoundInput,
  again: boolean,
): Promise<Outcome<{ same: boolean }, RunRefusal>> {
  const round = await lockRound(tx, id)
  const not = refusalTo('run', round.state)
  if (not) return refused(not)
  if (round.runMark === mark) return done({ same: true })
  const moved = await tx
    .selectFrom('exchange_placing')
    .where('round_id', '=', id)
    .where('moved_by', 'is not', null)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (moved && !again) return refused('exchange.rounds.moved')
  await tx.deleteFrom('exchange_placing').where('round_id', '=', id).execute()
  const offerById = new Map(input.offers.map((one) => [one.id, one]))
  const rows = input.needs.map((need) => {
    const offer = offerById.get(offerOf.get(need.id) ?? '')
    const line = lineOf(input, round.method, need, offer)
    if (!line) throw new Error('a round placed somebody where they cannot go')
    return { territory_id: actor.territoryId, round_id: id, need_id: need.id, ...line }
  })
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('exchange_placing')
      .values(rows.slice(at, at + 500))
      .execute()
  await tx
    .updateTable('exchange_round')
    .set({ state: 'run', run_mark: mark, run_at: sql<Date>`now()`, run_by: actor.personId })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'exchange.ranRound', 'exchange_round', id)
  return done({ same: false })
}

/**
 * What is kept of one pair: the fit by the rule of the round, wishes weighed in, and the reasons. Undefined where a hard
 * constraint does not hold.
 */
function lineOf(
  { kind, weights, wishes, today }: RoundInput,
  method: Method,
  need: Ready,
  offer: Ready | undefined,
) {
  if (!offer) return { offer_id: null, fit: 0, reasons: JSON.stringify({ inFavour: [], against: [] }) }
  const judged = judge(kind.criteria, pairOf(need, offer, today), weights)
  if (!judged.possible) return undefined
  const own = wishes.filter(({ needId }) => needId === need.id)
  const rank = own.find(({ offerId }) => offerId === offer.id)?.rank
  return {
    offer_id: offer.id,
    fit: method === 'stable' ? judged.fit : fitOfRound(judged.fit, rank, own.length > 0),
    reasons: JSON.stringify({ inFavour: judged.inFavour, against: judged.against }),
  }
}

export type MoveRefusal =
  | ChangeRefusal
  | 'exchange.rounds.notPossible'
  | 'exchange.rounds.fullThere'
  | 'exchange.rounds.offerGone'

/**
 * Somebody decides otherwise for one need, and says why. Never where a hard constraint does not hold, nor beyond the seats
 * that are left; a seat is made free by moving somebody else first.
 */
export async function movePlacing(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  needId: string,
  { offerId, why }: MoveForm,
  input: RoundInput,
): Promise<Outcome<null, MoveRefusal>> {
  const round = await lockRound(tx, id)
  const not = refusalTo('move', round.state)
  if (not) return refused(not)
  const line = await placingOf(tx, id, needId)
  const need = input.needs.find((one) => one.id === needId)
  if (!line || !need) throw new NotHere()
  const offer = offerId ? input.offers.find((one) => one.id === offerId) : undefined
  if (offerId && !offer) return refused('exchange.rounds.offerGone')
  const decided = lineOf(input, round.method, need, offer)
  if (!decided) return refused('exchange.rounds.notPossible')
  if (offer && (await takenIn(tx, id, offer, needId)) >= offer.seats)
    return refused('exchange.rounds.fullThere')
  await tx
    .updateTable('exchange_placing')
    .set({
      ...decided,
      moved_by: actor.personId,
      why: seal(why, placingWhere(line.id)),
    })
    .where('round_id', '=', id)
    .where('need_id', '=', needId)
    .execute()
  await record(tx, actor, 'exchange.movedInRound', 'exchange_round', id)
  return done(null)
}

async function takenIn(tx: ActorTx, roundId: string, { id }: Ready, but: string): Promise<number> {
  const { many } = await tx
    .selectFrom('exchange_placing')
    .where('round_id', '=', roundId)
    .where('offer_id', '=', id)
    .where('need_id', '<>', but)
    .select(sql<number>`count(*)::int`.as('many'))
    .executeTakeFirstOrThrow()
  return many
}

/** Somebody answers for what the round made; or takes it up again before it is published. */
export async function decideRound(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  act: 'decide' | 'reopen',
): Promise<Outcome<null, ChangeRefusal>> {
  const not = refusalTo(act, (await lockRound(tx, id)).state)
  if (not) return refused(not)
  await tx
    .updateTable('exchange_round')
    .set(
      act === 'decide'
        ? { state: 'decided', decided_by: actor.personId, decided_at: sql<Date>`now()` }
        : { state: 'run' },
    )
    .where('id', '=', id)
    .execute()
  await record(
    tx,
    actor,
    act === 'decide' ? 'exchange.decidedRound' : 'exchange.reopenedRound',
    'exchange_round',
    id,
  )
  return done(null)
}

/** Whose wishes somebody writes down: those of a need among offers, or of an offer among needs. */
export type Ranking = { side: Side; noticeId: string; ranked: readonly string[] }
export type WishRefusal = 'exchange.wishes.closed' | 'exchange.wishes.unknown'
/** Writes wishes anew, dearest first. Refused once the round is over, and for what one may not see or is of another kind. */
export async function rankWishes(
  tx: ActorTx,
  actor: SignedInActor,
  { side, noticeId, ranked }: Ranking,
): Promise<Outcome<null, WishRefusal>> {
  const other = side === 'need' ? 'offer' : 'need'
  const own = await tx
    .selectFrom('exchange_notice')
    .where('id', '=', noticeId)
    .where('side', '=', side)
    .select('kind')
    .executeTakeFirst()
  if (!own) throw new NotHere()
  const known =
    ranked.length === 0
      ? []
      : await tx
          .selectFrom('exchange_notice')
          .where('id', 'in', [...ranked])
          .where('kind', '=', own.kind)
          .where('side', '=', other)
          .where('closed_on', 'is', null)
          .select('id')
          .execute()
  if (known.length !== ranked.length) return refused('exchange.wishes.unknown')
  try {
    await attempt(tx, () => writeWishes(tx, actor, { side, noticeId, ranked }))
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'exchange_wish_in_time')
      return refused('exchange.wishes.closed')
    throw error
  }
  await record(tx, actor, 'exchange.rankedWishes', 'exchange_notice', noticeId)
  return done(null)
}

async function writeWishes(tx: ActorTx, actor: SignedInActor, { side, noticeId, ranked }: Ranking) {
  // Two who write at once take turns: the later one's order stands whole.
  await tx.selectFrom('exchange_notice').where('id', '=', noticeId).select('id').forUpdate().execute()
  await tx
    .deleteFrom('exchange_wish')
    .where(side === 'need' ? 'need_id' : 'offer_id', '=', noticeId)
    .where('side', '=', side)
    .execute()
  if (ranked.length === 0) return
  await tx
    .insertInto('exchange_wish')
    .values(
      ranked.map((id, at) => ({
        territory_id: actor.territoryId,
        need_id: side === 'need' ? noticeId : id,
        offer_id: side === 'need' ? id : noticeId,
        side,
        rank: at + 1,
        recorded_by: actor.personId,
      })),
    )
    .execute()
}
