import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, isSmall, protect } from './protect.ts'
import { type Relation, rangeOf } from './ranges.ts'

const SMALLEST = 5

/** A table of rows by columns with every margin and the grand total, as reports print it. */
function crossTable(rows: readonly (readonly number[])[]) {
  const cells: Cell[] = []
  const relations: Relation[] = []
  const add = (id: string, value: number) => cells.push({ id, value, smallest: SMALLEST })
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const columns = rows[0]?.map((_, column) => column) ?? []
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) add(`${row}.${column}`, value)
    add(`${row}.all`, sum(values))
    relations.push({ total: `${row}.all`, parts: columns.map((column) => `${row}.${column}`) })
  }
  for (const column of columns) {
    add(`all.${column}`, sum(rows.map((values) => values[column] ?? 0)))
    relations.push({ total: `all.${column}`, parts: rows.map((_, row) => `${row}.${column}`) })
  }
  add('all.all', sum(rows.flat()))
  relations.push({ total: 'all.all', parts: rows.map((_, row) => `${row}.all`) })
  return { cells, relations }
}
const anyCrossTable = (longest: number, most: number) =>
  fc.integer({ min: 2, max: longest }).chain((columns) =>
    fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
      minLength: 2,
      maxLength: longest,
    }),
  )

function printed(cells: readonly Cell[], relations: readonly Relation[]) {
  const hidden = protect(cells, relations)
  return new Map(
    cells.filter(({ id, implied }) => !implied && !hidden.has(id)).map(({ id, value }) => [id, value]),
  )
}

/** What a reader does with pencil and paper: where all of a sum but one are known, so is that one, again and again. */
function bySubtraction(known: ReadonlyMap<string, number>, relations: readonly Relation[]) {
  const found = new Map(known)
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const { total, parts } of relations) {
      const open = [total, ...parts].filter((id) => !found.has(id))
      if (open.length !== 1) continue
      const rest = parts.reduce((sum, id) => sum + (found.get(id) ?? 0), 0)
      const [missing = ''] = open
      found.set(missing, missing === total ? rest : (found.get(total) ?? 0) - rest)
    }
  }
  return found
}

/** Tightens what each count can be, from every sum, until nothing moves. */
function byBounds(known: ReadonlyMap<string, number>, relations: readonly Relation[]) {
  const low = new Map<string, number>()
  const high = new Map<string, number>()
  const lowOf = (id: string) => known.get(id) ?? low.get(id) ?? 0
  const highOf = (id: string) => known.get(id) ?? high.get(id) ?? Number.POSITIVE_INFINITY
  const sum = (ids: readonly string[], of: (id: string) => number) => ids.reduce((all, id) => all + of(id), 0)
  for (let moved = true; moved; ) {
    moved = false
    const narrow = (id: string, least: number, most: number) => {
      if (least > lowOf(id)) {
        low.set(id, least)
        moved = true
      }
      if (most < highOf(id)) {
        high.set(id, most)
        moved = true
      }
    }
    for (const { total, parts } of relations) {
      narrow(total, sum(parts, lowOf), sum(parts, highOf))
      for (const part of parts) {
        const others = parts.filter((other) => other !== part)
        narrow(part, lowOf(total) - sum(others, highOf), highOf(total) - sum(others, lowOf))
      }
    }
  }
  return (id: string) => highOf(id) - lowOf(id)
}

/** Every table of two by two whole numbers that agrees with what is printed: the values each count takes among them. */
function byTrying(known: ReadonlyMap<string, number>, most: number) {
  const values = new Map<string, Set<number>>()
  const span = (id: string) => {
    const told = known.get(id)
    return told === undefined ? Array.from({ length: most + 1 }, (_, value) => value) : [told]
  }
  for (const a of span('0.0'))
    for (const b of span('0.1'))
      for (const c of span('1.0'))
        for (const d of span('1.1')) {
          const sums = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d]
          if (IDS.some((id, at) => known.has(id) && known.get(id) !== sums[at])) continue
          for (const [at, id] of IDS.entries())
            values.set(id, (values.get(id) ?? new Set()).add(sums[at] as number))
        }
  return values
}
const IDS = ['0.0', '0.1', '0.all', '1.0', '1.1', '1.all', 'all.0', 'all.1', 'all.all']

