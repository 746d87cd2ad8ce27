import type { Graph } from './graph.ts'
import { inSearchOrder } from './order.ts'
import { randomFrom, sample } from './random.ts'

/**
 * Betweenness of each node: over how many pairs of others it lies on the shortest way, a share where there are several
 * (Freeman 1977, by Brandes' sums 2001). Ways are counted in steps; weights do not matter. From as many `pivots` as asked,
 * drawn by `seed` among the nodes with edges and scaled up to all (Brandes and Pich 2007); exact with all of them.
 */
export function betweenness(whole: Graph, { pivots, seed = 1 }: { pivots?: number; seed?: number } = {}) {
  const { graph, nodeOf } = inSearchOrder(whole)
  const all = Uint32Array.from({ length: graph.n }, (_, node) => node)
  const chosen = sample(all, pivots ?? graph.n, randomFrom(seed))
  const sums = dependencies(graph, chosen)
  // Each pair was counted from either end.
  const scale = chosen.length ? graph.n / chosen.length / 2 : 0
  const between = new Float64Array(whole.n)
  for (let node = 0; node < graph.n; node++) between[nodeOf[node]!] = sums[node]! * scale
  return between
}

/** What every node does for the ways from these sources, summed up. */
function dependencies({ n, offsets, targets }: Graph, sources: Uint32Array): Float64Array {
  const sums = new Float64Array(n)
  const distance = new Int32Array(n).fill(-1)
  const ways = new Float64Array(n)
  /** (1 + dependency) / ways, so that going back needs no list of predecessors. */
  const pull = new Float64Array(n)
  const order = new Uint32Array(n)
  for (const source of sources) {
    const reached = search(offsets, targets, source, distance, ways, order)
    for (let at = reached - 1; at > 0; at--) {
      const node = order[at]!
      const next = distance[node]! + 1
      let sum = 0
      for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
        const other = targets[arc]!
        if (distance[other] === next) sum += pull[other]!
      }
      const dependency = sum * ways[node]!
      sums[node]! += dependency
      pull[node] = (1 + dependency) / ways[node]!
    }
    for (let at = 0; at < reached; at++) distance[order[at]!] = -1
  }
  return sums
}

/** Breadth first: fills `order` with who is reached, `distance` in steps and the number of shortest `ways`. */
function search(
  offsets: Uint32Array,
  targets: Uint32Array,
  source: number,
  distance: Int32Array,
  ways: Float64Array,
  order: Uint32Array,
): number {
  let reached = 1
  order[0] = source
  distance[source] = 0
  ways[source] = 1
  for (let at = 0; at < reached; at++) {
    const node = order[at]!
    const next = distance[node]! + 1
    const waysHere = ways[node]!
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const other = targets[arc]!
      const there = distance[other]!
      if (there < 0) {
        distance[other] = next
        ways[other] = waysHere
        order[reached++] = other
      } else if (there === next) ways[other]! += waysHere
    }
  }
  return reached
}
