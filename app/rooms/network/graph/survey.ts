import { betweenness } from './betweenness.ts'
import { buildGraph } from './build.ts'
import { communities } from './communities.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { cuts } from './cut.ts'
import { degrees, type EdgeList, strengths } from './graph.ts'
import { layout } from './layout.ts'

/** Everything that is asked of a graph at once, by node unless said otherwise. */
export type Survey = {
  degree: Uint32Array
  strength: Float64Array
  /** Burt's constraint; NaN without edges. */
  constraint: Float64Array
  betweenness: Float64Array
  community: Uint32Array
  /** By community, the largest first. */
  communitySizes: Uint32Array
  modularity: number
  component: Uint32Array
  componentSizes: Uint32Array
  /** How many others would be cut off without the node, and into how many parts its component would fall. */
  lost: Uint32Array
  parts: Uint32Array
  x: Float32Array
  y: Float32Array
}

/** Up to so many nodes betweenness is exact; above, from so many pivots. */
const EXACT = 1000
const PIVOTS = 300
/** Communities begin from several orders of the nodes, and the best are kept; fewer where that would take long. */
const STARTS = { few: 8, many: 2, manyArcs: 1_000_000 } as const
const ROUNDS = 5

/** Surveys a graph: the same edges and the same seed give the same survey. */
export function survey(edges: EdgeList, seed = 1): Survey {
  const graph = buildGraph(edges)
  const found = communities(graph, {
    seed,
    rounds: ROUNDS,
    starts: graph.targets.length > STARTS.manyArcs ? STARTS.many : STARTS.few,
  })
  const parts = components(graph)
  const apart = cuts(graph)
  const places = layout(graph, { seed, groupOf: found.of })
  return {
    degree: degrees(graph),
    strength: strengths(graph),
    constraint: constraint(graph),
    betweenness: betweenness(graph, graph.n > EXACT ? { pivots: PIVOTS, seed } : {}),
    community: found.of,
    communitySizes: found.sizes,
    modularity: found.modularity,
    component: parts.of,
    componentSizes: parts.sizes,
    lost: apart.lost,
    parts: apart.parts,
    x: places.x,
    y: places.y,
  }
}
