import { type Instance, OUT } from './instance.ts'
import { Nearest } from './nearest.ts'
import type { Market } from './prices.ts'

/**
 * A free seat costs nothing: where an offer has one and still asks a price, the price falls until somebody comes, from
 * outside or from another offer whose own seat can stay free. Searched backwards along the chain of moves.
 */
export function refillSeats(instance: Instance, market: Market) {
  const refill = new BackwardSearch(instance, market)
  for (let offer = 0; offer < instance.offers; offer++)
    while (market.seats.isFree(offer) && market.price[offer]! > 0) refill.fill(offer)
}

class BackwardSearch {
  readonly #market: Market
  readonly #near: Nearest
  /** The needs that an offer could answer, by offer. */
  readonly #from: Int32Array
  readonly #need: Int32Array
  readonly #fit: Int32Array
  /** Who would move from an offer, and where to. */
  readonly #mover: Int32Array
  readonly #goal: Int32Array
  readonly #passed: Int32Array
  #passedSize = 0
  #end = Infinity
  #cheapOffer = -1
  #comingIn = -1
  #comingTo = -1

  constructor(instance: Instance, market: Market) {
    const { offers } = instance
    this.#market = market
    this.#near = new Nearest(offers)
    this.#mover = new Int32Array(offers)
    this.#goal = new Int32Array(offers)
    this.#passed = new Int32Array(offers)
    const turned = byOffer(instance)
    this.#from = turned.from
    this.#need = turned.need
    this.#fit = turned.fit
  }

  fill(seat: number) {
    const near = this.#near
    this.#passedSize = 0
    this.#end = Infinity
    this.#cheapOffer = this.#comingIn = this.#comingTo = -1
    near.reach(seat, 0)
    while (!near.isEmpty && near.distance[near.nearest]! < this.#end) {
      const offer = near.take()
      this.#passed[this.#passedSize++] = offer
      this.#look(offer, near.distance[offer]!)
    }
    this.#reprice()
    this.#move(seat)
    near.clear()
  }

  #look(offer: number, distance: number) {
    const { seats, gain, price } = this.#market
    // The price could fall to nothing and the seat stay free.
    if (distance + price[offer]! < this.#end) {
      this.#end = distance + price[offer]!
      this.#cheapOffer = offer
      this.#comingIn = -1
    }
    for (let arc = this.#from[offer]!, last = this.#from[offer + 1]!; arc < last; arc++) {
      const need = this.#need[arc]!
      const sits = seats.offerOf[need]!
      if (sits === offer) continue
      const reached = distance + gain[need]! + price[offer]! - this.#fit[arc]!
      if (reached >= this.#end) continue
      if (sits === OUT) {
        this.#end = reached
        this.#comingIn = need
        this.#comingTo = offer
        this.#cheapOffer = -1
      } else if (reached < this.#near.distance[sits]!) {
        this.#mover[sits] = need
        this.#goal[sits] = offer
        this.#near.reach(sits, reached)
      }
    }
  }

  #reprice() {
    const { seats, gain, price } = this.#market
    for (let at = 0; at < this.#passedSize; at++) {
      const offer = this.#passed[at]!
      const nearer = this.#end - this.#near.distance[offer]!
      if (nearer <= 0) continue
      price[offer]! -= nearer
      for (let member = seats.first(offer); member >= 0; member = seats.next(member)) gain[member]! += nearer
    }
  }

  #move(seat: number) {
    const { seats } = this.#market
    let offer = this.#cheapOffer
    if (this.#comingIn >= 0) {
      seats.sit(this.#comingIn, this.#comingTo)
      offer = this.#comingTo
    }
    while (offer !== seat) {
      const need = this.#mover[offer]!
      const goal = this.#goal[offer]!
      seats.leave(need)
      seats.sit(need, goal)
      offer = goal
    }
  }
}

function byOffer({ needs, offers, from, offer, fit }: Instance) {
  const starts = new Int32Array(offers + 1)
  for (const one of offer) starts[one + 1]!++
  for (let one = 0; one < offers; one++) starts[one + 1]! += starts[one]!
  const next = starts.slice(0, offers)
  const need = new Int32Array(offer.length)
  const fits = new Int32Array(offer.length)
  for (let one = 0; one < needs; one++)
    for (let arc = from[one]!, end = from[one + 1]!; arc < end; arc++) {
      const at = next[offer[arc]!]!++
      need[at] = one
      fits[at] = fit[arc]!
    }
  return { from: starts, need, fit: fits }
}
