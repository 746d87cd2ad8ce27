import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdKeys } from '../../app/ground/access/seal.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { readReachingFunctions } from './catalogue.ts'
import { type Cells, cellsIn, DOCUMENT, documentOf, observeAll } from './matrix.ts'
import { ACTS, AccessHouse, NEVER, VIEWERS } from './observe.ts'

let database: TestDatabase
let web: pg.Client
let house: AccessHouse
let observed: Cells

beforeAll(async () => {
  holdKeys([Buffer.alloc(32, 7)])
  database = await testDatabase()
  web = new pg.Client(database.login('trama_web'))
  await web.connect()
  house = await AccessHouse.open(database.ownerPool, web)
  observed = await observeAll(house)
}, 120_000)
afterAll(async () => {
  await web.end()
  await database.drop()
})

const written = cellsIn(readFileSync(DOCUMENT, 'utf8'))
const cells = [...written].flatMap(([table, viewers]) =>
  VIEWERS.flatMap((viewer) =>
    ACTS.map((act) => ({ table, viewer, act, may: viewers.get(viewer)?.[act] ?? '' })),
  ),
)

test.for(cells)('$viewer: $act $table: $may', async ({ table, viewer, act, may }) => {
  expect(observed.get(table)?.get(viewer)?.[act]).toBe(may)
  // What nobody may see is there all the same.
  if (act === 'read') {
    expect(await house.standing(viewer, table)).toBeGreaterThan(0)
    expect(await house.strays(viewer, table)).toBe(0)
  }
})

test('the document is what the database lets happen now, for every table there is', async () => {
  const current = documentOf(house.tables, observed, await readReachingFunctions(database.ownerPool))
  expect(readFileSync(DOCUMENT, 'utf8') === current, 'run npm run access, and read what changed').toBe(true)
  expect([...written.keys()].sort()).toEqual(house.tables.map(({ name }) => name).sort())
})

const may = (viewer: (typeof VIEWERS)[number], table: string, act: (typeof ACTS)[number] = 'read') =>
  observed.get(table)?.get(viewer)?.[act]

test('an administrator reads no contact and no note', () => {
  for (const table of ['encounter', 'encounter_note', 'organisation_contact', 'vulnerability'])
    expect(may('administrator', table), table).toBe(NEVER)
  expect(may('administrator', 'person_contact')).toBe('about oneself')
})

test('a partner, a volunteer, an evaluator and a citizen know nobody but themselves', () => {
  for (const viewer of ['partner', 'volunteer', 'evaluator', 'citizen'] as const) {
    expect(may(viewer, 'person'), viewer).toBe('oneself')
    expect(may(viewer, 'attendance'), viewer).toBe('about oneself')
    for (const table of ['encounter', 'encounter_person', 'vulnerability', 'tie', 'household'])
      expect(may(viewer, table), `${viewer} ${table}`).toBe(NEVER)
  }
})
