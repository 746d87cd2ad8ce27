import type { EdgeList, Graph } from './graph.ts'

type Rows = { offsets: Uint32Array; targets: Uint32Array; weights: Float64Array | null }

/**
 * The graph of a list of edges, given in any order and either direction. An edge given more than once is one edge; its
 * weights add up. Throws a RangeError that names the first edge which joins a node to itself or to one that is not there,
 * or whose weight is not a positive number.
 */
export function buildGraph(edges: EdgeList): Graph {
  const { n, from, to } = edges
  const count = edges.count ?? from.length
  const weights = edges.weights ?? null
  refuseBroken(n, from, to, count, weights)
  let rows = scatter(n, from, to, count, weights)
  if (!areSorted(n, rows)) rows = sorted(n, rows)
  if (hasRepeats(n, rows)) rows = merged(n, rows)
  return { n, ...rows }
}

function refuseBroken(
  n: number,
  from: Uint32Array,
  to: Uint32Array,
  count: number,
  weights: Float64Array | null,
) {
  if (count > from.length || count > to.length || (weights && count > weights.length))
    throw new RangeError(`${count} edges are more than the list holds`)
  for (let edge = 0; edge < count; edge++) {
    const one = from[edge]!
    const other = to[edge]!
    if (one === other) throw new RangeError(`edge ${edge} joins node ${one} to itself`)
    if (one >= n || other >= n)
      throw new RangeError(`edge ${edge} names node ${Math.max(one, other)} of ${n}`)
  }
  if (!weights) return
  for (let edge = 0; edge < count; edge++) {
    const weight = weights[edge]!
    if (!(weight > 0 && weight < Infinity)) throw new RangeError(`edge ${edge} weighs ${weight}`)
  }
}

/** Counting sort by row: count, sum up, then put each arc where its row has reached. */
function scatter(
  n: number,
  from: Uint32Array,
  to: Uint32Array,
  count: number,
  weights: Float64Array | null,
): Rows {
  const offsets = new Uint32Array(n + 1)
  for (let edge = 0; edge < count; edge++) {
    offsets[from[edge]!]!++
    offsets[to[edge]!]!++
  }
  let sum = 0
  for (let row = 0; row <= n; row++) {
    const size = offsets[row]!
    offsets[row] = sum
    sum += size
  }
  const targets = new Uint32Array(sum)
  const arcWeights = weights ? new Float64Array(sum) : null
  for (let edge = 0; edge < count; edge++) {
    const one = from[edge]!
    const other = to[edge]!
    const there = offsets[one]!++
    const back = offsets[other]!++
    targets[there] = other
    targets[back] = one
    if (arcWeights && weights) {
      arcWeights[there] = weights[edge]!
      arcWeights[back] = weights[edge]!
    }
  }
  // Each start has moved on to the start of the next row: moved back by one, all is as it was.
  offsets.copyWithin(1, 0, n)
  offsets[0] = 0
  return { offsets, targets, weights: arcWeights }
}

function areSorted(n: number, { offsets, targets }: Rows): boolean {
  for (let row = 0; row < n; row++) {
    for (let arc = offsets[row]! + 1, end = offsets[row + 1]!; arc < end; arc++)
      if (targets[arc - 1]! > targets[arc]!) return false
  }
  return true
}

/** The transpose of a symmetric matrix is the same matrix, and comes out with its rows sorted. */
function sorted(n: number, { offsets, targets, weights }: Rows): Rows {
  const next = offsets.slice(0, n)
  const inOrder = new Uint32Array(targets.length)
  const weightsInOrder = weights ? new Float64Array(targets.length) : null
  for (let row = 0; row < n; row++) {
    for (let arc = offsets[row]!, end = offsets[row + 1]!; arc < end; arc++) {
      const at = next[targets[arc]!]!++
      inOrder[at] = row
      if (weightsInOrder && weights) weightsInOrder[at] = weights[arc]!
    }
  }
  return { offsets, targets: inOrder, weights: weightsInOrder }
}

function hasRepeats(n: number, { offsets, targets }: Rows): boolean {
  for (let row = 0; row < n; row++) {
    for (let arc = offsets[row]! + 1, end = offsets[row + 1]!; arc < end; arc++)
      if (targets[arc - 1] === targets[arc]) return true
  }
  return false
}

/** Sorted rows with each neighbour once, made in place. */
function merged(n: number, { offsets, targets, weights }: Rows): Rows {
  let kept = 0
  for (let row = 0; row < n; row++) {
    const begin = offsets[row]!
    const end = offsets[row + 1]!
    const rowStart = kept
    offsets[row] = kept
    for (let arc = begin; arc < end; arc++) {
      const target = targets[arc]!
      if (kept > rowStart && targets[kept - 1] === target) {
        if (weights) weights[kept - 1]! += weights[arc]!
        continue
      }
      targets[kept] = target
      if (weights) weights[kept] = weights[arc]!
      kept++
    }
  }
  offsets[n] = kept
  return { offsets, targets: targets.slice(0, kept), weights: weights?.slice(0, kept) ?? null }
}
