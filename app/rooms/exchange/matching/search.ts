import { type Instance, OUT } from './instance.ts'
import { Nearest } from './nearest.ts'
import type { Market } from './prices.ts'

/**
 * Seats one waiting need after the other by the shortest chain of moves (Dijkstra over what each move costs), after which
 * prices and gains hold again. A chain ends at a free seat, or with somebody staying out. Gives how many found neither.
 */
export function seatWaiting(instance: Instance, market: Market, waiting: Int32Array): number {
  const search = new ForwardSearch(instance, market)
  let without = 0
  for (const need of waiting) if (!search.seat(need)) without++
  return without
}

class ForwardSearch {
  readonly #instance: Instance
  readonly #market: Market
  readonly #near: Nearest
  /** Which need reached an offer. */
  readonly #by: Int32Array
  readonly #passed: Int32Array
  #passedSize = 0
  /** How far the nearest end is; the offer with a free seat, or the need that stays out. */
  #end = Infinity
  #freeOffer = -1
  #stayingOut = -1

  constructor(instance: Instance, market: Market) {
    this.#instance = instance
    this.#market = market
    this.#near = new Nearest(instance.offers)
    this.#by = new Int32Array(instance.offers)
    this.#passed = new Int32Array(instance.offers)
  }

  seat(need: number): boolean {
    const near = this.#near
    this.#passedSize = 0
    this.#end = Infinity
    this.#freeOffer = this.#stayingOut = -1
    this.#look(need, 0)
    while (!near.isEmpty && near.distance[near.nearest]! < this.#end) {
      const offer = near.take()
      this.#passed[this.#passedSize++] = offer
      this.#lookFrom(offer, near.distance[offer]!)
    }
    const found = this.#end < Infinity
    if (found) {
      this.#reprice(need)
      this.#move(need)
    }
    near.clear()
    return found
  }

  /** Everyone who sits at an offer could move on. */
  #lookFrom(offer: number, distance: number) {
    const { seats } = this.#market
    for (let need = seats.first(offer); need >= 0 && this.#end > distance; need = seats.next(need))
      this.#look(need, distance)
  }

  #look(need: number, distance: number) {
    const { from, offer, fit, seats: capacity } = this.#instance
    const { seats, gain, price, outside } = this.#market
    const known = this.#near.distance
    const base = distance + gain[need]!
    if (base - outside < this.#end) {
      this.#end = base - outside
      this.#stayingOut = need
      this.#freeOffer = -1
    }
    for (let arc = from[need]!, last = from[need + 1]!; arc < last; arc++) {
      const other = offer[arc]!
      const reached = base + price[other]! - fit[arc]!
      if (reached >= this.#end || reached >= known[other]! || capacity[other] === 0) continue
      this.#by[other] = need
      if (!seats.isFree(other)) {
        this.#near.reach(other, reached)
        continue
      }
      this.#near.note(other, reached)
      this.#end = reached
      this.#freeOffer = other
      this.#stayingOut = -1
    }
  }

  /** What was nearer than the end changes by the difference, so that the chain costs nothing. */
  #reprice(need: number) {
    const { seats, gain, price } = this.#market
    gain[need]! -= this.#end
    for (let at = 0; at < this.#passedSize; at++) {
      const offer = this.#passed[at]!
      const nearer = this.#end - this.#near.distance[offer]!
      if (nearer <= 0) continue
      price[offer]! += nearer
      for (let member = seats.first(offer); member >= 0; member = seats.next(member)) gain[member]! -= nearer
    }
  }

  /** Everyone along the chain moves one on, from its end back to the need that waited. */
  #move(waiting: number) {
    const { seats } = this.#market
    let offer = this.#freeOffer
    if (this.#stayingOut >= 0) {
      if (this.#stayingOut === waiting) return
      offer = seats.leave(this.#stayingOut)
    }
    for (;;) {
      const need = this.#by[offer]!
      const left = seats.leave(need)
      seats.sit(need, offer)
      if (left === OUT) return
      offer = left
    }
  }
}
