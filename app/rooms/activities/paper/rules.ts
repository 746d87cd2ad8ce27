import type { Role, State } from '../sessions/rules.ts'

export const KIND = 'attendance'
/** Whom a sheet names: those expected, those of the group besides, nobody. */
export const NAMED = ['group', 'expected', 'nobody'] as const
export type Named = (typeof NAMED)[number]

/** What one writes by hand on one side of A4 in large type. */
export const ROWS_A_PAGE = 18
export const EMPTY_ROWS = 10
export const MOST_EMPTY_ROWS = 100
/** Who came last comes first: a sheet of more names is read by nobody. */
export const MOST_NAMES = 120

/** A row of a sheet as it stands: whom it was printed for or who was found on it, and what the register says of them. */
export type GridRow = {
  number: number
  printed: boolean
  person: { id: string; name: string } | null
  /** Somebody signed up whom the team does not know: a head, once they came. */
  signup: { id: string; name: string } | null
  state: State | null
  role: Role
  /** Whether they are in the register as having been there. */
  here: boolean
}

/** What was typed of a sheet: the rows ticked and those that were when it was shown, who stands on empty ones, heads without a name. */
export type Typed = {
  there: readonly number[]
  seen: readonly number[]
  who: readonly { row: number }[]
  heads: number
}

/** How many the rows come to, and how many of them are somebody's. Who signed up and came already stays. */
export function countTyped(grid: readonly GridRow[], { there, who, heads }: Typed) {
  const ticked = grid.filter(
    ({ number, person, signup, here }) =>
      (person !== null && there.includes(number)) || (signup !== null && (here || there.includes(number))),
  )
  const rows = ticked.length + who.length
  return { rows, all: rows + heads }
}

export type Change = { row: GridRow; here: boolean }

/** The printed people whose tick was changed since the sheet was shown; what others wrote meanwhile stays. */
export const changedIn = (grid: readonly GridRow[], { there, seen }: Typed): Change[] =>
  grid.flatMap((row) => {
    const here = there.includes(row.number)
    return row.person && here !== seen.includes(row.number) ? [{ row, here }] : []
  })

/** Who was typed onto an empty row though they stand on another already: by the row it was typed on. */
export function standingTwice(
  grid: readonly GridRow[],
  who: readonly { row: number; id?: string | undefined }[],
): { row: number; other: number }[] {
  const standing = new Map(
    grid.flatMap(({ number, person }) => (person ? [[person.id, number] as const] : [])),
  )
  return who.flatMap(({ row, id }) => {
    if (!id) return []
    const other = standing.get(id)
    standing.set(id, other ?? row)
    return other !== undefined && other !== row ? [{ row, other }] : []
  })
}

/** Heads without a name that the register is to say, where this sheet said some before. */
export const headsAfter = (register: number | null, before: number, now: number) =>
  register === null && now === 0 ? null : Math.max(0, (register ?? 0) + now - before)

/** Names that are sorted as people look for them on paper. */
export const byName = <One extends { name: string }>(people: readonly One[]): One[] =>
  people.toSorted((one, other) => one.name.localeCompare(other.name, 'it'))
