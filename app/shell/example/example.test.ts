import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { commandIn } from '../../ground/access/actor.ts'
import { holdMarkSecret } from '../../ground/access/keyed.ts'
import { holdKeys } from '../../ground/access/seal.ts'
import { asActor, connect, disconnect } from '../../ground/db/database.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { reportOf } from '../../rooms/indicators/commands.ts'
import { keptVersions, standingLines } from '../../rooms/indicators/framework/reads.ts'
import { inOrder } from '../../rooms/indicators/framework/rules.ts'
import { closedPeriods, knownLater } from '../../rooms/indicators/periods/reads.ts'
import { toldOutcomes } from '../../rooms/indicators/protection/reads.ts'
import { outcomesAsOf, recordsOf } from '../../rooms/indicators/reads.ts'
import { type CountedSet, INDICATORS, type Indicator, indicatorOf } from '../../rooms/indicators/rules.ts'
import { PRINTED } from '../../rooms/indicators/sources/example.ts'
import { saidElsewhere } from '../../rooms/indicators/sources/reads.ts'
import { agreementOf } from '../../rooms/indicators/sources/rules.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { loadMunicipalities } from '../../rooms/territories/writes.ts'
import { EXAMPLE, loadExample } from './example.ts'
import {
  FINAL,
  FIRST_YEAR,
  LAB_PARTICIPANTS,
  LAB_VULNERABLE,
  LABS_WITH_COMMUNITY,
  SNAPSHOT,
} from './published.ts'

let database: TestDatabase
let load: () => ReturnType<typeof loadExample>

beforeAll(async () => {
  holdKeys([Buffer.alloc(32, 7)])
  holdMarkSecret(Buffer.alloc(32, 8))
  database = await testDatabase()
  const owner = await database.ownerPool.connect()
  await loadMunicipalities(owner)
  owner.release()
  const { command } = await connect(database)
  const accountOf = async ({ email }: { email: string }) => `account of ${email}`
  load = () => loadExample({ command, now: new Date('2026-11-21T12:00:00Z'), accountOf, progress: () => {} })
  expect(await load()).toMatchObject({ ok: true })
}, 480_000)
afterAll(async () => {
  await disconnect()
  await database.drop()
})

async function evaluator() {
  const territory = await territoryAt(EXAMPLE.slug)
  return commandIn(territory?.id as string, ['evaluator'])
}
async function report(until: string) {
  const actor = await evaluator()
  const figures = await asActor(actor, (tx) =>
    toldOutcomes(tx, actor, { until, today: '2026-11-21', forTeam: false }),
  )
  return reportOf(EXAMPLE.slug, until, figures, translatorFor('it'))
}
const valuesOn = async (until: string) =>
  Object.fromEntries((await report(until)).indicators.map(({ code, value }) => [code, value]))

test('the first year is the one that was published', async () => {
  const { on, ...published } = FIRST_YEAR
  expect(await valuesOn(on)).toMatchObject(published)
  expect(published.lab_series).toBeGreaterThan(20)
})

test('the interim table is the one that was published', async () => {
  const { on, ...published } = SNAPSHOT
  expect(await valuesOn(on)).toMatchObject(published)
})

test('the final table is the one that was published, shares included', async () => {
  const { on, ...published } = FINAL
  const { indicators } = await report(on)
  expect(await valuesOn(on)).toMatchObject(published)
  expect(indicators.find(({ code }) => code === 'labs_with_community_share')).toMatchObject({
    numerator: LABS_WITH_COMMUNITY,
    denominator: FINAL.labs_held,
    value: expect.closeTo(0.65, 2),
  })
  expect(indicators.find(({ code }) => code === 'vulnerable_participation_rate')).toMatchObject({
    numerator: LAB_VULNERABLE,
    denominator: LAB_PARTICIPANTS,
    value: 0.49,
  })
})

const ROWS = PRINTED.bassaBresciana.flatMap(({ onDay, printed }) =>
  printed.flatMap(({ code, value }) => (code && value !== undefined ? [{ onDay, code, value }] : [])),
)

test('every row that the sources print comes out of the records on its day, and the page says so', async () => {
  const actor = await evaluator()
  const said = await asActor(actor, (tx) => saidElsewhere(tx))
  const told = new Map<string, Awaited<ReturnType<typeof report>>['indicators']>()
  for (const on of [FIRST_YEAR.on, SNAPSHOT.on, FINAL.on]) told.set(on, (await report(on)).indicators)
  expect(ROWS.length).toBeGreaterThan(35)
  for (const { onDay, code, value } of ROWS) {
    const figure = told.get(onDay)?.find((one) => one.code === code)
    const quote = said.find((one) => one.onDay === onDay && one.code === code)
    const shown = figure?.unit === 'share' ? (figure.value ?? 0) * 100 : figure?.value
    expect(Math.round(shown ?? -1), `${code} on ${onDay}`).toBe(value)
    expect(agreementOf(quote?.value ?? null, figure), `${code} on ${onDay}`).toBe('same')
  }
})

