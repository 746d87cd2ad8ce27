import { type Relation, rangeOf } from './ranges.ts'

/**
 * One count of a table. `smallest` is the size below which a group is not told; without it the count is never hidden.
 * `implied` is never printed but may follow from what is, such as the rest of a whole. `zeroTells`: nobody at all is told
 * of somebody, as where everyone else shares what hurts.
 */
export type Cell = { id: string; value: number; smallest?: number; implied?: true; zeroTells?: true }
/** Why a count is not printed: it is small itself, or a small one would follow from it. */
export type Hidden = 'small' | 'complement'

/** A count that singles somebody out. */
export const isSmall = ({ value, smallest = 0, zeroTells }: Cell) =>
  value < smallest && (value > 0 || zeroTells === true)

/**
 * Which counts of a table to leave out: the small ones, and as few others as it takes so that from what is printed no
 * small one is known more closely than the smallest group: for a reader who adds and subtracts at will, the values that
 * remain possible span at least `smallest`. Throws when a small count follows from counts that are never hidden.
 */
export function protect(cells: readonly Cell[], relations: readonly Relation[]): Map<string, Hidden> {
  const hidden = new Map<string, Hidden>()
  const small = cells.filter(isSmall)
  for (const { id, implied } of small) if (!implied) hidden.set(id, 'small')
  for (
    let bare = exposed(cells, relations, hidden, small);
    bare;
    bare = exposed(cells, relations, hidden, small)
  ) {
    const near = nearest(bare, cells, relations, hidden)
    if (!near) throw new Error(`${bare.id} follows from counts that are never hidden`)
    hidden.set(near.id, 'complement')
  }
  return withoutNeedless(cells, relations, hidden, small)
}

/** A small count that is known too closely from what would be printed. */
function exposed(
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: ReadonlyMap<string, Hidden>,
  small: readonly Cell[],
) {
  const printed = cells.filter(({ id, implied }) => !implied && !hidden.has(id))
  const known = new Map(printed.map(({ id, value }) => [id, value]))
  return small.find(({ id, smallest = 0 }) => {
    const { low, high } = rangeOf(id, known, relations)
    return high - low < smallest - 0.001
  })
}

/** What to hide next: by steps from the exposed count, then the smallest, a zero only where nothing else is left. */
function nearest(
  bare: Cell,
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: ReadonlyMap<string, Hidden>,
) {
  const reached = new Set([bare.id])
  const choice = cells.filter(
    ({ id, implied, smallest }) => !implied && smallest !== undefined && !hidden.has(id),
  )
  for (let before = 0; reached.size > before; ) {
    before = reached.size
    const touched = relations.filter(({ total, parts }) => [total, ...parts].some((id) => reached.has(id)))
    for (const { total, parts } of touched) for (const id of [total, ...parts]) reached.add(id)
    const near = choice.filter(({ id }) => reached.has(id))
    const filled = near.filter(({ value }) => value > 0)
    const from = filled.length > 0 ? filled : near
    // Of two alike, a part rather than the total that more counts hang on.
    const totals = new Set(relations.map(({ total }) => total))
    const weight = ({ id, value }: Cell) => value + (totals.has(id) ? 0.5 : 0)
    if (from.length > 0) return from.reduce((least, one) => (weight(one) < weight(least) ? one : least))
  }
  return undefined
}

/** One step too many was perhaps taken on the way: what need not be hidden is printed after all, the largest first. */
function withoutNeedless(
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: ReadonlyMap<string, Hidden>,
  small: readonly Cell[],
) {
  const kept = new Map(hidden)
  const complements = cells.filter(({ id }) => hidden.get(id) === 'complement')
  for (const { id } of complements.sort((one, other) => other.value - one.value)) {
    kept.delete(id)
    if (exposed(cells, relations, kept, small)) kept.set(id, 'complement')
  }
  return kept
}
