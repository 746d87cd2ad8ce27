import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { holdMarkSecret } from '../../ground/access/keyed.ts'
import { holdKeys } from '../../ground/access/seal.ts'
import { asActor, connect, disconnect } from '../../ground/db/database.ts'
import { toldOutcomes } from '../../rooms/indicators/protection/reads.ts'
import { namesOf, outcomesAsOf, recordsOf } from '../../rooms/indicators/reads.ts'
import { type CountedSet, indicatorOf } from '../../rooms/indicators/rules.ts'
import { PRINTED } from '../../rooms/indicators/sources/example.ts'
import { versionsOf } from '../../rooms/pacts/draft/reads.ts'
import { pactsOf } from '../../rooms/pacts/reads.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { loadMunicipalities } from '../../rooms/territories/writes.ts'
import { loadCremasco } from './cremasco.ts'
import { CREMASCO } from './cremasco-story.ts'

let database: TestDatabase
let load: () => Promise<boolean>
const now = new Date('2026-11-21T12:00:00Z')

beforeAll(async () => {
  holdKeys([Buffer.alloc(32, 7)])
  holdMarkSecret(Buffer.alloc(32, 8))
  database = await testDatabase()
  const owner = await database.ownerPool.connect()
  await loadMunicipalities(owner)
  owner.release()
  const { command } = await connect(database)
  load = () => loadCremasco({ command, now, accountOf: async ({ email }) => `account of ${email}` })
  expect(await load()).toBe(true)
}, 120_000)
afterAll(async () => {
  await disconnect()
  await database.drop()
})

const evaluator = async () => {
  const territory = await territoryAt(CREMASCO.slug)
  return commandIn(territory?.id as string, ['evaluator'])
}
const CODES = ['pacts_direct', 'pacts_indirect', 'fna_direct', 'fna_indirect'] as const

test('what FareLegami published for the end of 2016 comes out of the records, as it may be told', async () => {
  const actor = await evaluator()
  const told = await asActor(actor, (tx) =>
    toldOutcomes(tx, actor, { until: CREMASCO.on, today: '2026-11-21', forTeam: false }),
  )
  const values = Object.fromEntries(told.map(({ code, value }) => [code, value]))
  for (const code of CODES) expect(values[code]).toBe(CREMASCO[code])
})

test('every row that its sheet prints comes out of the records', async () => {
  const actor = await evaluator()
  for (const { onDay, printed } of PRINTED.cremasco) {
    const told = await asActor(actor, (tx) =>
      toldOutcomes(tx, actor, { until: onDay, today: '2026-11-21', forTeam: false }),
    )
    expect(printed.length).toBeGreaterThan(4)
    for (const one of printed)
      expect(told.find(({ code }) => code === one.code)?.value, one.words).toBe(one.value)
  }
})

test('every figure of pacts opens onto as many records as it says, and stood still until the first was signed', async () => {
  const actor = await evaluator()
  for (const code of CODES) {
    const set = indicatorOf(code)?.set as CountedSet
    const { records } = await asActor(actor, (tx) => recordsOf(tx, actor, set, CREMASCO.on))
    expect(records.reduce((sum, { units }) => sum + units, 0)).toBe(CREMASCO[code])
  }
  const before = await asActor(actor, (tx) => outcomesAsOf(tx, actor, '2015-10-31'))
  expect(before.filter(({ code }) => CODES.some((one) => one === code)).map(({ value }) => value)).toEqual([
    0, 0, 0, 0,
  ])
})

test('two cohorts of six labs are counted, and the figure opens onto them', async () => {
  const actor = await evaluator()
  const set = indicatorOf('labs_by_cohort')?.set as CountedSet
  const labs = async (until: string) => (await asActor(actor, (tx) => recordsOf(tx, actor, set, until))).total
  expect(await labs('2016-08-31')).toBe(6)
  expect(await labs(CREMASCO.on)).toBe(12)
})

test('its pacts are read by who is in them, whole, and by nobody else', async () => {
  const { rows } = await database.ownerPool.query<{ account_id: string; person_id: string; role: string }>(
    'select a.account_id, a.person_id, r.role from account_person a join role_assignment r using (territory_id, person_id)',
  )
  const territoryId = (await evaluator()).territoryId
  const as = (role: string): SignedInActor => {
    const row = rows.find((one) => one.role === role)
    return {
      territoryId,
      accountId: row?.account_id as string,
      personId: row?.person_id as string,
      roles: [role],
    }
  }
  const [teresa, ornella, roberta] = [as('case_operator'), as('facilitator'), as('coordinator')]
  const hers = await asActor(teresa, (tx) => pactsOf(tx, teresa, { ended: true }))
  expect(hers.length).toBeGreaterThan(10)
  const [version] = await asActor(teresa, (tx) => versionsOf(tx, hers[0]?.id as string))
  expect(version).toMatchObject({ whole: true, number: 1 })
  for (const stranger of [ornella, roberta])
    expect(await asActor(stranger, (tx) => pactsOf(tx, stranger, { ended: true }))).toEqual([])
})

test('six civic centers open by the day of the published table, and the figure opens onto them by name', async () => {
  const actor = await evaluator()
  const counted = (until: string) =>
    asActor(actor, (tx) => recordsOf(tx, actor, indicatorOf('civic_centers')?.set as CountedSet, until))
  const { records } = await counted(CREMASCO.on)
  const names = await asActor(actor, (tx) =>
    namesOf(
      tx,
      'place',
      records.map(({ recordId }) => recordId),
    ),
  )
  expect([...names.values()].map(({ name }) => name).toSorted()).toEqual([
    'Centro di aggregazione San Luigi',
    'Centro socio-culturale La Chiocciola',
    'Istituto comprensivo Crema Due',
    'Istituto comprensivo Crema Tre',
    'Istituto comprensivo di Pandino',
    'Scuola primaria di Dovera',
  ])
  expect((await counted('2016-09-18')).records).toEqual([])
  expect((await counted('2016-10-10')).records).toHaveLength(3)
})

test('a second load changes nothing', async () => {
  expect(await load()).toBe(false)
})
