import type { Picture } from '../picture/rules.ts'

export const NODE_KINDS = ['person', 'organisation'] as const
export const TIE_KINDS = ['formal', 'informal'] as const
export const SORTS = [
  'name',
  'kind',
  'municipality',
  'ties',
  'strength',
  'bridge',
  'constraint',
  'lost',
  'community',
] as const
export type Sort = (typeof SORTS)[number]

/** What narrows the picture down, all of it from the address. */
export type Narrowed = {
  kind?: (typeof NODE_KINDS)[number] | undefined
  tie?: (typeof TIE_KINDS)[number] | undefined
  municipality?: string | undefined
  community?: number | undefined
  /** Who has no tie at all is left out unless asked for: `only` them, or `with` the others. */
  alone?: 'with' | 'only' | undefined
  /** Only these nodes: those of an area, a place, a neighbourhood. */
  among?: readonly ReadonlySet<number>[]
}

/** The nodes a picture shows once it is narrowed down. With `tie`, only those who have such a tie. */
export function nodesShown({ edges, facts, measures }: Picture, narrowed: Narrowed): number[] {
  const tied = narrowed.tie && endsOf(edges, narrowed.tie)
  return edges.ids.flatMap((_, node) => {
    const known = facts[node]
    if (!known) return []
    const isAlone = measures.degree[node] === 0
    if (narrowed.alone === 'only' ? !isAlone : isAlone && narrowed.alone !== 'with') return []
    if (narrowed.kind && known.kind !== narrowed.kind) return []
    if (narrowed.municipality && known.istatCode !== narrowed.municipality) return []
    if (narrowed.community !== undefined && measures.community[node] !== narrowed.community) return []
    if (tied && !tied.has(node)) return []
    if (narrowed.among?.some((some) => !some.has(node))) return []
    return [node]
  })
}

export const isOfKind = ({ formal }: Picture['edges'], tie: number, kind: Narrowed['tie']) =>
  !kind || (formal[tie] === 1) === (kind === 'formal')

function endsOf(edges: Picture['edges'], kind: Narrowed['tie']) {
  const ends = new Set<number>()
  edges.a.forEach((a, tie) => {
    if (!isOfKind(edges, tie, kind)) return
    ends.add(a)
    ends.add(edges.b[tie] as number)
  })
  return ends
}

/** The ties among some nodes, by their place in the picture. */
export function tiesAmong({ edges }: Picture, nodes: ReadonlySet<number>, kind?: Narrowed['tie']): number[] {
  const found: number[] = []
  edges.a.forEach((a, tie) => {
    if (nodes.has(a) && nodes.has(edges.b[tie] as number) && isOfKind(edges, tie, kind)) found.push(tie)
  })
  return found
}

/** Where each of some nodes has its neighbours, up to so many steps away; they themselves included. */
export function within({ edges }: Picture, from: readonly number[], steps: number): Set<number> {
  let reached = new Set(from)
  for (let step = 0; step < steps; step += 1) {
    const next = new Set(reached)
    edges.a.forEach((a, tie) => {
      const b = edges.b[tie] as number
      if (reached.has(a)) next.add(b)
      if (reached.has(b)) next.add(a)
    })
    reached = next
  }
  return reached
}

export type Summary = {
  people: number
  bodies: number
  ties: number
  formalTies: number
  /** Communities of two or more. */
  communities: number
  /** Parts of two or more that nothing joins to each other, and how many are in the largest. */
  parts: number
  largest: number
  single: number
  /** Without any tie. */
  alone: number
}

/** What a picture is in numbers: of all who have a tie, however it is narrowed down on the page. */
export function summaryOf({ edges, facts, measures }: Picture): Summary {
  const tied = facts.filter((_, node) => measures.degree[node] !== 0)
  const people = tied.filter(({ kind }) => kind === 'person').length
  return {
    people,
    bodies: tied.length - people,
    ties: edges.a.length,
    formalTies: edges.formal.reduce((sum, one) => sum + one, 0),
    communities: measures.communitySizes.filter((size) => size > 1).length,
    parts: measures.componentSizes.filter((size) => size > 1).length,
    largest: measures.componentSizes.reduce((most, one) => Math.max(most, one), 0),
    single: measures.degree.filter((degree) => degree === 1).length,
    alone: measures.degree.filter((degree) => degree === 0).length,
  }
}

/** Those without whom most others would be cut off, the gravest first. */
export const keystones = ({ measures }: Picture, most: number): number[] =>
  Array.from(measures.lost.keys())
    .filter((node) => (measures.lost[node] ?? 0) > 0)
    .sort((one, other) => (measures.lost[other] ?? 0) - (measures.lost[one] ?? 0) || one - other)
    .slice(0, most)

/** By community, the municipality most of its people and bodies are of, where it is known. */
export function municipalityOfCommunities({ facts, measures }: Picture): (string | undefined)[] {
  const counts = Array.from(measures.communitySizes, () => new Map<string, number>())
  facts.forEach(({ istatCode }, node) => {
    const count = counts[measures.community[node] ?? 0]
    if (istatCode && count) count.set(istatCode, (count.get(istatCode) ?? 0) + 1)
  })
  return counts.map((count) => [...count].sort((one, other) => other[1] - one[1])[0]?.[0])
}
