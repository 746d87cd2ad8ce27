import type { Edges } from '../../ties/edges/rules.ts'

/** What the engine measured, by node unless said otherwise: see graph/survey.ts. */
export type Measures = {
  degree: Uint32Array
  strength: Float64Array
  constraint: Float64Array
  betweenness: Float64Array
  community: Uint32Array
  communitySizes: Uint32Array
  modularity: number
  component: Uint32Array
  componentSizes: Uint32Array
  lost: Uint32Array
  parts: Uint32Array
  x: Float32Array
  y: Float32Array
}

/** What a picture knows of a node; never a name. `formal` is of organisations only. */
export type NodeFacts = {
  kind: 'person' | 'organisation'
  formal: boolean
  istatCode: string | null
  birthYear: number | null
  language: string | null
}

/** Ties as of a day, as far as one reader may read them, before anything is computed. */
export type Sight = {
  on: string
  withOperators: boolean
  /** People and bodies only; ties all but forgotten are left out. */
  edges: Edges
  facts: NodeFacts[]
  /** The places people and bodies are tied to: places join nobody, but a page may show who goes there. */
  atPlace: { node: number; placeId: string }[]
  /** By node: what its ties weighed half a year before. */
  strengthBefore: Float64Array
}
export type Picture = Sight & { numberOf: ReadonlyMap<string, number>; measures: Measures }

/** Below this a tie is forgotten: one meeting weighs so little after some two years at the usual pace. */
export const FORGOTTEN = 0.05
/** How long before a picture is looked at to see what fades. */
export const BEFORE_DAYS = 180

/** The ties that are not forgotten, without places; and apart from them, who is tied to which place. */
export function withoutPlaces(edges: Edges): { edges: Edges; atPlace: Sight['atPlace'] } {
  const numberOf = new Map<number, number>()
  const [ids, nodeKinds]: [string[], Edges['nodeKinds']] = [[], []]
  edges.nodeKinds.forEach((kind, node) => {
    if (kind === 'place') return
    numberOf.set(node, ids.length)
    ids.push(edges.ids[node] as string)
    nodeKinds.push(kind)
  })
  const kept: number[] = []
  const atPlace: Sight['atPlace'] = []
  edges.a.forEach((a, tie) => {
    const b = edges.b[tie] as number
    const [one, other] = [numberOf.get(a), numberOf.get(b)]
    if ((edges.weight[tie] as number) < FORGOTTEN) return
    if (one !== undefined && other !== undefined) kept.push(tie)
    else if (one !== undefined) atPlace.push({ node: one, placeId: edges.ids[b] as string })
    else if (other !== undefined) atPlace.push({ node: other, placeId: edges.ids[a] as string })
  })
  const end = (ends: Uint32Array) =>
    Uint32Array.from(kept, (tie) => numberOf.get(ends[tie] as number) as number)
  return {
    atPlace,
    edges: {
      ids,
      nodeKinds,
      a: end(edges.a),
      b: end(edges.b),
      weight: Float64Array.from(kept, (tie) => edges.weight[tie] as number),
      first: Int32Array.from(kept, (tie) => edges.first[tie] as number),
      last: Int32Array.from(kept, (tie) => edges.last[tie] as number),
      formal: Uint8Array.from(kept, (tie) => edges.formal[tie] as number),
      kinds: Uint32Array.from(kept, (tie) => edges.kinds[tie] as number),
    },
  }
}

/** By id: what somebody's ties weigh together, ties to places aside. */
export function strengthById(edges: Edges): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (node: number, weight: number) => {
    const id = edges.ids[node] as string
    sums.set(id, (sums.get(id) ?? 0) + weight)
  }
  edges.a.forEach((a, tie) => {
    const b = edges.b[tie] as number
    if (edges.nodeKinds[a] === 'place' || edges.nodeKinds[b] === 'place') return
    add(a, edges.weight[tie] as number)
    add(b, edges.weight[tie] as number)
  })
  return sums
}

export function pictureOf(sight: Sight, measures: Measures): Picture {
  return { ...sight, measures, numberOf: new Map(sight.edges.ids.map((id, node) => [id, node])) }
}

const BYTES_A_NODE = 400
/** Roughly what a picture takes of the memory: beside arrays, an id and what is known of each node. */
export function bytesOf({ edges, measures }: Picture): number {
  const sizes = [...Object.values(edges), ...Object.values(measures)].map((part) =>
    ArrayBuffer.isView(part) ? part.byteLength : 0,
  )
  return sizes.reduce((sum, size) => sum + size, 0) + edges.ids.length * BYTES_A_NODE
}

/** The other ends of somebody's ties, and the tie each is reached by; the strongest first. */
export function tiesAt({ edges }: Pick<Picture, 'edges'>, node: number): { other: number; tie: number }[] {
  const found: { other: number; tie: number }[] = []
  edges.a.forEach((a, tie) => {
    const b = edges.b[tie] as number
    if (a === node) found.push({ other: b, tie })
    else if (b === node) found.push({ other: a, tie })
  })
  return found.sort((x, y) => (edges.weight[y.tie] as number) - (edges.weight[x.tie] as number))
}
