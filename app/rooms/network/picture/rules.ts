import { type Edges, edgesFrom, type Told } from '../../ties/edges/rules.ts'

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

/** Ties as of a day, as far as one reader may read them, before anything is measured. */
export type Sight = {
  /** People and bodies with a tie, to each other or to a place; ties that are not forgotten, without those to places. */
  edges: Edges
  /** The places people and bodies are tied to: places join nobody, but a page may show who goes there. */
  atPlace: { node: number; placeId: string }[]
  /** By node: what its ties weighed half a year before. */
  strengthBefore: Float64Array
}
export type Picture = Sight & {
  on: string
  withOperators: boolean
  facts: NodeFacts[]
  measures: Measures
  /** The node of an id. */
  numberOf: ReadonlyMap<string, number>
}

/** Below this a tie is forgotten: one meeting weighs so little after some two years at the usual pace. */
export const FORGOTTEN = 0.05
/** How long before a picture is looked at to see what fades. */
export const BEFORE_DAYS = 180

/** What there is to see on the day that was told of. */
export function sightFrom(told: Told): Sight {
  const sight = withoutPlaces(edgesFrom(told))
  const before = strengthById(edgesFrom({ ...told, fold: { ...told.fold, on: told.fold.on - BEFORE_DAYS } }))
  return { ...sight, strengthBefore: Float64Array.from(sight.edges.ids, (id) => before.get(id) ?? 0) }
}

/** The ties that are not forgotten, without places; and apart from them, who is tied to which place. */
export function withoutPlaces(edges: Edges): Omit<Sight, 'strengthBefore'> {
  const isPlace = (node: number) => edges.nodeKinds[node] === 'place'
  const numberOf = new Map<number, number>()
  const numbered = (node: number) => {
    const number = numberOf.get(node) ?? numberOf.size
    numberOf.set(node, number)
    return number
  }
  const kept: number[] = []
  const [a, b]: [number[], number[]] = [[], []]
  const atPlace: Sight['atPlace'] = []
  edges.a.forEach((one, tie) => {
    const other = edges.b[tie] as number
    if ((edges.weight[tie] as number) < FORGOTTEN || (isPlace(one) && isPlace(other))) return
    if (isPlace(one) || isPlace(other)) {
      const [node, place] = isPlace(one) ? [other, one] : [one, other]
      atPlace.push({ node: numbered(node), placeId: edges.ids[place] as string })
      return
    }
    kept.push(tie)
    a.push(numbered(one))
    b.push(numbered(other))
  })
  const nodes = [...numberOf.keys()]
  return {
    atPlace,
    edges: {
      ids: nodes.map((node) => edges.ids[node] as string),
      nodeKinds: nodes.map((node) => edges.nodeKinds[node] as Edges['nodeKinds'][number]),
      a: Uint32Array.from(a),
      b: Uint32Array.from(b),
      weight: Float64Array.from(kept, (tie) => edges.weight[tie] as number),
      first: Int32Array.from(kept, (tie) => edges.first[tie] as number),
      last: Int32Array.from(kept, (tie) => edges.last[tie] as number),
      formal: Uint8Array.from(kept, (tie) => edges.formal[tie] as number),
      kinds: Uint32Array.from(kept, (tie) => edges.kinds[tie] as number),
    },
  }
}

/** By id: what somebody's ties weigh together, ties to places aside. */
function strengthById(edges: Edges): Map<string, number> {
  const sums = new Float64Array(edges.ids.length)
  edges.a.forEach((a, tie) => {
    const b = edges.b[tie] as number
    if (edges.nodeKinds[a] === 'place' || edges.nodeKinds[b] === 'place') return
    sums[a] = (sums[a] as number) + (edges.weight[tie] as number)
    sums[b] = (sums[b] as number) + (edges.weight[tie] as number)
  })
  return new Map(edges.ids.map((id, node) => [id, sums[node] as number]))
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
