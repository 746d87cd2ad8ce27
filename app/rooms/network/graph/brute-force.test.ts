import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betweenness } from './betweenness.ts'
import { buildGraph } from './build.ts'
import { communities } from './communities.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { cuts } from './cut.ts'
import { isolates, strengths } from './graph.ts'
import { layout } from './layout.ts'
import { modularity } from './modularity.ts'
import { near } from './near.ts'
import { around, induced } from './steps.ts'

// Small random graphs, against the plainest way to compute the same on a table of weights.

type Table = number[][]

const anyGraph = (weighted: boolean) =>
  fc.integer({ min: 1, max: 12 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      edges: fc.array(
        fc.tuple(
          fc.nat(n - 1),
          fc.nat(n - 1),
          weighted ? fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 8) : fc.constant(1),
        ),
        { maxLength: 40 },
      ),
    }),
  )

function both({ n, edges }: { n: number; edges: [number, number, number][] }, weighted: boolean) {
  const proper = edges.filter(([from, to]) => from !== to)
  const table: Table = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (const [from, to, weight] of proper) {
    const sum = weighted ? cell(table, from, to) + weight : 1
    for (const [row, column] of [
      [from, to],
      [to, from],
    ] as const)
      (table[row] as number[])[column] = sum
  }
  const graph = buildGraph({
    n,
    from: Uint32Array.from(proper, ([from]) => from),
    to: Uint32Array.from(proper, ([, to]) => to),
    weights: weighted ? Float64Array.from(proper, ([, , weight]) => weight) : null,
  })
  return { n, table, graph }
}

const cell = (table: Table, row: number, column: number) => table[row]?.[column] as number
const nodes = (n: number) => Array.from({ length: n }, (_, node) => node)
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

const every = (check: (of: ReturnType<typeof both>) => void, runs = 150) => {
  for (const weighted of [false, true])
    fc.assert(
      fc.property(anyGraph(weighted), (given) => check(both(given, weighted))),
      { numRuns: runs },
    )
}

/** Steps between all pairs (Floyd and Warshall). */
function distances(table: Table, without = -1): Table {
  const n = table.length
  const steps = nodes(n).map((a) =>
    nodes(n).map((b) =>
      a === without || b === without ? Infinity : a === b ? 0 : cell(table, a, b) > 0 ? 1 : Infinity,
    ),
  )
  for (const via of nodes(n))
    for (const a of nodes(n))
      for (const b of nodes(n))
        (steps[a] as number[])[b] = Math.min(cell(steps, a, b), cell(steps, a, via) + cell(steps, via, b))
  return steps
}

/** How many shortest ways lead from a to b. */
function ways(table: Table, steps: Table, a: number, b: number): number {
  if (a === b) return 1
  if (cell(steps, a, b) === Infinity) return 0
  return sum(
    nodes(table.length)
      .filter((last) => cell(table, last, b) > 0 && cell(steps, a, last) + 1 === cell(steps, a, b))
      .map((last) => ways(table, steps, a, last)),
  )
}

test('rows hold each neighbour once, in order, with what its edges weigh together', () => {
  every(({ n, table, graph }) => {
    for (const node of nodes(n)) {
      const row = graph.targets.subarray(graph.offsets[node], graph.offsets[node + 1])
      expect([...row]).toEqual(nodes(n).filter((other) => cell(table, node, other) > 0))
      const weights = graph.weights?.subarray(graph.offsets[node], graph.offsets[node + 1])
      if (weights) expect([...weights]).toEqual([...row].map((other) => cell(table, node, other)))
      expect(strengths(graph)[node]).toBeCloseTo(sum(table[node] as number[]), 9)
    }
  })
})

test('components are who reaches whom', () => {
  every(({ n, table, graph }) => {
    const steps = distances(table)
    const found = components(graph)
    for (const a of nodes(n))
      for (const b of nodes(n)) expect(found.of[a] === found.of[b]).toBe(cell(steps, a, b) < Infinity)
    expect(sum([...found.sizes])).toBe(n)
    expect(Math.max(...found.of) + 1).toBe(found.count)
    expect(found.isolates).toBe(isolates(graph).length)
  })
})

test('constraint is the sum of its definition', () => {
  every(({ n, table, graph }) => {
    const share = (a: number, b: number) => cell(table, a, b) / sum(table[a] as number[])
    const found = constraint(graph)
    for (const i of nodes(n)) {
      const tied = nodes(n).filter((j) => cell(table, i, j) > 0)
      const squares = tied.map((j) => {
        const through = tied.filter((q) => q !== j).map((q) => share(i, q) * share(q, j))
        return (share(i, j) + sum(through)) ** 2
      })
      if (tied.length) expect(found[i]).toBeCloseTo(sum(squares), 10)
      else expect(found[i]).toBeNaN()
    }
  })
})

test('betweenness counts shortest ways between all pairs', () => {
  every(({ n, table, graph }) => {
    const steps = distances(table)
    const found = betweenness(graph)
    for (const node of nodes(n)) {
      let expected = 0
      for (const a of nodes(n))
        for (const b of nodes(n)) {
          if (a >= b || a === node || b === node || cell(steps, a, b) === Infinity) continue
          if (cell(steps, a, node) + cell(steps, node, b) !== cell(steps, a, b)) continue
          expected += (ways(table, steps, a, node) * ways(table, steps, node, b)) / ways(table, steps, a, b)
        }
      expect(found[node]).toBeCloseTo(expected, 9)
    }
  }, 40)
})

