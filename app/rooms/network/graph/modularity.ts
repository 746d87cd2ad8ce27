import type { Graph } from './graph.ts'

/**
 * How much more weight lies inside the groups than chance would put there, given each node's strength (Newman and
 * Girvan 2004): Σ_c (in_c / 2m − γ·(K_c / 2m)²). Groups are numbered below `n`. 0 without edges.
 */
export function modularity(graph: Graph, groupOf: Uint32Array, resolution = 1): number {
  const { n, offsets, targets, weights } = graph
  const strength = new Float64Array(n)
  let whole = 0
  let inside = 0
  for (let node = 0; node < n; node++) {
    const group = groupOf[node]!
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const weight = weights ? weights[arc]! : 1
      whole += weight
      strength[group]! += weight
      if (groupOf[targets[arc]!] === group) inside += weight
    }
  }
  if (whole === 0) return 0
  let chance = 0
  for (let group = 0; group < n; group++) chance += (strength[group]! / whole) ** 2
  return inside / whole - resolution * chance
}
