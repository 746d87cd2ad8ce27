import type { Picture } from '../../picture/rules.ts'

/** Less than this is left of what somebody's ties weighed half a year before, and it was something. */
const LEFT = 0.6
const FROM = 1

export type Fading = { node: number; id: string; ties: number; left: number }

/** Whose ties are fading though they are not few: less than three fifths is left of half a year before. The most faded first. */
export function fadingIn(
  { edges, measures, strengthBefore }: Picture,
  among: (id: string) => boolean,
): Fading[] {
  return edges.ids
    .flatMap((id, node): Fading[] => {
      const [now, before] = [measures.strength[node] ?? 0, strengthBefore[node] ?? 0]
      if (!among(id) || before < FROM || now >= before * LEFT) return []
      return [{ node, id, ties: measures.degree[node] ?? 0, left: now / before }]
    })
    .sort((one, other) => one.left - other.left || one.node - other.node)
}