test('some pivots give betweenness on average', () => {
  const given = both({ n: 9, edges: nodes(8).map((node) => [node, (node * 3 + 1) % 9, 1]) }, false)
  const exact = betweenness(given.graph)
  const runs = nodes(400).map((seed) => betweenness(given.graph, { pivots: 4, seed }))
  for (const node of nodes(9))
    expect(
      Math.abs(sum(runs.map((run) => run[node] as number)) / runs.length - (exact[node] as number)),
    ).toBeLessThan(0.6)
  expect(betweenness(given.graph, { pivots: 4, seed: 3 })).toEqual(
    betweenness(given.graph, { pivots: 4, seed: 3 }),
  )
})

test('what falls apart without a node is what taking it out shows', () => {
  every(({ n, table, graph }) => {
    const whole = distances(table)
    const found = cuts(graph)
    for (const node of nodes(n)) {
      const left = distances(table, node)
      const others = nodes(n).filter((other) => other !== node && cell(whole, node, other) < Infinity)
      const sizes = others.map((other) => others.filter((one) => cell(left, other, one) < Infinity).length)
      expect(found.lost[node]).toBe(others.length - Math.max(0, ...sizes))
      expect(found.parts[node]).toBe(Math.round(sum(sizes.map((size) => 1 / size))))
    }
  })
})

test('a bridge is an edge without which its ends no longer meet', () => {
  every(({ n, table, graph }) => {
    const bridges = new Map(cuts(graph).bridges.map(({ from, to, smaller }) => [key(from, to), smaller]))
    for (const a of nodes(n))
      for (const b of nodes(n)) {
        if (a >= b || cell(table, a, b) === 0) continue
        const without = table.map((row, one) =>
          row.map((weight, other) => (key(one, other) === key(a, b) ? 0 : weight)),
        )
        const steps = distances(without)
        const side = (node: number) => nodes(n).filter((other) => cell(steps, node, other) < Infinity).length
        const expected = cell(steps, a, b) === Infinity ? Math.min(side(a), side(b)) : undefined
        expect(bridges.get(key(a, b))).toBe(expected)
      }
  }, 60)
})
const key = (a: number, b: number) => `${Math.min(a, b)}-${Math.max(a, b)}`

test('communities hold together, their modularity is its definition, and the same seed gives the same', () => {
  every(({ n, table, graph }) => {
    const found = communities(graph, { seed: 5, rounds: 5 })
    expect(communities(graph, { seed: 5, rounds: 5 })).toEqual(found)
    expect(found.modularity).toBeCloseTo(modularity(graph, found.of), 12)
    expect([...found.sizes]).toEqual([...found.sizes].toSorted((a, b) => b - a))
    for (const group of nodes(found.count)) {
      const members = nodes(n).filter((node) => found.of[node] === group)
      expect(members).toHaveLength(found.sizes[group] as number)
      const inside = induced(graph, Uint32Array.from(members)).graph
      expect(components(inside).count).toBe(1)
    }
    const whole = sum(table.flat())
    const expected = sum(
      nodes(n).flatMap((a) =>
        nodes(n).map((b) =>
          found.of[a] === found.of[b] && whole
            ? (cell(table, a, b) - (sum(table[a] as number[]) * sum(table[b] as number[])) / whole) / whole
            : 0,
        ),
      ),
    )
    expect(found.modularity).toBeCloseTo(expected, 10)
  })
})

test('near is where someone who wanders and begins anew is found', () => {
  every(({ n, table, graph }) => {
    const restart = 0.2
    let there: number[] = nodes(n).map((node) => (node === 0 ? 1 : 0))
    if (sum(table[0] as number[]) === 0) return
    for (let step = 0; step < 300; step++)
      there = nodes(n).map(
        (node) =>
          (node === 0 ? restart : 0) +
          (1 - restart) *
            sum(
              nodes(n)
                .filter((other) => cell(table, other, node) > 0)
                .map(
                  (other) =>
                    ((there[other] as number) * cell(table, other, node)) / sum(table[other] as number[]),
                ),
            ),
      )
    const found = near(graph, [0], { restart, tolerance: 1e-10 })
    for (const { node, score } of found) expect(score).toBeCloseTo(there[node] as number, 6)
    expect(found.map(({ node }) => node).sort()).toEqual(
      nodes(n)
        .filter((node) => node > 0 && (there[node] as number) > 0)
        .sort(),
    )
  })
})

test('around somebody are those as many steps away', () => {
  every(({ n, table, graph }) => {
    const steps = distances(table)
    const found = around(graph, [0], 2)
    expect([...found.nodes].toSorted((a, b) => a - b)).toEqual(
      nodes(n).filter((node) => cell(steps, 0, node) <= 2),
    )
    found.nodes.forEach((node, at) => {
      expect(found.steps[at]).toBe(cell(steps, 0, node))
    })
  })
})

test('every node has a place of its own in the picture, the same each time', () => {
  every(({ n, graph }) => {
    const { of } = communities(graph)
    const found = layout(graph, { groupOf: of, steps: 20 })
    expect(layout(graph, { groupOf: of, steps: 20 })).toEqual(found)
    const places = nodes(n).map((node) => [found.x[node] as number, found.y[node] as number] as const)
    for (const [x, y] of places) expect(Math.hypot(x, y)).toBeLessThanOrEqual(1.001)
    expect(new Set(places.map(String)).size).toBe(n)
  }, 40)
})
