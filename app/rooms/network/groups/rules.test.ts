import { expect, test } from 'vitest'
import { bridgesIn } from '../bridges/rules.ts'
import { changeBetween, stateOf, survivalOf } from '../change/rules.ts'
import { survey } from '../graph/survey.ts'
import { type NodeFacts, type Picture } from '../picture/rules.ts'
import { ageBand, communitiesIn, distantNeighbours } from './rules.ts'

type Told = {
  ties: [number, number, number?, boolean?, number?][]
  facts?: Record<number, Partial<NodeFacts>>
}
const id = (node: number) => `00000000-0000-0000-0000-${String(node).padStart(12, '0')}`

/** A picture of nodes 0 to n−1: ties as [one, other, weight, formal, last day]. */
function picture(n: number, { ties, facts = {} }: Told, on = '2026-06-30'): Picture {
  const [a, b] = [Uint32Array.from(ties, ([one]) => one), Uint32Array.from(ties, ([, other]) => other)]
  const weight = Float64Array.from(ties, ([, , weight]) => weight ?? 1)
  const nodes = Array.from({ length: n }, (_, node) => node)
  return {
    on,
    withOperators: false,
    atPlace: [],
    strengthBefore: new Float64Array(n),
    facts: nodes.map((node) => ({
      kind: 'person' as const,
      formal: false,
      istatCode: null,
      birthYear: null,
      language: null,
      ...facts[node],
    })),
    edges: {
      ids: nodes.map(id),
      nodeKinds: nodes.map((node) => facts[node]?.kind ?? ('person' as const)),
      a,
      b,
      weight,
      first: new Int32Array(ties.length),
      last: Int32Array.from(ties, ([, , , , last]) => last ?? 0),
      formal: Uint8Array.from(ties, ([, , , formal]) => (formal ? 1 : 0)),
      kinds: new Uint32Array(ties.length),
    },
    measures: survey({ n, from: a, to: b, weights: weight }),
    numberOf: new Map(nodes.map((node) => [id(node), node])),
  }
}

/** All of `from` up to `to` tied to each other. */
const everybody = (from: number, to: number): Told['ties'] =>
  Array.from({ length: to - from }, (_, one) => from + one).flatMap((one) =>
    Array.from({ length: to - one - 1 }, (_, at): [number, number] => [one, one + 1 + at]),
  )
const montichiari = { istatCode: '017113' }

test('a community tells who is in it and how formal its ties are', () => {
  const told = picture(6, {
    ties: everybody(0, 6).map(([one, other]) => [one, other, 1, one < 2 && other === 4]),
    facts: {
      0: { birthYear: 1950, language: 'it', ...montichiari },
      1: { birthYear: 1951, language: 'pa' },
      4: { kind: 'organisation', formal: true },
      5: { kind: 'organisation', formal: false },
    },
  })
  const [only, ...others] = communitiesIn(told)
  expect(others).toEqual([])
  expect(only).toMatchObject({
    size: 6,
    people: 4,
    formalBodies: 1,
    informalBodies: 1,
    ties: 15,
    formalTies: 2,
    tiesOut: 0,
    municipalities: [
      { key: null, count: 5 },
      { key: '017113', count: 1 },
    ],
    ageBands: [
      { key: '65-79', count: 2 },
      { key: null, count: 2 },
    ],
  })
  expect(only?.heads.slice(0, 2)).toEqual([4, 5])
})

test('ages are told in bands', () => {
  expect([1946, 1947, 2012, 2026, 2027, null].map((year) => ageBand(year, '2026-06-30'))).toEqual([
    '80-',
    '65-79',
    '14-17',
    '0-13',
    null,
    null,
  ])
})

test('two groups of one municipality who hardly know each other are distant though near', () => {
  const facts = Object.fromEntries(Array.from({ length: 16 }, (_, node) => [node, montichiari]))
  const ties: Told['ties'] = [...everybody(0, 8), ...everybody(8, 16), [0, 8]]
  const near = picture(16, { ties, facts })
  expect(distantNeighbours(near, communitiesIn(near))).toEqual([
    { one: 0, other: 1, istatCode: '017113', ties: 1, expected: 29 },
  ])
  const elsewhere = picture(16, {
    ties,
    facts: {
      ...facts,
      ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((node) => [node, { istatCode: '017001' }])),
    },
  })
  expect(distantNeighbours(elsewhere, communitiesIn(elsewhere))).toEqual([])
})

test('the bridge between two groups is found, with what would fall apart without it', () => {
  const told = picture(13, {
    ties: [...everybody(0, 6), ...everybody(6, 12), [0, 12], [1, 12], [6, 12], [7, 12]],
  })
  const [first] = bridgesIn(told)
  expect(first).toMatchObject({ id: id(12), ties: 4, lost: 6, parts: 2, between: 36 })
  expect(first?.joins).toHaveLength(2)
  // In a group where all know all nobody bridges.
  expect(bridgesIn(picture(6, { ties: everybody(0, 6) }))).toEqual([])
})

test('between two days ties are made, fade and stay; who has formal and informal ties joins the two', () => {
  const before = picture(
    4,
    {
      ties: [
        [0, 1, 1],
        [1, 2, 0.6, true],
        [2, 3, 0.2],
      ],
    },
    '2025-06-30',
  )
  const after = picture(4, {
    ties: [
      [0, 1, 2],
      [1, 2, 0.2, true],
      [1, 3, 1, true],
    ],
  })
  expect(stateOf(before)).toMatchObject({
    people: 3,
    bodies: 0,
    ties: 2,
    formalTies: 1,
    informalTies: 1,
    joiners: 1,
  })
  expect(changeBetween(before, after)).toMatchObject({ made: 1, faded: 1, kept: 1, arrived: 1, left: 1 })
  expect(changeBetween(after, after)).toMatchObject({ made: 0, faded: 0, kept: 2, arrived: 0, left: 0 })
})

test('a tie of a lab survives it when the two were together later in anything', () => {
  const told = picture(4, {
    ties: [
      [0, 1, 1, false, 50],
      [0, 2, 1, false, 40],
      [1, 2, 1, false, 39],
    ],
  })
  const lab = {
    activityId: 'lab',
    title: 'Orti',
    endedOn: '40',
    sessions: [
      [id(0), id(1), id(2)],
      [id(1), id(0)],
      [id(3), id(0)],
    ],
  }
  expect(survivalOf([lab], told, Number)).toEqual([
    { activityId: 'lab', title: 'Orti', endedOn: '40', pairs: 4, survived: 1 },
  ])
})
