import { afterAll, beforeAll } from 'vitest'
import type { SignedInActor } from '../../app/ground/access/actor.ts'
import { type Actor, type CommandActor, commandIn, visitorOf } from '../../app/ground/access/actor.ts'
import { holdMarkSecret } from '../../app/ground/access/keyed.ts'
import { holdKeys } from '../../app/ground/access/seal.ts'
import { connect, disconnect } from '../../app/ground/db/database.ts'
import { newId } from '../../app/ground/db/ids.ts'
import { giveJournalTo } from '../../app/ground/journal/keeper.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export { asActor } from '../../app/ground/db/database.ts'

export let database: TestDatabase

/** Gives the test file its own migrated database, open for `asActor`. Call it once at the top of the file. */
export function openHouse() {
  beforeAll(async () => {
    holdKeys([Buffer.alloc(32, 7)])
    holdMarkSecret(Buffer.alloc(32, 8))
    giveJournalTo(['coordinator'])
    database = await testDatabase()
    await connect(database, { web: 6, command: 2 })
  })
  afterAll(async () => {
    await disconnect()
    await database.drop()
  })
}

/** Goes around the policies: to prepare what no person could, and to show that a hidden row exists. */
export const asOwner = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await database.ownerPool.query<Row>(text, values)).rows

export type TestTerritory = {
  id: string
  slug: string
  /** A person without an account; returns the id. */
  person(name: string): Promise<string>
  /** A person with an account and a standing role. */
  operator(name: string, ...roles: string[]): Promise<SignedInActor>
  visitor: Actor
  command: CommandActor
}

/** A new territory of its own: nothing to clean, no other test in it. Seven municipalities of Bassa Bresciana Orientale. */
export async function newTerritory(name = 'Valle di prova'): Promise<TestTerritory> {
  const id = newId()
  const slug = `valle-${id.slice(-12)}`
  await asOwner(`insert into municipality (istat_code, name, province, province_code, region, cadastral_code) values
    ('017001', 'Acquafredda', 'Brescia', 'BS', 'Lombardia', 'A034'), ('017113', 'Montichiari', 'Brescia', 'BS', 'Lombardia', 'F471'),
    ('017039', 'Carpenedolo', 'Brescia', 'BS', 'Lombardia', 'B817') on conflict do nothing`)
  await asOwner("insert into installation (kind) values ('real') on conflict do nothing")
  await asOwner("insert into territory (id, slug, name, installation) values ($1, $2, $3, 'real')", [
    id,
    slug,
    name,
  ])
  await asOwner(
    "insert into territory_municipality (territory_id, istat_code) values ($1, '017001'), ($1, '017113'), ($1, '017039')",
    [id],
  )
  const person = async (fullName: string) => {
    const personId = newId()
    const [given, ...family] = fullName.split(' ')
    await asOwner('insert into person (territory_id, id, given_name, family_name) values ($1, $2, $3, $4)', [
      id,
      personId,
      given,
      family.join(' '),
    ])
    return personId
  }
  const operator = async (fullName: string, ...roles: string[]): Promise<SignedInActor> => {
    const personId = await person(fullName)
    const accountId = `account-${personId}`
    await asOwner('insert into account_person (territory_id, account_id, person_id) values ($1, $2, $3)', [
      id,
      accountId,
      personId,
    ])
    for (const role of roles) {
      await asOwner(
        'insert into role_assignment (territory_id, id, person_id, role, starts_at) values ($1, $2, $3, $4, $5)',
        [id, newId(), personId, role, '2015-01-01'],
      )
    }
    return { territoryId: id, accountId, personId, roles }
  }
  return {
    id,
    slug,
    person,
    operator,
    visitor: visitorOf(id),
    command: commandIn(id, ['coordinator', 'facilitator']),
  }
}
