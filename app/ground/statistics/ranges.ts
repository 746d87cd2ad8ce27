/** What adds up: the total is the sum of its parts, all of them counts. */
export type Relation = { total: string; parts: readonly string[] }
export type Range = { low: number; high: number }

const EPSILON = 1e-7

/**
 * The least and the greatest value that one count can have, for a reader who knows these counts, that none is negative,
 * and what adds up. A linear programme, solved exactly but for rounding; `high` is Infinity where nothing bounds it.
 */
export function rangeOf(
  id: string,
  known: ReadonlyMap<string, number>,
  relations: readonly Relation[],
): Range {
  const told = known.get(id)
  if (told !== undefined) return { low: told, high: told }
  const unknown = [...new Set(relations.flatMap(({ total, parts }) => [total, ...parts]))].filter(
    (one) => !known.has(one),
  )
  const column = unknown.indexOf(id)
  if (column < 0) return { low: 0, high: Number.POSITIVE_INFINITY }
  const rows = relations.map((relation) => equationOf(relation, unknown, known))
  const table = feasible(rows, unknown.length)
  return { low: least(table, column, 1), high: -least(table, column, -1) }
}

/** One equation: a coefficient for each unknown count, then the known side, made positive. */
function equationOf(
  { total, parts }: Relation,
  unknown: readonly string[],
  known: ReadonlyMap<string, number>,
) {
  const row = [...unknown, ''].map(() => 0)
  for (const [id, sign] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
    const at = unknown.indexOf(id)
    if (at < 0) row[unknown.length] = at0(row, unknown.length) - sign * (known.get(id) ?? 0)
    else row[at] = at0(row, at) + sign
  }
  return at0(row, unknown.length) < 0 ? row.map((value) => -value) : row
}

type Table = { rows: number[][]; basis: number[]; columns: number }
const at0 = (row: readonly number[] | undefined, column: number) => row?.[column] ?? 0

/** A basis of counts that satisfies every equation. Throws when none does: the counts do not add up. */
function feasible(equations: readonly number[][], columns: number): Table {
  const width = columns + equations.length
  // Each equation begins with a slack of its own, which is then driven to nothing.
  const rows = equations.map((row, at) => [
    ...row.slice(0, columns),
    ...equations.map((_, other) => (other === at ? 1 : 0)),
    at0(row, columns),
  ])
  const table = { rows, basis: equations.map((_, at) => columns + at), columns: width }
  const left = minimise(
    table,
    Array.from({ length: width }, (_, at) => (at < columns ? 0 : 1)),
  )
  if (left > EPSILON) throw new Error('these counts do not add up')
  const kept = { rows: [] as number[][], basis: [] as number[], columns }
  for (const [at, row] of table.rows.entries()) {
    if (at0(table.basis, at) >= columns) {
      const other = row.findIndex((value, column) => column < columns && Math.abs(value) > EPSILON)
      // An equation that says nothing new is left out.
      if (other < 0) continue
      pivot(table, at, other)
    }
  }
  for (const [at, row] of table.rows.entries()) {
    if (at0(table.basis, at) >= columns) continue
    kept.rows.push([...row.slice(0, columns), at0(row, width)])
    kept.basis.push(at0(table.basis, at))
  }
  return kept
}

/** The least value of `sign` times one count, from a feasible basis, which stays as it is. */
function least({ rows, basis, columns }: Table, column: number, sign: 1 | -1) {
  const cost = Array.from({ length: columns }, (_, at) => (at === column ? sign : 0))
  return minimise({ rows: rows.map((row) => [...row]), basis: [...basis], columns }, cost)
}

/** The simplex method with the rule of the smallest index, which never goes round in circles. */
function minimise(table: Table, cost: readonly number[]): number {
  for (;;) {
    const reduced = (column: number) =>
      at0(cost, column) -
      table.rows.reduce((sum, row, at) => sum + at0(cost, at0(table.basis, at)) * at0(row, column), 0)
    const entering = cost.findIndex((_, column) => reduced(column) < -EPSILON)
    if (entering < 0) return -reduced(table.columns)
    const leaving = leavingRow(table, entering)
    if (leaving < 0) return Number.NEGATIVE_INFINITY
    pivot(table, leaving, entering)
  }
}

function leavingRow({ rows, basis, columns }: Table, entering: number) {
  let leaving = -1
  let least = Number.POSITIVE_INFINITY
  for (const [at, row] of rows.entries()) {
    if (at0(row, entering) <= EPSILON) continue
    const ratio = at0(row, columns) / at0(row, entering)
    const tied = Math.abs(ratio - least) <= EPSILON && at0(basis, at) < at0(basis, leaving)
    if (ratio < least - EPSILON || tied) [leaving, least] = [at, ratio]
  }
  return leaving
}

function pivot({ rows, basis }: Table, at: number, column: number) {
  const by = at0(rows[at], column)
  const turned = (rows[at] ?? []).map((value) => value / by)
  for (const [other, row] of rows.entries()) {
    const factor = at0(row, column)
    if (other === at) rows[other] = turned
    else if (factor !== 0) rows[other] = row.map((value, here) => value - factor * at0(turned, here))
  }
  basis[at] = column
}
