/**
 * An undirected graph without self loops, as compressed sparse rows: the neighbours of node `v` are
 * `targets[offsets[v]]` up to, not including, `targets[offsets[v + 1]]`, in rising order; every edge stands in the rows
 * of both its ends. `weights` runs beside `targets`; null means that every edge weighs 1.
 */
export type Graph = {
  readonly n: number
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  readonly weights: Float64Array | null
}

/** Edge `i` joins `from[i]` and `to[i]`, all below `n`. Only the first `count` entries are meant, or all of them. */
export type EdgeList = {
  readonly n: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly count?: number
  readonly weights?: Float64Array | null
}

/** How many edges there are. */
export const edgeCount = (graph: Graph) => graph.targets.length / 2

export const degreeOf = ({ offsets }: Graph, node: number) =>
  (offsets[node + 1] as number) - (offsets[node] as number)

/** Neighbours of each node. */
export const degrees = (graph: Graph) =>
  Uint32Array.from({ length: graph.n }, (_, node) => degreeOf(graph, node))

/** Sum of the weights of each node's edges; its degree where edges weigh 1. */
export function strengths({ n, offsets, weights }: Graph): Float64Array {
  const sums = new Float64Array(n)
  for (let node = 0; node < n; node++) {
    const begin = offsets[node]!
    const end = offsets[node + 1]!
    let sum = end - begin
    if (weights) {
      sum = 0
      for (let arc = begin; arc < end; arc++) sum += weights[arc]!
    }
    sums[node] = sum
  }
  return sums
}

/** The nodes without any edge, in rising order. */
export function isolates(graph: Graph): Uint32Array {
  const alone: number[] = []
  for (let node = 0; node < graph.n; node++) if (degreeOf(graph, node) === 0) alone.push(node)
  return Uint32Array.from(alone)
}
