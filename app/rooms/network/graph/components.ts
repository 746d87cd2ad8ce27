import type { Graph } from './graph.ts'

export type Components = {
  /** The component of each node, numbered from 0 in the order of their first nodes. */
  readonly of: Uint32Array
  readonly sizes: Uint32Array
  readonly count: number
  /** How many of them are one node alone. */
  readonly isolates: number
}

/** The connected components. Union-find over arcs to earlier nodes; the smaller root wins, so a root comes first. */
export function components(graph: Graph): Components {
  const root = roots(graph)
  const { n } = graph
  const sizes = new Uint32Array(n)
  let count = 0
  // A root comes before its members: it has its number by the time they ask for it.
  for (let node = 0; node < n; node++) {
    const number = root[node] === node ? count++ : root[root[node]!]!
    root[node] = number
    sizes[number]!++
  }
  let isolates = 0
  for (let number = 0; number < count; number++) if (sizes[number] === 1) isolates++
  return { of: root, sizes: sizes.slice(0, count), count, isolates }
}

function roots({ n, offsets, targets }: Graph): Uint32Array {
  const root = new Uint32Array(n)
  for (let node = 0; node < n; node++) root[node] = node
  for (let node = 0; node < n; node++) {
    let mine = node
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      let theirs = targets[arc]!
      if (theirs >= node) break
      while (root[theirs] !== theirs) {
        root[theirs] = root[root[theirs]!]!
        theirs = root[theirs]!
      }
      if (mine === theirs) continue
      if (mine < theirs) root[theirs] = mine
      else {
        root[mine] = theirs
        mine = theirs
      }
    }
  }
  // Roots are smaller than their members: one sweep in order reaches every root.
  for (let node = 0; node < n; node++) root[node] = root[root[node]!]!
  return root
}
