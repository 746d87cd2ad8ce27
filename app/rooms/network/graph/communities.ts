import type { Graph } from './graph.ts'
import { type Arcs, aggregate } from './leiden/aggregate.ts'
import { compact } from './leiden/compact.ts'
import { type Level, renumber, Workspace } from './leiden/level.ts'
import { moveNodes } from './leiden/move.ts'
import { refine } from './leiden/refine.ts'
import { modularity } from './modularity.ts'
import { randomFrom } from './random.ts'

export type Communities = {
  /** The community of each node, numbered from 0, the largest first. A node without edges is one alone. */
  readonly of: Uint32Array
  readonly sizes: Uint32Array
  readonly count: number
  readonly modularity: number
}

export type CommunityOptions = {
  /** The same seed gives the same communities. */
  seed?: number
  /** γ: higher, more and smaller communities. */
  resolution?: number
  /** Each round begins with the communities of the one before; it ends when a round changes nothing. */
  rounds?: number
  /** How often to begin from another order of the nodes; the best is kept. */
  starts?: number
}

/** Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019): each is connected. */
export function communities(
  graph: Graph,
  { seed = 1, resolution = 1, rounds = 1, starts = 1 }: CommunityOptions = {},
): Communities {
  const random = randomFrom(seed)
  let best: Communities | undefined
  for (let start = 0; start < Math.max(1, starts); start++) {
    const first = graph.n === 0 ? 0 : random() % graph.n
    const found = fromOneStart(graph, first, resolution, rounds)
    if (!best || found.modularity > best.modularity) best = found
  }
  return best as Communities
}

function fromOneStart(graph: Graph, first: number, resolution: number, rounds: number): Communities {
  const { level, nodeOf } = compact(graph, first)
  const groups = leiden(level, resolution, rounds)
  const bySize = largestFirst(groups.of, groups.count)
  const ALONE = 0xffffffff
  const of = new Uint32Array(graph.n).fill(ALONE)
  for (let number = 0; number < nodeOf.length; number++)
    of[nodeOf[number]!] = bySize.placeOf[groups.of[number]!]!
  let count = groups.count
  for (let node = 0; node < graph.n; node++) if (of[node] === ALONE) of[node] = count++
  const sizes = new Uint32Array(count).fill(1)
  sizes.set(bySize.sizes)
  return { of, sizes, count, modularity: modularity(graph, of, resolution) }
}

/** The place of each group by its size, and the sizes in that order; equal sizes stay as they were. */
function largestFirst(of: Uint32Array, count: number) {
  const sizeOf = new Uint32Array(count)
  for (let node = 0; node < of.length; node++) sizeOf[of[node]!]!++
  const order = Uint32Array.from({ length: count }, (_, group) => group)
  order.sort((a, b) => sizeOf[b]! - sizeOf[a]! || a - b)
  const placeOf = new Uint32Array(count)
  const sizes = new Uint32Array(count)
  for (let place = 0; place < count; place++) {
    placeOf[order[place]!] = place
    sizes[place] = sizeOf[order[place]!]!
  }
  return { placeOf, sizes }
}

function leiden(base: Level, resolution: number, rounds: number) {
  const { n } = base
  const whole = base.strength.reduce((sum, strength) => sum + strength, 0)
  const work = new Workspace(n, whole > 0 ? resolution / whole : 0)
  const scratch = new Uint32Array(n)
  const rooms: Arcs[] = []
  const groupOf = Uint32Array.from({ length: n }, (_, node) => node)
  let count = n
  for (let round = 0; round < rounds; round++) {
    const before = groupOf.slice()
    oneRound(base, groupOf, work, scratch, rooms)
    count = renumber(groupOf, n, scratch)
    if (before.every((group, node) => group === groupOf[node])) break
  }
  return { of: groupOf, count }
}

/** Move, refine, and go on with the parts as nodes, until every group is one node. Leaves its result in `groupOf`. */
function oneRound(base: Level, groupOf: Uint32Array, work: Workspace, scratch: Uint32Array, rooms: Arcs[]) {
  let level = base
  /** The node of the present level that each node of the base is in. */
  const within = Uint32Array.from({ length: base.n }, (_, node) => node)
  let groups = groupOf.slice()
  for (let turn = 0; ; turn++) {
    moveNodes(level, groups, work)
    const parts = refine(level, groups, work)
    const count = renumber(parts, level.n, scratch)
    if (count === level.n) break
    rooms[turn % 2] ??= roomFor(base)
    const groupOfPart = new Uint32Array(count)
    for (let node = 0; node < level.n; node++) groupOfPart[parts[node]!] = groups[node]!
    for (let node = 0; node < base.n; node++) within[node] = parts[within[node]!]!
    level = aggregate(level, parts, count, work, rooms[turn % 2] as Arcs)
    // A level of fewer nodes has room for fewer numbers.
    renumber(groupOfPart, count, scratch)
    groups = groupOfPart
  }
  for (let node = 0; node < base.n; node++) groupOf[node] = groups[within[node]!]!
}

/** As much as the base has: arcs only become fewer. What is never written to takes no memory. */
const roomFor = ({ targets }: Level): Arcs => ({
  targets: new Uint32Array(targets.length),
  weights: new Float64Array(targets.length),
})
