import { UndirectedGraph } from 'graphology'

/** The picture as the server sends it: who by number, ties as pairs of numbers. */
export type NetworkData = {
  on: string
  ids: string[]
  names: string[]
  /** One letter each: `p` a person, `o` an organisation. */
  kinds: string
  x: number[]
  y: number[]
  communities: number[]
  degrees: number[]
  centre: number[]
  ties: number[]
}

export type Mark = { x: number; y: number; size: number; color: string; label: string; kind: 'p' | 'o' }
export type Network = UndirectedGraph<Mark>

/** Groups are told apart quietly; the one accent is for whom one looks at. */
const MUTED = ['#6f8f8b', '#a39a78', '#8f86a3', '#7f9a6f', '#a3857a', '#7b93ad', '#a8a08f', '#8ba38f']
export const ACCENT = '#a8482a'
export const TIE = '#d9d3c6'
export const TIE_NEAR = '#8a7f6c'
const SMALLEST = 2.5
const LARGEST = 9

/** A graph to draw. Whoever stood somewhere in the picture before stays there, so that the eye can follow. */
export function graphOf(data: NetworkData, before?: Network): Network {
  const graph = new UndirectedGraph<Mark>()
  data.ids.forEach((id, at) => {
    const known = before?.hasNode(id) ? before.getNodeAttributes(id) : undefined
    graph.addNode(id, {
      x: known?.x ?? data.x[at] ?? 0,
      y: known?.y ?? data.y[at] ?? 0,
      size: Math.min(LARGEST, SMALLEST + Math.sqrt(data.degrees[at] ?? 0)),
      color: MUTED[(data.communities[at] ?? 0) % MUTED.length] ?? TIE_NEAR,
      label: data.names[at] ?? '',
      kind: data.kinds[at] === 'o' ? 'o' : 'p',
    } satisfies Mark)
  })
  for (let at = 0; at < data.ties.length; at += 2) {
    const [one, other] = [data.ids[data.ties[at] ?? -1], data.ids[data.ties[at + 1] ?? -1]]
    if (one !== undefined && other !== undefined) graph.mergeEdge(one, other)
  }
  return graph
}

const plain = (said: string) => said.normalize('NFKD').replaceAll(/[̀-ͯ]/g, '').toLowerCase()

/** Those whose name holds what was typed: beginnings first. */
export function namesLike(graph: Network, typed: string, most: number): { id: string; label: string }[] {
  const wanted = plain(typed.trim())
  if (!wanted) return []
  const found: { id: string; label: string; at: number }[] = []
  graph.forEachNode((id, { label }) => {
    const at = plain(label).indexOf(wanted)
    if (at >= 0) found.push({ id, label, at })
  })
  return found.sort((one, other) => one.at - other.at || one.label.localeCompare(other.label)).slice(0, most)
}
