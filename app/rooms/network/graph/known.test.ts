import { expect, test } from 'vitest'
import { karateClub, lesMiserables, southernWomen } from '../../../../tests/support/known-graphs.ts'
import { betweenness } from './betweenness.ts'
import { buildGraph } from './build.ts'
import { communities } from './communities.ts'
import { components } from './components.ts'
import { constraint } from './constraint.ts'
import { cuts } from './cut.ts'
import { degrees, edgeCount, strengths } from './graph.ts'
import { modularity } from './modularity.ts'
import { near } from './near.ts'
import { project } from './projection.ts'

const karate = buildGraph(karateClub())

test('the karate club has its published size, hubs and one component', () => {
  expect([karate.n, edgeCount(karate), components(karate).count]).toEqual([34, 78, 1])
  expect([degrees(karate)[0], degrees(karate)[33], degrees(karate)[32]]).toEqual([16, 17, 12])
})

test('betweenness in the karate club is as published', () => {
  const between = betweenness(karate)
  // The two heads, then 33, 3 and 32 (Newman and Girvan 2004 split the club along these).
  const published = { 0: 231.0714, 33: 160.5516, 32: 76.6905, 2: 75.8508, 31: 73.0095 }
  for (const [node, value] of Object.entries(published)) expect(between[Number(node)]).toBeCloseTo(value, 4)
  expect(between[11]).toBe(0)
})

test('constraint in the karate club is what other programs compute', () => {
  // By networkx 3.6.
  const expected = [
    0.155423, 0.279535, 0.185177, 0.39666, 0.529417, 0.477485, 0.477485, 0.442712, 0.303601, 0.5,
  ]
  expected.forEach((value, node) => {
    expect(constraint(karate)[node]).toBeCloseTo(value, 5)
  })
  expect(constraint(karate)[11]).toBe(1)
  expect(constraint(karate)[33]).toBeCloseTo(0.156419, 5)
})

test('the communities of the karate club reach the highest modularity there is', () => {
  // 0.41979 in four communities is proven optimal (Agarwal and Kempe 2008; Aloise and others 2010).
  const found = communities(karate, { starts: 8, rounds: 8 })
  expect(found.modularity).toBeCloseTo(0.41979, 5)
  expect([...found.sizes]).toEqual([12, 11, 6, 5])
})

test('the split the club really went through has the modularity published for it', () => {
  const withMrHi = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 17, 18, 20, 22]
  const side = Uint32Array.from({ length: 34 }, (_, node) => (withMrHi.includes(node + 1) ? 0 : 1))
  expect(modularity(karate, side)).toBeCloseTo(0.371, 3)
})

const novel = lesMiserables()
const weighted = buildGraph(novel)
const plain = buildGraph({ n: novel.n, from: novel.from, to: novel.to })
const who = (name: string) => novel.names.indexOf(name)

test('the novel has its published size', () => {
  expect([plain.n, edgeCount(plain)]).toEqual([77, 254])
  expect(degrees(plain)[who('Valjean')]).toBe(36)
  expect(strengths(weighted).reduce((sum, one) => sum + one, 0)).toBe(2 * 820)
})

test('the communities of the novel reach the highest modularity there is', () => {
  // 0.56001 without weights is proven optimal (Aloise and others 2010).
  expect(communities(plain, { starts: 20, rounds: 10 }).modularity).toBeCloseTo(0.56001, 5)
})

test('constraint and betweenness in the novel are what other programs compute', () => {
  expect(constraint(plain)[who('Valjean')]).toBeCloseTo(0.07060097048, 12)
  expect(constraint(weighted)[who('Valjean')]).toBeCloseTo(0.1634479536828, 12)
  expect(constraint(weighted)[who('Myriel')]).toBeCloseTo(0.3822731133294, 12)
  expect(constraint(plain)[who('Fantine')]).toBeCloseTo(0.17441545073567, 11)
  const between = betweenness(plain)
  expect(between[who('Valjean')]).toBeCloseTo(1624.46880043, 7)
  expect(between[who('Gavroche')]).toBeCloseTo(470.57063191, 7)
  expect(between[who('Napoleon')]).toBe(0)
})

test('without Valjean or the bishop the novel falls apart', () => {
  const { lost, parts, bridges } = cuts(plain)
  const holding = novel.names.filter((_, node) => (parts[node] as number) > 1)
  expect(holding.sort()).toEqual(
    [
      'Valjean',
      'Fauchelevent',
      'MmeBurgon',
      'Gavroche',
      'MlleGillenormand',
      'Mabeuf',
      'Thenardier',
      'Myriel',
    ].sort(),
  )
  expect(bridges).toHaveLength(18)
  // Seven who appear with the bishop alone.
  expect(lost[who('Myriel')]).toBe(7)
})

test('near someone are those of their own scenes', () => {
  const nearest = near(weighted, [who('Enjolras')], { limit: 3 }).map(({ node }) => novel.names[node])
  expect(nearest).toContain('Courfeyrac')
  expect(nearest).toContain('Combeferre')
})

test('two women of the South are tied by the occasions they shared', () => {
  const lists = southernWomen()
  const women = project(lists)
  const [evelyn, theresa] = [lists.names.indexOf('Evelyn'), lists.names.indexOf('Theresa')]
  expect([lists.member.length, edgeCount(women)]).toEqual([89, 139])
  const arc = women.targets.subarray(women.offsets[evelyn], women.offsets[evelyn + 1]).indexOf(theresa)
  expect(women.weights?.[(women.offsets[evelyn] as number) + arc]).toBe(7)
  // Left out, the occasion where 14 of the 18 were ties nobody.
  expect(edgeCount(project(lists, { largest: 13 }))).toBeLessThan(139)
})
