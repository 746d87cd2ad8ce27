import { expect, test } from 'vitest'
import { betweenness } from './betweenness.ts'
import { buildGraph } from './build.ts'
import { communities } from './communities.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { cuts } from './cut.ts'
import { EdgeListReader } from './edge-list.ts'
import { edgeCount, type Graph } from './graph.ts'
import { layout } from './layout.ts'
import { modularity } from './modularity.ts'
import { near } from './near.ts'

const read = (text: string, piece = text.length) => {
  const bytes = new TextEncoder().encode(text)
  const reader = new EdgeListReader(bytes.length)
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece))
  return reader.end()
}
const listed = (text: string, piece?: number) => {
  const { n, from, to, count } = read(text, piece)
  return [n, [...from.subarray(0, count)], [...to.subarray(0, count)]]
}
const build = (n: number, pairs: [number, number][], weights?: number[]) =>
  buildGraph({
    n,
    from: Uint32Array.from(pairs, ([from]) => from),
    to: Uint32Array.from(pairs, ([, to]) => to),
    ...(weights ? { weights: Float64Array.from(weights) } : {}),
  })

test('a list of edges is read in pieces cut anywhere, with or without its last line end', () => {
  for (const text of ['0\t1\n12\t3\n', '0\t1\r\n12\t3', '0,1\n12 3\n'])
    for (const piece of [1, 2, 3, 100]) expect(listed(text, piece)).toEqual([13, [0, 12], [1, 3]])
  expect(listed('')).toEqual([0, [], []])
})

test('a broken line is named', () => {
  expect(() => read('0\t1\n2\tx\n3\t4\n')).toThrow('line 2: something that is not a number')
  expect(() => read('0\t1\n2\n3\t4\n')).toThrow('line 2: not two numbers')
  expect(() => read('0\t1\n\n3\t4\n')).toThrow('line 2: not two numbers')
  expect(() => read('0\t1\n2\t\n')).toThrow('line 2: not two numbers')
  expect(() => read('0\t1\n2\t3\t4\n')).toThrow('line 2: more than two numbers')
  expect(() => read('0\t1\n2\t12345678901\n')).toThrow('line 2: a number that is too long')
  expect(() => read('0\t1\n2\t3\n7\t7')).toThrow('line 3: a node joined to itself')
  expect(() => read('0\t1\n-2\t3\n')).toThrow('line 2')
})

test('edges that cannot be are refused by their number', () => {
  expect(() =>
    build(3, [
      [0, 1],
      [2, 2],
    ]),
  ).toThrow('edge 1 joins node 2 to itself')
  expect(() => build(3, [[0, 3]])).toThrow('edge 0 names node 3 of 3')
  expect(() => build(3, [[0, 1]], [0])).toThrow('edge 0 weighs 0')
  expect(() => build(3, [[0, 1]], [Number.NaN])).toThrow('edge 0 weighs NaN')
  expect(() =>
    build(
      3,
      [
        [0, 1],
        [1, 2],
      ],
      [1],
    ),
  ).toThrow('more than the list holds')
})

test('an edge given twice, either way round, is one', () => {
  expect(
    edgeCount(
      build(2, [
        [0, 1],
        [1, 0],
        [0, 1],
      ]),
    ),
  ).toBe(1)
  expect(
    build(
      2,
      [
        [0, 1],
        [1, 0],
      ],
      [2, 3],
    ).weights,
  ).toEqual(Float64Array.of(5, 5))
})

const everything = (graph: Graph) => ({
  components: components(graph),
  constraint: constraint(graph),
  communities: communities(graph, { starts: 2, rounds: 3 }),
  betweenness: betweenness(graph),
  cuts: cuts(graph),
  layout: layout(graph),
})

test('nobody at all, everybody alone, and one star are graphs like others', () => {
  const nobody = everything(build(0, []))
  expect([nobody.components.count, nobody.communities.count, nobody.communities.modularity]).toEqual([
    0, 0, 0,
  ])

  const alone = everything(build(5, []))
  expect([alone.components.isolates, alone.communities.count]).toEqual([5, 5])
  expect([...alone.constraint]).toEqual(new Array(5).fill(Number.NaN))
  expect([...alone.betweenness]).toEqual([0, 0, 0, 0, 0])
  expect(near(build(5, []), [2])).toEqual([])

  const spokes = Array.from({ length: 5000 }, (_, spoke): [number, number] => [0, spoke + 1])
  const star = everything(build(5001, spokes.slice(0, 5000)))
  expect([star.communities.count, star.cuts.lost[0], star.cuts.parts[0]]).toEqual([1, 4999, 5000])
  expect(star.constraint[0]).toBeCloseTo(1 / 5000, 12)
  expect(star.betweenness[0]).toBe((5000 * 4999) / 2)
  expect(star.layout.x.every(Number.isFinite)).toBe(true)
})

test('a long chain is gone through without running out of stack', () => {
  const chain = build(
    200_000,
    Array.from({ length: 199_999 }, (_, node): [number, number] => [node, node + 1]),
  )
  const { lost, bridges } = cuts(chain)
  expect([lost[100_000], bridges.length]).toEqual([99_999, 199_999])
  const found = communities(chain, { rounds: 2 })
  expect(found.modularity).toBeGreaterThan(0.99)
  expect(modularity(chain, found.of)).toBe(found.modularity)
})