test('no small count is found by subtracting what is printed, however often', () => {
  fc.assert(
    fc.property(anyCrossTable(4, 30), (rows) => {
      const { cells, relations } = crossTable(rows)
      const found = bySubtraction(printed(cells, relations), relations)
      expect(cells.filter((cell) => isSmall(cell) && found.has(cell.id))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('nor is one hemmed in closer than the smallest group by the sums around it', () => {
  fc.assert(
    fc.property(anyCrossTable(4, 30), (rows) => {
      const { cells, relations } = crossTable(rows)
      const width = byBounds(printed(cells, relations), relations)
      for (const cell of cells.filter(isSmall)) expect(width(cell.id)).toBeGreaterThanOrEqual(SMALLEST)
    }),
    { numRuns: 200 },
  )
})

test('who tries every table that could be meant is left with more than one value for each small count', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
      ([a = 0, b = 0, c = 0, d = 0]) => {
        const { cells, relations } = crossTable([
          [a, b],
          [c, d],
        ])
        const values = byTrying(printed(cells, relations), 18)
        for (const { id } of cells.filter(isSmall)) {
          const seen = [...(values.get(id) ?? [])]
          expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThanOrEqual(SMALLEST)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('an attack that finds something finds it: a table with only its small counts left out is solved', () => {
  const { cells, relations } = crossTable([
    [2, 40],
    [30, 50],
  ])
  const careless = new Map(cells.filter((cell) => !isSmall(cell)).map(({ id, value }) => [id, value]))
  expect(bySubtraction(careless, relations).get('0.0')).toBe(2)
  expect(byBounds(careless, relations)('0.0')).toBe(0)
  expect(rangeOf('0.0', careless, relations)).toEqual({ low: 2, high: 2 })
})

test('two small counts beside each other hide one another only if together they are large enough', () => {
  const one = (value: number, id: string): Cell => ({ id, value, smallest: SMALLEST })
  const relations = [{ total: 'all', parts: ['a', 'b', 'c'] }]
  const enough = protect([one(2, 'a'), one(3, 'b'), one(40, 'c'), one(45, 'all')], relations)
  expect([...enough]).toEqual([
    ['a', 'small'],
    ['b', 'small'],
  ])
  const tooFew = protect([one(1, 'a'), one(2, 'b'), one(40, 'c'), one(43, 'all')], relations)
  expect(tooFew.get('c')).toBe('complement')
})

test('a large table is printed whole, and a zero is told as zero', () => {
  const { cells, relations } = crossTable([
    [12, 0],
    [30, 50],
  ])
  expect(protect(cells, relations).size).toBe(0)
})

test('a rest that nobody prints is protected too, and so is nobody at all where that tells of everyone', () => {
  const relations = [{ total: 'whole', parts: ['part', 'rest'] }]
  const table = (part: number, rest: number): Cell[] => [
    { id: 'whole', value: part + rest, smallest: 5 },
    { id: 'part', value: part, smallest: 10 },
    { id: 'rest', value: rest, smallest: 10, implied: true, zeroTells: true },
  ]
  expect([...protect(table(40, 3), relations).keys()]).toEqual(['part'])
  expect([...protect(table(40, 0), relations).keys()]).toEqual(['part'])
  expect(protect(table(0, 40), relations).size).toBe(0)
  expect(protect(table(40, 10), relations).size).toBe(0)
})

test('a small count that follows from what is never hidden is our fault, and said', () => {
  const cells = [
    { id: 'whole', value: 12 },
    { id: 'part', value: 10 },
    { id: 'rest', value: 2, smallest: 5 },
  ]
  expect(() => protect(cells, [{ total: 'whole', parts: ['part', 'rest'] }])).toThrow('never hidden')
})

test('counts that do not add up are a fault', () => {
  const known = new Map([
    ['whole', 3],
    ['part', 4],
  ])
  expect(() => rangeOf('rest', known, [{ total: 'whole', parts: ['part', 'rest'] }])).toThrow('add up')
})