test.each([FIRST_YEAR, SNAPSHOT, FINAL])(
  'what the generator was told of $on is what the sources print',
  ({ on, ...published }) => {
    for (const [code, value] of Object.entries(published).filter(([one]) => one !== 'lab_series'))
      expect(ROWS).toContainEqual({ onDay: on, code, value })
  },
)

test('what is told between the published days moves by whole groups only', async () => {
  const days = ['2017-01-31', FIRST_YEAR.on, '2018-06-30', SNAPSHOT.on, '2019-05-31', FINAL.on]
  for (const code of ['people_reached', 'people_met', 'people_active', 'headcount_anonymous']) {
    const told = await Promise.all(days.map(async (day) => (await valuesOn(day))[code] as number))
    const moves = told.slice(1).map((value, at) => value - (told[at] as number))
    expect(moves.every((by) => by === 0 || by >= 5)).toBe(true)
    expect(told[0]).toBeGreaterThan(0)
  }
})

test('every figure opens onto as many records as it says', async () => {
  const actor = await evaluator()
  for (const { set, of } of INDICATORS as readonly Indicator[]) {
    for (const counted of of ? [set, of] : [set]) {
      const figures = await asActor(actor, (tx) =>
        outcomesAsOf(tx, actor, FINAL.on, [
          { code: 'labs_held', unit: 'meeting', group: 'labs', set: counted },
        ]),
      )
      const { records, total } = await asActor(actor, (tx) => recordsOf(tx, actor, counted, FINAL.on))
      expect(total).toBe(records.length)
      expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(records.length)
      expect(records.reduce((sum, { units }) => sum + units, 0)).toBe(figures[0]?.value)
    }
  }
})

test('numerators are part of their denominators', async () => {
  const actor = await evaluator()
  const { set, of } = indicatorOf('labs_with_community_share') as Required<Indicator>
  const ids = async (counted: CountedSet) =>
    (await asActor(actor, (tx) => recordsOf(tx, actor, counted, FINAL.on))).records.map(
      ({ recordId }) => recordId,
    )
  const whole = new Set(await ids(of))
  expect((await ids(set)).filter((id) => !whole.has(id))).toEqual([])
})

test('two periods are closed and nothing of the load is known later; a framework stands, and is kept at the end', async () => {
  const territory = await territoryAt(EXAMPLE.slug)
  const actor = commandIn(territory?.id as string, ['coordinator', 'facilitator'])
  const found = await asActor(actor, async (tx) => {
    const periods = await closedPeriods(tx)
    return {
      later: await Promise.all(periods.map((one) => knownLater(tx, one))),
      lines: inOrder(await standingLines(tx)),
      kept: await keptVersions(tx),
    }
  })
  expect(found.later.map(({ sessions, encounters }) => [sessions.total, encounters])).toEqual([
    [0, 0],
    [0, 0],
  ])
  expect(found.lines.map(({ number }) => number)).toEqual([
    '',
    '1',
    '1.1',
    '1.1.1',
    '1.1.2',
    '2',
    '2.1',
    '2.2',
    '2.3',
    '3',
  ])
  expect(found.kept).toMatchObject([{ onDay: FINAL.on }])
})

test('a second load is refused kindly, and changes nothing', async () => {
  const before = await valuesOn('2026-11-20')
  expect(await load()).toEqual({ ok: false, refusal: 'shell.example.standsAlready' })
  expect(await valuesOn('2026-11-20')).toEqual(before)
})

test('agenda and diary are alive today: meetings to come, one of yesterday still open, notes of this month', async () => {
  const ask = async (query: string) =>
    Number((await database.ownerPool.query<{ n: string }>(query)).rows[0]?.n)
  const sessions =
    'select count(*) as n from activity_session where public and closed_at is null and cancelled_at is null'
  expect(await ask(`${sessions} and held_on > '2026-11-21'`)).toBeGreaterThan(20)
  expect(await ask(`${sessions} and held_on = '2026-11-20'`)).toBe(1)
  expect(await ask("select count(*) as n from encounter where met_on > '2026-10-01'")).toBeGreaterThan(40)
})

test('nobody’s hard time, and no note, stands in the database in plain words', async () => {
  const { rows } = await database.ownerPool.query<{ plain: string }>(
    `select count(*) filter (where position('{"kind"'::bytea in sealed) > 0) as plain from vulnerability
     union all select count(*) from encounter_note where position(' '::bytea || convert_to('con ', 'UTF8') in sealed) > 0`,
  )
  expect(rows.map(({ plain }) => Number(plain))).toEqual([0, 0])
})
