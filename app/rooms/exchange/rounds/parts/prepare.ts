import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { diceFrom } from '../../../../ground/random/dice.ts'
import { Thread } from '../../../../ground/threads/thread.ts'
import { measureFit } from '../../kinds/rules.ts'
import { pairOf, type Ready } from '../../matches/reads.ts'
import type { Round, RoundInput } from '../reads.ts'
import { fitOfRound, rankOfHost, wholeList } from '../rules.ts'
import type { Placed, Placing } from '../worker.ts'

const placer = new Thread<Placing, Placed>(new URL('../worker.ts', import.meta.url), { timeoutMs: 60_000 })
/** Ends the thread, for whoever is leaving. */
export const putPlacerAway = () => placer.stop()

/** A request is answered between so many pairs that are judged. */
const PAIRS_A_TURN = 5_000

export type Prepared = Omit<Placing, 'explained'> & {
  /** Ids in the order of their numbers: needs as drawn, offers by id. */
  needIds: string[]
  offerIds: string[]
  /** The same for the same input, whoever runs it and whenever. */
  mark: string
}

const byId = (a: Ready, b: Ready) => (a.id < b.id ? -1 : 1)

/**
 * A round as numbers: every pair judged by the criteria of its kind, wishes weighed, needs in the order drawn from the seed.
 * The mark is of all that decides: who, which seats, which fits, which wishes, method and seed.
 */
export async function prepare(
  { method, seed }: Pick<Round, 'method' | 'seed'>,
  { kind, weights, wishes, hosts, today, ...input }: RoundInput,
): Promise<Prepared> {
  const needs = diceFrom(seed).shuffled([...input.needs].sort(byId))
  const offers = [...input.offers].sort(byId)
  const numberOf = new Map(offers.map(({ id }, number) => [id, number]))
  const named = new Map(Map.groupBy(wishes, ({ needId }) => needId))
  const hostRank = new Map(hosts.map(({ needId, offerId, rank }) => [`${needId} ${offerId}`, rank]))
  const pairs: { need: number; offer: number; fit: number }[] = []
  const lists: number[][] = []
  let turn = 0
  for (const [number, need] of needs.entries()) {
    const wished = named.get(need.id) ?? []
    const rankOf = new Map(wished.map(({ offerId, rank }) => [offerId, rank]))
    const possible: { offer: number; fit: number }[] = []
    for (const [at, offer] of offers.entries()) {
      turn += 1
      if (turn % PAIRS_A_TURN === 0) await pause()
      const { fit, failed } = measureFit(kind.criteria, pairOf(need, offer, today), weights)
      if (failed.length > 0) continue
      possible.push({ offer: at, fit })
      const worth =
        method === 'stable'
          ? rankOfHost(fit, hostRank.get(`${need.id} ${offer.id}`))
          : fitOfRound(fit, rankOf.get(offer.id), wished.length > 0)
      pairs.push({ need: number, offer: at, fit: worth })
    }
    const inOrder = [...wished].sort((a, b) => a.rank - b.rank)
    const wanted = inOrder.flatMap(({ offerId }) => numberOf.get(offerId) ?? [])
    lists.push(method === 'stable' ? wholeList(wanted, possible) : [])
  }
  const prepared = {
    method,
    needs: needs.length,
    offers: offers.length,
    seats: offers.map(({ seats }) => seats),
    need: Int32Array.from(pairs, ({ need }) => need),
    offer: Int32Array.from(pairs, ({ offer }) => offer),
    fit: Int32Array.from(pairs, ({ fit }) => fit),
    lists,
    needIds: needs.map(({ id }) => id),
    offerIds: offers.map(({ id }) => id),
  }
  return { ...prepared, mark: markOf(prepared, seed) }
}

function markOf(
  { method, seats, need, offer, fit, lists, needIds, offerIds }: Omit<Prepared, 'mark'>,
  seed: number,
) {
  const digest = createHash('sha256')
  digest.update(JSON.stringify([method, seed, needIds, offerIds, seats, lists]))
  for (const numbers of [need, offer, fit]) digest.update(numbers)
  return digest.digest('hex')
}

export type Result = Prepared & {
  /** The offer of each need by id; absent where a need goes nowhere. */
  offerOf: Map<string, string>
  short: { offerId: string; missing: number; full: boolean }[]
}

/**
 * Places a prepared round in a thread of its own, with the proof that nothing better, or nothing steadier, exists; throws
 * where that proof fails. `explained` is a need whose other offers are asked after. Outside a transaction.
 */
export async function placeAll(prepared: Prepared, explained?: string): Promise<Result> {
  const { needIds, offerIds, mark: _, ...placing } = prepared
  const number = explained === undefined ? -1 : needIds.indexOf(explained)
  const { offerOf, proven, short } = await placer.ask({
    ...placing,
    explained: number < 0 ? undefined : number,
  })
  if (!proven) throw new Error('a round was placed without proof')
  const placed = new Map<string, string>()
  for (const [at, needId] of needIds.entries()) {
    const offerId = offerIds[offerOf[at] ?? -1]
    if (offerId !== undefined) placed.set(needId, offerId)
  }
  return {
    ...prepared,
    offerOf: placed,
    short: short.map(({ offer, ...one }) => ({ ...one, offerId: offerIds[offer] ?? '' })),
  }
}
