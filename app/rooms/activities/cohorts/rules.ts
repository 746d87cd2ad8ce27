/** What was held between two days. A number that would single somebody out is null for who may not know it. */
export type LabFigures = {
  sessions: number
  minutes: number
  named: number | null
  headcount: number | null
  people: number | null
  firstOn: string | null
  lastOn: string | null
}
export const NOTHING_HELD: LabFigures = {
  sessions: 0,
  minutes: 0,
  named: 0,
  headcount: 0,
  people: 0,
  firstOn: null,
  lastOn: null,
}

const COUNTS = ['named', 'headcount', 'people'] as const

/**
 * Numbers side by side, where some are left out: one alone could be worked out from a total published elsewhere, so the smallest
 * of the others is left out with it. Presences by name go with the people they are of.
 */
export function besideEachOther<Row extends LabFigures>(rows: readonly Row[]): Row[] {
  return COUNTS.reduce<Row[]>((told, count) => {
    if (told.filter((row) => row[count] === null).length !== 1) return told
    const others = told.filter((row) => (row[count] ?? 0) > 0)
    const least = Math.min(...others.map((row) => row[count] ?? 0))
    const next = others.find((row) => row[count] === least)
    return told.map((row) => (row === next ? withoutCount(row, count) : row))
  }, withTheirPeople(rows))
}

const withTheirPeople = <Row extends LabFigures>(rows: readonly Row[]) =>
  rows.map((row) => (row.people === null ? { ...row, named: null } : row))
const withoutCount = <Row extends LabFigures>(row: Row, count: (typeof COUNTS)[number]): Row => ({
  ...row,
  [count]: null,
  ...(count === 'people' && { named: null }),
})

/** The sum of a column; null where a part of it is not told. */
export const sumOf = (rows: readonly LabFigures[], count: 'sessions' | 'minutes' | 'named' | 'headcount') =>
  rows.reduce<number | null>((sum, row) => {
    const value = row[count]
    return sum === null || value === null ? null : sum + value
  }, 0)

export const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10

/** The day on which the money of a lab ends: its own, else that of its cohort. */
export const fundedUntil = (own: string | null, cohort: string | null) => own ?? cohort
