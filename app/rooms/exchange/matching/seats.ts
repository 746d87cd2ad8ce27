import { type Instance, OUT } from './instance.ts'

/** Who sits where: for each offer the needs it answers, as a list in both directions. */
export class Seats {
  readonly #capacity: Int32Array
  readonly taken: Int32Array
  readonly offerOf: Int32Array
  readonly #first: Int32Array
  readonly #next: Int32Array
  readonly #before: Int32Array

  constructor({ needs, offers, seats }: Instance) {
    this.#capacity = seats
    this.taken = new Int32Array(offers)
    this.offerOf = new Int32Array(needs).fill(OUT)
    this.#first = new Int32Array(offers).fill(-1)
    this.#next = new Int32Array(needs).fill(-1)
    this.#before = new Int32Array(needs).fill(-1)
  }

  isFree(offer: number) {
    return this.taken[offer]! < this.#capacity[offer]!
  }

  /** The first need at an offer, and the one after another; −1 when there is none. */
  first(offer: number) {
    return this.#first[offer]!
  }
  next(need: number) {
    return this.#next[need]!
  }

  sit(need: number, offer: number) {
    const first = this.#first[offer]!
    this.offerOf[need] = offer
    this.#before[need] = -1
    this.#next[need] = first
    if (first >= 0) this.#before[first] = need
    this.#first[offer] = need
    this.taken[offer]!++
  }

  /** The need leaves its place, if it has one; gives which it was. */
  leave(need: number): number {
    const offer = this.offerOf[need]!
    if (offer === OUT) return OUT
    const [before, next] = [this.#before[need]!, this.#next[need]!]
    if (before >= 0) this.#next[before] = next
    else this.#first[offer] = next
    if (next >= 0) this.#before[next] = before
    this.offerOf[need] = OUT
    this.taken[offer]!--
    return offer
  }
}
