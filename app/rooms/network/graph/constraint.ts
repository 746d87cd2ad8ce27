import { type Graph, strengths } from './graph.ts'

/**
 * Each edge once, from the end of fewer neighbours to the one of more; nodes renumbered in that order. Every triangle is
 * then seen from its lowest node alone, and no row is longer than the square root of twice the edges.
 */
type Oriented = {
  n: number
  offsets: Uint32Array
  targets: Uint32Array
  weights: Float64Array | null
  /** 1 over the strength of each renumbered node; 0 without edges. */
  share: Float64Array
  /** The node each new number stands for. */
  nodeOf: Uint32Array
}

/**
 * Burt's constraint of each node (Burt 1992, Structural Holes): how far its neighbours are tied to each other, so that it
 * joins nobody who is not joined already. Σ_j (p_ij + Σ_q p_iq·p_qj)², where p_ij is the share of i's strength that goes
 * to j. Low where the node bridges; 1 for one neighbour alone; NaN for none.
 *
 * With T_ij = Σ_q w_iq·w_qj / s_q, which is the same for ij and ji, it is Σ_j ((w_ij + T_ij) / s_i)²: one sum an edge, to
 * which each triangle adds three times.
 */
export function constraint(graph: Graph): Float64Array {
  const oriented = orient(graph)
  const through = new Float64Array(oriented.targets.length)
  if (oriented.weights) addWeightedTriangles(oriented, oriented.weights, through)
  else addTriangles(oriented, through)
  return summed(oriented, through)
}

/** Node numbers in rising order of degree (counting sort). */
function byDegree({ n, offsets }: Graph): Uint32Array {
  let most = 0
  for (let node = 0; node < n; node++) most = Math.max(most, offsets[node + 1]! - offsets[node]!)
  const next = new Uint32Array(most + 2)
  for (let node = 0; node < n; node++) next[offsets[node + 1]! - offsets[node]! + 1]!++
  for (let degree = 0; degree <= most; degree++) next[degree + 1]! += next[degree]!
  const order = new Uint32Array(n)
  for (let node = 0; node < n; node++) order[next[offsets[node + 1]! - offsets[node]!]!++] = node
  return order
}

function orient(graph: Graph): Oriented {
  const { n, offsets, targets, weights } = graph
  const nodeOf = byDegree(graph)
  const rank = new Uint32Array(n)
  for (let at = 0; at < n; at++) rank[nodeOf[at]!] = at
  const edges = targets.length >>> 1
  const starts = new Uint32Array(n + 1)
  const ends = new Uint32Array(edges)
  const kept = weights ? new Float64Array(edges) : null
  const strength = strengths(graph)
  const share = new Float64Array(n)
  let at = 0
  for (let low = 0; low < n; low++) {
    const node = nodeOf[low]!
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const high = rank[targets[arc]!]!
      if (high <= low) continue
      ends[at] = high
      if (kept && weights) kept[at] = weights[arc]!
      at++
    }
    share[low] = strength[node]! > 0 ? 1 / strength[node]! : 0
    starts[low + 1] = at
  }
  return { n, offsets: starts, targets: ends, weights: kept, share, nodeOf }
}

/** While a node is looked at, `mark` holds for each of its higher neighbours the edge that leads there. */
function addTriangles({ n, offsets, targets, share }: Oriented, through: Float64Array) {
  const mark = new Int32Array(n).fill(-1)
  for (let low = 0; low < n; low++) {
    const begin = offsets[low]!
    const end = offsets[low + 1]!
    if (end - begin < 2) continue
    const lowShare = share[low]!
    for (let edge = begin; edge < end; edge++) mark[targets[edge]!] = edge
    for (let edge = begin; edge < end; edge++) {
      const middle = targets[edge]!
      const middleShare = share[middle]!
      let sum = 0
      for (let far = offsets[middle]!, last = offsets[middle + 1]!; far < last; far++) {
        const high = targets[far]!
        const closing = mark[high]!
        if (closing < 0) continue
        sum += share[high]!
        through[closing]! += middleShare
        through[far]! += lowShare
      }
      through[edge]! += sum
    }
    for (let edge = begin; edge < end; edge++) mark[targets[edge]!] = -1
  }
}

/** The same where edges have weights; apart, because the other runs twice as fast without. */
function addWeightedTriangles(
  { n, offsets, targets, share }: Oriented,
  weights: Float64Array,
  through: Float64Array,
) {
  const mark = new Int32Array(n).fill(-1)
  for (let low = 0; low < n; low++) {
    const begin = offsets[low]!
    const end = offsets[low + 1]!
    if (end - begin < 2) continue
    const lowShare = share[low]!
    for (let edge = begin; edge < end; edge++) mark[targets[edge]!] = edge
    for (let edge = begin; edge < end; edge++) {
      const middle = targets[edge]!
      const middleShare = share[middle]!
      const weight = weights[edge]!
      let sum = 0
      for (let far = offsets[middle]!, last = offsets[middle + 1]!; far < last; far++) {
        const high = targets[far]!
        const closing = mark[high]!
        if (closing < 0) continue
        sum += weights[far]! * weights[closing]! * share[high]!
        through[closing]! += weight * weights[far]! * middleShare
        through[far]! += weight * weights[closing]! * lowShare
      }
      through[edge]! += sum
    }
    for (let edge = begin; edge < end; edge++) mark[targets[edge]!] = -1
  }
}

function summed({ n, offsets, targets, weights, share, nodeOf }: Oriented, through: Float64Array) {
  const squares = new Float64Array(n)
  for (let low = 0; low < n; low++) {
    let own = 0
    for (let edge = offsets[low]!, end = offsets[low + 1]!; edge < end; edge++) {
      const both = through[edge]! + (weights ? weights[edge]! : 1)
      own += both * both
      squares[targets[edge]!]! += both * both
    }
    squares[low]! += own
  }
  const constraints = new Float64Array(n)
  for (let at = 0; at < n; at++)
    constraints[nodeOf[at]!] = share[at]! > 0 ? squares[at]! * share[at]! * share[at]! : Number.NaN
  return constraints
}
