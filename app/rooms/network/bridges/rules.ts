import type { Picture } from '../picture/rules.ts'

/** Somebody, a person or a body, who joins groups that would otherwise be distant. */
export type Bridge = {
  node: number
  id: string
  ties: number
  /** Burt's constraint: the lower, the less the others know each other without them. */
  constraint: number
  /** Over how many pairs of others they lie on the shortest way, about. */
  between: number
  /** The communities they are tied into, their own among them, those with most ties first. */
  joins: number[]
  /** Without them: how many would be cut off from the rest, and into how many parts the rest would fall. */
  lost: number
  parts: number
}

/** Someone tied to fewer is on nobody's way. */
const LEAST_TIES = 3
/** Into another community with at least so many ties, or with this share of all: one chance meeting joins nothing. */
const ENOUGH = { ties: 2, share: 0.2 } as const

/**
 * Who bridges: tied into two communities or more and less constrained than half of those with as much as three ties; or
 * without whom others would be cut off. Those on most ways first.
 */
export function bridgesIn(picture: Picture, limit = 20): Bridge[] {
  const { measures, edges } = picture
  const candidates = edges.ids.flatMap((_, node) =>
    (measures.degree[node] as number) >= LEAST_TIES ? [node] : [],
  )
  const middle = median(candidates.map((node) => measures.constraint[node] as number))
  const joined = communitiesJoined(picture)
  return candidates
    .map((node) => ({
      node,
      id: edges.ids[node] as string,
      ties: measures.degree[node] as number,
      constraint: measures.constraint[node] as number,
      between: Math.round(measures.betweenness[node] as number),
      joins: joined(node),
      lost: measures.lost[node] as number,
      parts: measures.parts[node] as number,
    }))
    .filter(({ joins, constraint, lost }) => lost > 1 || (joins.length > 1 && constraint < middle))
    .sort((a, b) => b.between - a.between || a.constraint - b.constraint || a.node - b.node)
    .slice(0, limit)
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** By node, the communities it is tied into with enough ties. */
function communitiesJoined({ edges, measures }: Picture): (node: number) => number[] {
  const counts = new Map<number, Map<number, number>>()
  const count = (node: number, other: number) => {
    const of = counts.get(node) ?? new Map<number, number>()
    const community = measures.community[other] as number
    counts.set(node, of.set(community, (of.get(community) ?? 0) + 1))
  }
  edges.a.forEach((a, tie) => {
    const b = edges.b[tie] as number
    count(a, b)
    count(b, a)
  })
  return (node) => {
    const ties = measures.degree[node] as number
    return [...(counts.get(node) ?? [])]
      .filter(([, times]) => times >= ENOUGH.ties || times >= ties * ENOUGH.share)
      .sort(([one, a], [other, b]) => b - a || one - other)
      .map(([community]) => community)
  }
}
