import type { Sorted } from '../../../../ground/ui/table.tsx'
import type { Named } from '../../picture/reads.ts'
import type { Picture } from '../../picture/rules.ts'
import type { Sort } from '../rules.ts'

/** One node of the picture as the table tells it. */
export type Line = Named & {
  node: number
  municipality: string | undefined
  community: number
  ties: number
  strength: number
  /** Between how many pairs of others it lies on the shortest way, about. */
  bridge: number
  constraint: number
  lost: number
}

/** Nothing for whoever the reader cannot name. */
export function lineOf(
  picture: Picture,
  node: number,
  names: ReadonlyMap<string, Named>,
  towns: ReadonlyMap<string, string>,
): Line | undefined {
  const { edges, facts, measures } = picture
  const named = names.get(edges.ids[node] as string)
  if (!named) return undefined
  return {
    ...named,
    node,
    municipality: towns.get(facts[node]?.istatCode ?? ''),
    community: measures.community[node] ?? 0,
    ties: measures.degree[node] ?? 0,
    strength: measures.strength[node] ?? 0,
    bridge: Math.round(measures.betweenness[node] ?? 0),
    constraint: measures.constraint[node] ?? Number.NaN,
    lost: measures.lost[node] ?? 0,
  }
}

/** In the order asked for, then by name. */
export function ordered(lines: readonly Line[], { by, direction }: Sorted & { by: Sort }): Line[] {
  const turn = direction === 'desc' ? -1 : 1
  return [...lines].sort(
    (one, other) => turn * compare(one[by], other[by]) || one.name.localeCompare(other.name),
  )
}

// Without a value comes last in rising order; a constraint is no number where there are no ties.
function compare(one: string | number | undefined, other: string | number | undefined): number {
  const [a, b] = [one, other].map((value) => (value === undefined || Number.isNaN(value) ? null : value))
  if (a === null || b === null || a === undefined || b === undefined)
    return Number(a == null) - Number(b == null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}
