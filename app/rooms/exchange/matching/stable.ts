import { type Instance, OUT } from './instance.ts'

/**
 * Both sides rank. `Instance.fit` is how the offer ranks the need (more is better; of equals the smaller number, which
 * the caller draws or orders by its published rule); `wishes` is each need's own list of offers, dearest first.
 */
export type TwoSided = { instance: Instance; wishes: readonly (readonly number[])[] }

/**
 * Deferred acceptance (Gale and Shapley 1962) with seats: needs ask in the order of their wishes, offers hold the best
 * they were asked by. Stable, and of all stable placements the best for every need. A wish that is no arc is passed over.
 */
export function deferredAcceptance({ instance, wishes }: TwoSided): Int32Array {
  const { needs } = instance
  const lists = wishedArcs({ instance, wishes })
  const held = new HeldNeeds(instance)
  const offerOf = new Int32Array(needs).fill(OUT)
  const next = lists.from.slice(0, needs)
  for (let first = 0; first < needs; first++) {
    let need = first
    while (need >= 0 && next[need]! < lists.from[need + 1]!) {
      const arc = lists.arc[next[need]!++]!
      const offer = instance.offer[arc]!
      const refused = held.ask(offer, need, instance.fit[arc]!)
      if (refused === need) continue
      offerOf[need] = offer
      if (refused >= 0) offerOf[refused] = OUT
      need = refused
    }
  }
  return offerOf
}

/** Pairs who would rather have each other than what they got: none where a placement is stable. */
export function blockingPairs({ instance, wishes }: TwoSided, offerOf: Int32Array) {
  const held = new HeldNeeds(instance)
  for (let need = 0; need < instance.needs; need++) {
    const offer = offerOf[need]!
    if (offer !== OUT) held.ask(offer, need, rankAt(instance, need, offer))
  }
  const lists = wishedArcs({ instance, wishes })
  const pairs: { need: number; offer: number }[] = []
  for (let need = 0; need < instance.needs; need++)
    for (let at = lists.from[need]!, end = lists.from[need + 1]!; at < end; at++) {
      const arc = lists.arc[at]!
      const offer = instance.offer[arc]!
      if (offer === offerOf[need]) break
      if (held.wouldTake(offer, need, instance.fit[arc]!)) pairs.push({ need, offer })
    }
  return pairs
}

function rankAt({ from, offer, fit }: Instance, need: number, wanted: number): number {
  for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++)
    if (offer[arc] === wanted) return fit[arc]!
  throw new RangeError(`need ${need} cannot go to offer ${wanted}`)
}

/** Each need's wishes as arcs, in their order; one that names an offer twice counts once. */
function wishedArcs({ instance, wishes }: TwoSided) {
  const { needs, offers, from, offer } = instance
  const lists = { from: new Int32Array(needs + 1), arc: new Int32Array(offer.length) }
  const arcOf = new Int32Array(offers).fill(-1)
  let at = 0
  for (let need = 0; need < needs; need++) {
    const [begin, end] = [from[need]!, from[need + 1]!]
    for (let arc = begin; arc < end; arc++) arcOf[offer[arc]!] = arc
    for (const wish of wishes[need] ?? []) {
      const arc = arcOf[wish] ?? -1
      if (arc < 0) continue
      lists.arc[at++] = arc
      arcOf[wish] = -1
    }
    for (let arc = begin; arc < end; arc++) arcOf[offer[arc]!] = -1
    lists.from[need + 1] = at
  }
  return lists
}

/** Whom each offer holds, the one it would let go first on top. */
class HeldNeeds {
  readonly #seats: Int32Array
  readonly #from: Int32Array
  readonly #size: Int32Array
  readonly #need: Int32Array
  readonly #rank: Int32Array

  constructor({ offers, seats }: Instance) {
    this.#seats = seats
    this.#from = new Int32Array(offers + 1)
    for (let one = 0; one < offers; one++) this.#from[one + 1] = this.#from[one]! + seats[one]!
    this.#size = new Int32Array(offers)
    this.#need = new Int32Array(this.#from[offers]!)
    this.#rank = new Int32Array(this.#from[offers]!)
  }

  wouldTake(offer: number, need: number, rank: number): boolean {
    const seats = this.#seats[offer]!
    if (seats === 0 || this.#size[offer]! < seats) return seats > 0
    const top = this.#from[offer]!
    return isWorse(this.#rank[top]!, this.#need[top]!, rank, need)
  }

  /** Who has no seat after this: the one who asked, the one who had to go, or −1. */
  ask(offer: number, need: number, rank: number): number {
    if (!this.wouldTake(offer, need, rank)) return need
    const begin = this.#from[offer]!
    if (this.#size[offer]! < this.#seats[offer]!) {
      this.#rise(begin, this.#size[offer]!++, need, rank)
      return -1
    }
    const gone = this.#need[begin]!
    this.#sink(begin, this.#size[offer]!, need, rank)
    return gone
  }

  #rise(begin: number, at: number, need: number, rank: number) {
    while (at > 0) {
      const above = begin + ((at - 1) >> 1)
      if (!isWorse(rank, need, this.#rank[above]!, this.#need[above]!)) break
      this.#put(begin + at, this.#need[above]!, this.#rank[above]!)
      at = above - begin
    }
    this.#put(begin + at, need, rank)
  }

  #sink(begin: number, size: number, need: number, rank: number) {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= size) break
      const other = begin + below + 1
      if (
        below + 1 < size &&
        isWorse(this.#rank[other]!, this.#need[other]!, this.#rank[other - 1]!, this.#need[other - 1]!)
      )
        below++
      const [worst, its] = [this.#need[begin + below]!, this.#rank[begin + below]!]
      if (!isWorse(its, worst, rank, need)) break
      this.#put(begin + at, worst, its)
      at = below
    }
    this.#put(begin + at, need, rank)
  }

  #put(at: number, need: number, rank: number) {
    this.#need[at] = need
    this.#rank[at] = rank
  }
}

const isWorse = (rank: number, need: number, thanRank: number, thanNeed: number) =>
  rank < thanRank || (rank === thanRank && need > thanNeed)
