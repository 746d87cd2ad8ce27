import { type Instance, OUT } from './instance.ts'

/** What an auction leaves behind: who holds which seat, and prices in units of fit, rounded down. */
export type Sold = { offerOf: Int32Array; price: Float64Array }

// Fits are multiplied by this, so that bids can rise by less than one unit of fit.
const SCALE = 32
// The first bids rise by a fifth of the widest difference of fits, each later round's by a fifth of those before.
const FIRST_STEP = 0.2
const STEP_SHRINKS = 5
// Small enough to end close to the best, large enough not to creep there.
const SEATS_STEP = 1 / 256
/** Where someone cannot be placed bids would rise for ever: after so many a need the search takes over. */
const MOST_BIDS = 2000

/**
 * Every need wants a seat of its own, every offer has one: needs bid against each other for the offer that leaves them
 * most, in rounds of ever smaller steps (Bertsekas' auction, the last outbid bidding first). Nearly always exact already.
 */
export function auctionInRounds({ needs, offers, from, offer, fit }: Instance): Sold {
  const { least, most } = rangeOf(fit)
  const cost = Float64Array.from(fit, (one) => (most - one) * SCALE)
  const widest = Math.max(1, (most - least) * SCALE)
  const price = new Float64Array(offers)
  const offerOf = new Int32Array(needs).fill(OUT)
  const needOf = new Int32Array(offers).fill(-1)
  let bids = 0
  for (let step = Math.max(1, Math.floor(widest * FIRST_STEP)); ; step = Math.floor(step / STEP_SHRINKS)) {
    const rise = Math.max(1, step)
    offerOf.fill(OUT)
    needOf.fill(-1)
    for (let first = 0; first < needs; first++) {
      let need = first
      while (need >= 0 && bids < needs * MOST_BIDS) {
        bids++
        let best = Infinity
        let second = Infinity
        let chosen = -1
        for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++) {
          const other = offer[arc]!
          const asked = cost[arc]! + price[other]!
          if (asked >= second) continue
          if (asked < best) {
            second = best
            best = asked
            chosen = other
          } else second = asked
        }
        if (chosen < 0) break
        // With nowhere else to go it outbids whoever comes.
        price[chosen]! += (second === Infinity ? 2 * widest : second - best) + rise
        const outbid = needOf[chosen]!
        needOf[chosen] = need
        offerOf[need] = chosen
        if (outbid >= 0) offerOf[outbid] = OUT
        need = outbid
      }
    }
    if (rise === 1) break
  }
  return { offerOf, price: price.map((one) => Math.floor(one / SCALE)) }
}

/**
 * Offers with several seats, and staying out worth `outside`: from prices of nothing each need bids once for the offer
 * that leaves it most; a full offer asks the lowest bid it holds, and whoever is outbid bids again.
 */
export function auctionOfSeats(instance: Instance, outside: number): Sold {
  const { needs, from, offer, fit, seats } = instance
  const { least, most } = rangeOf(fit)
  const step = Math.max(1, Math.floor((most - least) * SCALE * SEATS_STEP))
  const held = new HeldBids(instance)
  // Without a seat no price is high enough.
  const price = Float64Array.from(seats, (one) => (one > 0 ? 0 : Infinity))
  const offerOf = new Int32Array(needs).fill(OUT)
  for (let first = 0; first < needs; first++) {
    let need = first
    while (need >= 0) {
      let best = outside * SCALE
      let second = -Infinity
      let chosen = OUT
      for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++) {
        const other = offer[arc]!
        const left = fit[arc]! * SCALE - price[other]!
        if (left <= second) continue
        if (left > best) {
          second = best
          best = left
          chosen = other
        } else second = left
      }
      if (chosen === OUT) break
      offerOf[need] = chosen
      const outbid = held.bid(chosen, need, price[chosen]! + best - second + step)
      price[chosen] = held.asks(chosen)
      if (outbid >= 0) offerOf[outbid] = OUT
      need = outbid
    }
  }
  return { offerOf, price: price.map((one) => (one < Infinity ? Math.floor(one / SCALE) : 0)) }
}

/** The bids each offer holds, the lowest on top: a heap of two branches an offer, in one array. */
class HeldBids {
  readonly #seats: Int32Array
  readonly #from: Int32Array
  readonly #size: Int32Array
  readonly #bid: Float64Array
  readonly #need: Int32Array

  constructor({ offers, seats }: Instance) {
    this.#seats = seats
    this.#from = new Int32Array(offers + 1)
    for (let one = 0; one < offers; one++) this.#from[one + 1] = this.#from[one]! + seats[one]!
    this.#size = new Int32Array(offers)
    this.#bid = new Float64Array(this.#from[offers]!)
    this.#need = new Int32Array(this.#from[offers]!)
  }

  /** What the next one has to outbid: nothing while a seat is free. */
  asks(offer: number) {
    return this.#size[offer]! < this.#seats[offer]! ? 0 : this.#bid[this.#from[offer]!]!
  }

  /** Holds the bid; gives who lost the seat, −1 when one was free. */
  bid(offer: number, need: number, bid: number): number {
    const begin = this.#from[offer]!
    if (this.#size[offer]! < this.#seats[offer]!) {
      this.#rise(begin, this.#size[offer]!++, need, bid)
      return -1
    }
    const outbid = this.#need[begin]!
    this.#sink(begin, this.#size[offer]!, need, bid)
    return outbid
  }

  #rise(begin: number, at: number, need: number, bid: number) {
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.#bid[begin + above]! <= bid) break
      this.#copy(begin + above, begin + at)
      at = above
    }
    this.#bid[begin + at] = bid
    this.#need[begin + at] = need
  }

  #sink(begin: number, size: number, need: number, bid: number) {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= size) break
      if (below + 1 < size && this.#bid[begin + below + 1]! < this.#bid[begin + below]!) below++
      if (this.#bid[begin + below]! >= bid) break
      this.#copy(begin + below, begin + at)
      at = below
    }
    this.#bid[begin + at] = bid
    this.#need[begin + at] = need
  }

  #copy(from: number, to: number) {
    this.#bid[to] = this.#bid[from]!
    this.#need[to] = this.#need[from]!
  }
}

export function rangeOf(fits: Int32Array) {
  let least = Infinity
  let most = -Infinity
  for (const fit of fits) {
    if (fit < least) least = fit
    if (fit > most) most = fit
  }
  return fits.length ? { least, most } : { least: 0, most: 0 }
}
