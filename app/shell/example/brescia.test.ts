import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { holdMarkSecret } from '../../ground/access/keyed.ts'
import { holdKeys } from '../../ground/access/seal.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import { asActor, connect, disconnect } from '../../ground/db/database.ts'
import { followedVisits, myVisits } from '../../rooms/exchange/kinds/companionship/parts/visits-loaded.ts'
import { onTheShelf, reusedSince } from '../../rooms/exchange/kinds/goods/reads.ts'
import { balances } from '../../rooms/exchange/kinds/time/reads.ts'
import { signalsForMe } from '../../rooms/intakes/school/reads.ts'
import { register } from '../../rooms/operators/volunteers/reads.ts'
import { lacksOn } from '../../rooms/operators/volunteers/rules.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { loadMunicipalities } from '../../rooms/territories/writes.ts'
import { loadBrescia } from './brescia.ts'
import { BRESCIA } from './brescia-cast.ts'

let database: TestDatabase
let load: () => Promise<boolean>
const now = new Date()
const today = localDay(now, 'Europe/Rome')

beforeAll(async () => {
  holdKeys([Buffer.alloc(32, 7)])
  holdMarkSecret(Buffer.alloc(32, 8))
  database = await testDatabase()
  const owner = await database.ownerPool.connect()
  await loadMunicipalities(owner)
  owner.release()
  const { command } = await connect(database)
  load = () => loadBrescia({ command, now, accountOf: async ({ email }) => `account of ${email}` })
  expect(await load()).toBe(true)
}, 120_000)
afterAll(async () => {
  await disconnect()
  await database.drop()
})

const as = async (name: string): Promise<SignedInActor> => {
  const territory = await territoryAt(BRESCIA.slug)
  const { rows } = await database.ownerPool.query<{ account_id: string; person_id: string; role: string }>(
    `select a.account_id, a.person_id, r.role from account_person a join role_assignment r using (territory_id, person_id)
     where a.account_id = $1`,
    [`account of ${name}.net@example.org`],
  )
  const [row] = rows
  if (!territory || !row) throw new Error(`nobody is called ${name}`)
  return {
    territoryId: territory.id,
    accountId: row.account_id,
    personId: row.person_id,
    roles: rows.map(({ role }) => role),
  }
}

test('a mediator follows visits, a volunteer finds theirs, and one check has expired', async () => {
  const paola = await as('paola')
  const followed = await asActor(paola, (tx) => followedVisits(tx, today))
  expect(followed).toHaveLength(9)
  expect(followed.every(({ visits }) => visits > 2)).toBe(true)
  expect(followed.filter(({ loneliness }) => loneliness.after !== null).length).toBeGreaterThan(2)
  const marco = await as('marco')
  const mine = await asActor(marco, (tx) => myVisits(tx, marco))
  expect(mine.map(({ words }) => words.length)).toEqual([1, 1])
  expect(await asActor(await as('silvana'), (tx) => followedVisits(tx, today))).toEqual([])
  const volunteers = await asActor(paola, register)
  const unready = volunteers.filter((one) => lacksOn([one], one.checks, today).length > 0)
  expect(unready).toHaveLength(1)
})

test('the emporium has things, gave things and hours, and nobody gained or lost an hour', async () => {
  const nadia = await as('nadia')
  const shelf = await asActor(nadia, (tx) => onTheShelf(tx, today))
  expect(shelf.length).toBe(8)
  const { times, grams } = await asActor(nadia, (tx) => reusedSince(tx, '2000-01-01'))
  expect([times, grams > 100_000]).toEqual([10, true])
  const all = await asActor(nadia, balances)
  expect(all.reduce((sum, { given, received }) => sum + given - received, 0)).toBe(0)
  expect(all.length).toBeGreaterThan(4)
})

test('a school told the educator, who alone reads it', async () => {
  expect((await asActor(await as('davide'), signalsForMe)).length).toBe(2)
  expect(await asActor(await as('paola'), signalsForMe)).toEqual([])
})

test('a second load changes nothing', async () => {
  expect(await load()).toBe(false)
})
