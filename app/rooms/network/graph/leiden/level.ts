/**
 * A graph whose nodes stand for groups of nodes of the one below. Without self loops: what is inside a node only shows in
 * its `strength`. `weights` null means that all arcs weigh 1.
 */
export type Level = {
  n: number
  offsets: Uint32Array
  targets: Uint32Array
  weights: Float64Array | null
  strength: Float64Array
}

/** What all steps work with, made once for the largest level. Between steps `sums` holds zeros only. */
export class Workspace {
  /** By group: weight towards it, of the node being looked at; and which groups those are. */
  readonly sums: Float64Array
  readonly touched: Uint32Array
  /** A ring of nodes still to look at; its length is a power of two. Also room for a list of all nodes. */
  readonly queue: Uint32Array
  readonly queued: Uint8Array
  /** By group: strength and number of its nodes. */
  readonly groupStrength: Float64Array
  readonly groupSize: Uint32Array
  readonly freeGroups: Uint32Array
  /** γ / 2m: what chance puts between two nodes is this times both their strengths. */
  readonly chance: number

  constructor(n: number, chance: number) {
    let ring = 1
    while (ring <= n) ring *= 2
    this.sums = new Float64Array(n)
    this.touched = new Uint32Array(n + 1)
    this.queue = new Uint32Array(ring)
    this.queued = new Uint8Array(n)
    this.groupStrength = new Float64Array(n)
    this.groupSize = new Uint32Array(n)
    this.freeGroups = new Uint32Array(n)
    this.chance = chance
  }
}

const UNSEEN = 0xffffffff

/** Numbers the labels of the first `n` anew from 0, as they come, in place; how many there are. `map` is scratch. */
export function renumber(labels: Uint32Array, n: number, map: Uint32Array): number {
  map.fill(UNSEEN, 0, n)
  let count = 0
  for (let node = 0; node < n; node++) {
    const label = labels[node]!
    if (map[label] === UNSEEN) map[label] = count++
    labels[node] = map[label]!
  }
  return count
}
