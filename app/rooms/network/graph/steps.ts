import type { Graph } from './graph.ts'

export type Around = {
  /** The nodes within reach, nearest first; those it began with come first of all. */
  readonly nodes: Uint32Array
  /** How many steps away each of `nodes` is. */
  readonly steps: Uint8Array
}

/** Everyone at most `most` steps (below 255) from any of `from`. */
export function around({ n, offsets, targets }: Graph, from: readonly number[], most: number): Around {
  const seen = new Uint8Array(n)
  const order = new Uint32Array(n)
  const steps = new Uint8Array(n)
  let reached = 0
  for (const node of from) {
    if (seen[node]) continue
    seen[node] = 1
    order[reached++] = node
  }
  for (let at = 0; at < reached; at++) {
    const node = order[at]!
    if (steps[at] === most) break
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const other = targets[arc]!
      if (seen[other]) continue
      seen[other] = 1
      steps[reached] = steps[at]! + 1
      order[reached++] = other
    }
  }
  return { nodes: order.slice(0, reached), steps: steps.slice(0, reached) }
}

export type Part = {
  readonly graph: Graph
  /** The node of the whole that each node of the part is. */
  readonly nodeOf: Uint32Array
}

/** The nodes named, each once, and the edges among them. */
export function induced({ n, offsets, targets, weights }: Graph, nodes: Uint32Array): Part {
  const ABSENT = 0xffffffff
  const numberOf = new Uint32Array(n).fill(ABSENT)
  for (let at = 0; at < nodes.length; at++) numberOf[nodes[at]!] = at
  const starts = new Uint32Array(nodes.length + 1)
  const ends: number[] = []
  const kept: number[] = []
  for (let at = 0; at < nodes.length; at++) {
    const row: [number, number][] = []
    for (let arc = offsets[nodes[at]!]!, end = offsets[nodes[at]! + 1]!; arc < end; arc++) {
      const other = numberOf[targets[arc]!]!
      if (other !== ABSENT) row.push([other, weights ? weights[arc]! : 1])
    }
    row.sort((a, b) => a[0] - b[0])
    for (const [other, weight] of row) {
      ends.push(other)
      kept.push(weight)
    }
    starts[at + 1] = ends.length
  }
  const graph = {
    n: nodes.length,
    offsets: starts,
    targets: Uint32Array.from(ends),
    weights: weights ? Float64Array.from(kept) : null,
  }
  return { graph, nodeOf: nodes }
}
