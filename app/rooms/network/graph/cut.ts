import type { Graph } from './graph.ts'

export type Cuts = {
  /** For each node: how many others would no longer reach the largest part of what is now connected, were it gone. */
  readonly lost: Uint32Array
  /** For each node: into how many parts its component would fall; 1 where it holds together, 0 for a node alone. */
  readonly parts: Uint32Array
  /** Edges that are the only way between two sides, and how many nodes are on the smaller side. */
  readonly bridges: readonly { readonly from: number; readonly to: number; readonly smaller: number }[]
}

/** What would fall apart without each node, and without each edge (Tarjan's low points, 1972; without recursion). */
export function cuts(graph: Graph): Cuts {
  const { n } = graph
  const search = depthFirst(graph)
  const lost = new Uint32Array(n)
  const parts = new Uint32Array(n)
  const largest = new Uint32Array(n)
  const below = new Uint32Array(n)
  const bridges: { from: number; to: number; smaller: number }[] = []
  // A subtree falls off its parent when nothing in it leads above the parent; below a root none does.
  for (const node of search.order) {
    const parent = search.parent[node]!
    if (parent === node) continue
    const size = search.size[node]!
    const whole = search.size[search.root[node]!]!
    if (search.low[node]! >= search.found[parent]!) {
      parts[parent]!++
      below[parent]! += size
      largest[parent] = Math.max(largest[parent]!, size)
    }
    if (search.low[node]! > search.found[parent]!)
      bridges.push({ from: parent, to: node, smaller: Math.min(size, whole - size) })
  }
  for (let node = 0; node < n; node++) {
    const others = search.size[search.root[node]!]! - 1
    const above = others - below[node]!
    if (above > 0) parts[node]!++
    lost[node] = others - Math.max(largest[node]!, above)
  }
  return { lost, parts, bridges }
}

type Search = {
  /** Nodes in the order they were found; `found` is each one's place in it. */
  order: Uint32Array
  found: Uint32Array
  /** A root is its own parent. */
  parent: Uint32Array
  root: Uint32Array
  /** The earliest place that a node or what is below it has an edge to, not counting the edge to its parent. */
  low: Uint32Array
  /** How many nodes are below, itself included. */
  size: Uint32Array
}

function depthFirst({ n, offsets, targets }: Graph): Search {
  const UNSEEN = 0xffffffff
  const order = new Uint32Array(n)
  const found = new Uint32Array(n).fill(UNSEEN)
  const parent = new Uint32Array(n)
  const root = new Uint32Array(n)
  const low = new Uint32Array(n)
  const next = offsets.slice(0, n)
  const path = new Uint32Array(n)
  let count = 0
  const enter = (node: number, from: number, top: number) => {
    found[node] = count
    low[node] = count
    order[count++] = node
    parent[node] = from
    root[node] = top
  }
  for (let top = 0; top < n; top++) {
    if (found[top] !== UNSEEN) continue
    enter(top, top, top)
    path[0] = top
    for (let depth = 0; depth >= 0; ) {
      const node = path[depth]!
      if (next[node] === offsets[node + 1]) {
        if (depth > 0) low[path[depth - 1]!] = Math.min(low[path[depth - 1]!]!, low[node]!)
        depth--
        continue
      }
      const other = targets[next[node]!++]!
      if (found[other] === UNSEEN) {
        enter(other, node, top)
        path[++depth] = other
      } else if (other !== parent[node]) low[node] = Math.min(low[node]!, found[other]!)
    }
  }
  const size = new Uint32Array(n).fill(1)
  for (let at = n - 1; at >= 0; at--) {
    const node = order[at]!
    if (parent[node] !== node) size[parent[node]!]! += size[node]!
  }
  return { order, found, parent, root, low, size }
}
