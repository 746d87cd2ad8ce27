import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { agree } from '../agreements/writes.ts'
import { kindCalled } from '../kinds/reads.ts'
import { decide, propose } from '../matches/writes.ts'
import { noticeById } from '../notices/reads.ts'
import { needsIn, poolById } from './reads.ts'

export type PoolRefusal =
  | 'exchange.pools.noKind'
  | 'exchange.pools.closed'
  | 'exchange.pools.few'
  | 'exchange.pools.otherKind'

/** Begins to gather needs that one answer could meet together. */
export async function openPool(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { kind, title, wanted }: { kind: string; title: string; wanted: number },
): Promise<Outcome<{ id: string }, PoolRefusal>> {
  if (!kindCalled(kind)?.pools) return refused('exchange.pools.noKind')
  const added = await insertOwn(tx, 'exchange_pool', {
    territory_id: actor.territoryId,
    id,
    kind,
    title,
    wanted,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'exchange.openedPool', 'exchange_pool', id)
  return done({ id })
}

/** Needs join a pool of their own kind; twice is once. */
export async function joinPool(
  tx: ActorTx,
  actor: SignedInActor,
  poolId: string,
  needIds: readonly string[],
): Promise<Outcome<{ id: string }, PoolRefusal>> {
  const pool = await poolById(tx, poolId)
  if (!pool) throw new NotHere()
  if (pool.closedOn) return refused('exchange.pools.closed')
  for (const needId of needIds) {
    const need = await noticeById(tx, needId)
    if (need?.side !== 'need' || need.kind !== pool.kind) return refused('exchange.pools.otherKind')
    await tx
      .insertInto('exchange_pool_need')
      .values({
        territory_id: actor.territoryId,
        pool_id: poolId,
        need_id: needId,
        recorded_by: actor.personId,
      })
      .onConflict((same) => same.doNothing())
      .execute()
  }
  await record(tx, actor, 'exchange.joinedPool', 'exchange_pool', poolId)
  return done({ id: poolId })
}

export async function leavePool(
  tx: ActorTx,
  actor: SignedInActor,
  poolId: string,
  needId: string,
): Promise<void> {
  await tx
    .deleteFrom('exchange_pool_need')
    .where('pool_id', '=', poolId)
    .where('need_id', '=', needId)
    .execute()
  await record(tx, actor, 'exchange.leftPool', 'exchange_pool', poolId)
}

/** What a step of many refused undoes them all. */
class Refused extends Error {
  readonly refusal: string
  constructor(refusal: string) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * One offer answers all needs of a pool: one agreement, in which whoever asks has a part. It takes one place of the offer.
 * Refused before as many have joined as were asked for; what one of the needs says against it undoes all.
 */
export async function answerPool(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  poolId: string,
  offerId: string,
  today: string,
): Promise<Outcome<{ agreementId: string }, string>> {
  const pool = await poolById(tx, poolId)
  const kind = pool && kindCalled(pool.kind)
  if (!pool || !kind) throw new NotHere()
  if (pool.closedOn) return refused('exchange.pools.closed')
  const needs = await needsIn(tx, poolId)
  if (needs.length < pool.wanted) return refused('exchange.pools.few')
  const [first, ...others] = needs
  if (!first) return refused('exchange.pools.few')
  try {
    return await attempt(tx, async () => {
      for (const need of others) ok(await fitsOffer(tx, actor, need.id, offerId, id, poolId, today))
      const matchId = ok(await fitsOffer(tx, actor, first.id, offerId, id, poolId, today)).matchId
      ok(await decide(tx, actor, matchId, { state: 'agreed', why: pool.title }, today))
      const agreed = await agree(
        tx,
        actor,
        {
          id,
          kind: pool.kind,
          matchId,
          title: pool.title,
          startsOn: today,
          terms: {},
          words: {},
          parties: await partiesFor(tx, others),
        },
        today,
      )
      const value = ok(agreed)
      await tx.updateTable('exchange_pool').set({ closed_on: today }).where('id', '=', poolId).execute()
      await record(tx, actor, 'exchange.answeredPool', 'exchange_pool', poolId)
      return done(value)
    })
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }
}

function ok<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (outcome.ok) return outcome.value
  throw new Refused(outcome.refusal)
}

const fitsOffer = (
  tx: ActorTx,
  actor: SignedInActor,
  needId: string,
  offerId: string,
  once: string,
  poolId: string,
  today: string,
) => propose(tx, actor, { id: idWithin(once, `match ${needId}`), needId, offerId, poolId }, today)

async function partiesFor(tx: ActorTx, needs: readonly { id: string }[]) {
  const rows = await tx
    .selectFrom('exchange_notice_of')
    .where(
      'notice_id',
      'in',
      needs.map(({ id }) => id),
    )
    .select(['notice_id', 'person_id', 'organisation_id'])
    .execute()
  return rows.map((row) => ({
    needId: row.notice_id,
    personId: row.person_id ?? undefined,
    organisationId: row.person_id ? undefined : (row.organisation_id ?? undefined),
    part: 'with_others',
  }))
}
