/** Offers reached so far by how far they are, the nearest first: a heap of four branches whose distances may only fall. */
export class Nearest {
  /** Infinity where an offer was not reached. */
  readonly distance: Float64Array
  readonly #heap: Int32Array
  readonly #place: Int32Array
  readonly #touched: Int32Array
  #size = 0
  #touchedSize = 0

  constructor(offers: number) {
    this.distance = new Float64Array(offers).fill(Infinity)
    this.#heap = new Int32Array(offers)
    this.#place = new Int32Array(offers).fill(-1)
    this.#touched = new Int32Array(offers)
  }

  get isEmpty() {
    return this.#size === 0
  }

  /** The nearest, which stays. */
  get nearest() {
    return this.#heap[0]!
  }

  /** Writes a distance down without putting the offer in line. */
  note(offer: number, distance: number) {
    if (this.distance[offer] === Infinity) this.#touched[this.#touchedSize++] = offer
    this.distance[offer] = distance
  }

  /** The offer is at this distance, which is nearer than it was. */
  reach(offer: number, distance: number) {
    this.note(offer, distance)
    let at = this.#place[offer]!
    if (at < 0) at = this.#size++
    while (at > 0) {
      const above = (at - 1) >> 2
      const other = this.#heap[above]!
      if (this.distance[other]! <= distance) break
      this.#put(other, at)
      at = above
    }
    this.#put(offer, at)
  }

  /** Takes the nearest out. */
  take(): number {
    const taken = this.#heap[0]!
    this.#place[taken] = -1
    const last = this.#heap[--this.#size]!
    if (this.#size > 0) this.#sink(last)
    return taken
  }

  #sink(offer: number) {
    const distance = this.distance[offer]!
    let at = 0
    for (;;) {
      const first = 4 * at + 1
      if (first >= this.#size) break
      let least = first
      const end = Math.min(first + 4, this.#size)
      for (let below = first + 1; below < end; below++)
        if (this.distance[this.#heap[below]!]! < this.distance[this.#heap[least]!]!) least = below
      if (this.distance[this.#heap[least]!]! >= distance) break
      this.#put(this.#heap[least]!, at)
      at = least
    }
    this.#put(offer, at)
  }

  #put(offer: number, at: number) {
    this.#heap[at] = offer
    this.#place[offer] = at
  }

  /** Forgets every distance, at the cost of those that were written. */
  clear() {
    for (let at = 0; at < this.#touchedSize; at++) {
      const offer = this.#touched[at]!
      this.distance[offer] = Infinity
      this.#place[offer] = -1
    }
    this.#touchedSize = 0
    this.#size = 0
  }
}
