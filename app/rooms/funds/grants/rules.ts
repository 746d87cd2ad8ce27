/** Money granted to people in a year for a purpose, and to how many. */
export type AidCell = { year: number; purpose: string; recipients: number; grantedCents: number }
/** What may be told of it: one or more purposes, in one or more years. */
export type AidGroup = {
  firstYear: number
  lastYear: number
  purposes: string[]
  recipients: number
  grantedCents: number
}

const groupOf = (cells: readonly AidCell[]): AidGroup => ({
  firstYear: Math.min(...cells.map(({ year }) => year)),
  lastYear: Math.max(...cells.map(({ year }) => year)),
  purposes: [...new Set(cells.map(({ purpose }) => purpose))].sort(),
  recipients: cells.reduce((sum, { recipients }) => sum + recipients, 0),
  grantedCents: cells.reduce((sum, { grantedCents }) => sum + grantedCents, 0),
})
const sizeOf = (cells: readonly AidCell[]) => cells.reduce((sum, { recipients }) => sum + recipients, 0)

/**
 * Groups of at least `smallest`, so that nobody's money can be read off. Purposes too small stand together, with the
 * smallest of the others where they are still too few; a year too small waits for the next. Later years change nothing of
 * those told before; what still waits at the end is not told (`waiting`).
 */
export function groupAid(
  cells: readonly AidCell[],
  smallest: number,
): { groups: AidGroup[]; waiting: boolean } {
  const groups: AidGroup[] = []
  let carried: AidCell[] = []
  for (const year of [...new Set(cells.map((one) => one.year))].sort((one, other) => one - other)) {
    const these = [...carried, ...cells.filter((one) => one.year === year)]
    if (sizeOf(these) < smallest) {
      carried = these
      continue
    }
    groups.push(...groupsWithin(these, smallest))
    carried = []
  }
  return { groups, waiting: carried.length > 0 }
}

/** The cells of one period, which together are enough, in groups that each are. */
function groupsWithin(cells: readonly AidCell[], smallest: number): AidGroup[] {
  const byPurpose = [...Map.groupBy(cells, ({ purpose }) => purpose).values()].sort(
    (one, other) => sizeOf(other) - sizeOf(one),
  )
  const alone = byPurpose.filter((one) => sizeOf(one) >= smallest)
  let rest = byPurpose.filter((one) => sizeOf(one) < smallest).flat()
  while (rest.length > 0 && sizeOf(rest) < smallest) rest = [...(alone.pop() ?? []), ...rest]
  return [...alone, ...(rest.length > 0 ? [rest] : [])].map(groupOf)
}
