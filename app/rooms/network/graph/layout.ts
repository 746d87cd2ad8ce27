import { buildGraph } from './build.ts'
import { degreeOf, type Graph } from './graph.ts'
import { fillDisc, type Points, ringsAround, spiral } from './layout/places.ts'
import { settle } from './layout/settle.ts'
import { randomFrom } from './random.ts'
import { induced } from './steps.ts'

export type Layout = { readonly x: Float32Array; readonly y: Float32Array }

export type LayoutOptions = {
  seed?: number
  steps?: number
  /** The group of each node, numbered below `n`: groups begin apart, so that few steps are enough. */
  groupOf?: Uint32Array
}

const STEPS_OF_GROUPS = 150

/**
 * A place in the plane for each node, within −1 and 1: nodes push each other away, each is drawn to the middle of its
 * neighbours and a little to the middle of all. Groups are laid out first, then the nodes from where their group is. Nodes
 * without edges stand in rings around the others. The same seed gives the same picture.
 */
export function layout(graph: Graph, { seed = 1, steps = 60, groupOf }: LayoutOptions = {}): Layout {
  const { n } = graph
  const all = Uint32Array.from({ length: n }, (_, node) => node)
  const tied = all.filter((node) => degreeOf(graph, node) > 0)
  const alone = all.filter((node) => degreeOf(graph, node) === 0)
  const part = induced(graph, tied).graph
  const random = randomFrom(seed)
  const points = groupOf
    ? fromGroups(
        part,
        tied.map((node) => groupOf[node]!),
        random,
      )
    : spiral(part.n, random)
  settle(part, points, steps)
  // The same room for everybody, tied or not.
  const radius = Math.sqrt(tied.length / Math.max(1, n))
  fillDisc(points, radius)
  const around = ringsAround(alone.length, radius * 1.02, 1)
  const [x, y] = [new Float32Array(n), new Float32Array(n)]
  for (const [nodes, places] of [
    [tied, points],
    [alone, around],
  ] as const)
    nodes.forEach((node, at) => {
      x[node] = places.x[at]!
      y[node] = places.y[at]!
    })
  return { x, y }
}

/** Each group by a layout of the groups, its nodes in a spiral around it. */
function fromGroups(graph: Graph, groupOf: Uint32Array, random: () => number): Points {
  const groups = contracted(graph, groupOf)
  const size = new Float64Array(groups.n)
  for (const group of groupOf) size[group]!++
  const centres = spiral(groups.n, random, size)
  settle(groups, centres, STEPS_OF_GROUPS, size)
  const points = { x: new Float64Array(graph.n), y: new Float64Array(graph.n) }
  const placed = new Uint32Array(groups.n)
  const within = spiral(
    size.reduce((most, one) => Math.max(most, one), 0),
    random,
  )
  groupOf.forEach((group, node) => {
    const place = placed[group]!++
    points.x[node] = centres.x[group]! + within.x[place]!
    points.y[node] = centres.y[group]! + within.y[place]!
  })
  return points
}

/** The graph of the groups: an edge weighs as much as all those between two of them. */
function contracted({ n, offsets, targets, weights }: Graph, groupOf: Uint32Array): Graph {
  const from: number[] = []
  const to: number[] = []
  const sums: number[] = []
  let groups = 0
  for (let node = 0; node < n; node++) {
    groups = Math.max(groups, groupOf[node]! + 1)
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const other = targets[arc]!
      if (other <= node || groupOf[other] === groupOf[node]) continue
      from.push(groupOf[node]!)
      to.push(groupOf[other]!)
      sums.push(weights ? weights[arc]! : 1)
    }
  }
  return buildGraph({
    n: groups,
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    weights: Float64Array.from(sums),
  })
}
