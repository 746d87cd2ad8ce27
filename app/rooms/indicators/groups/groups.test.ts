import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { toldFigure } from '../local/reads.ts'
import { routes } from '../routes.tsx'
import { INDICATORS, type Indicator, indicatorOf, type KnownIndicator } from '../rules.ts'
import { breakDownOf } from './reads.ts'
import { type CutDay, type Dimension, dimensionsOf, toldGroups } from './rules.ts'

openHouse()
const now = new Date('2017-06-10T10:00:00Z')
const today = '2017-06-10'

async function meet(valley: TestTerritory, count: number, on: string, gender: string, istat = '017113') {
  const id = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    id,
    on,
    `${on}T10:00Z`,
  ])
  for (let at = 0; at < count; at += 1) {
    const person = await valley.person(`Anna Bianchi${at}`)
    await asOwner(
      `insert into person_profile (territory_id, person_id, gender, istat_code, birth_year)
       values ($1, $2, $3, $4, 1980)`,
      [valley.id, person, gender, istat],
    )
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, id, person],
    )
  }
}
const reportOn = (valley: TestTerritory, day: string) =>
  asOwner('insert into reporting_day (territory_id, on_day) values ($1, $2)', [valley.id, day])

async function toldTo(valley: TestTerritory, role: string, by: Dimension, until = today) {
  const actor = await valley.operator('Giorgio', role)
  const indicator = indicatorOf('people_reached') as KnownIndicator
  return asActor(actor, async (tx) => {
    const asking = { until, today, forTeam: role !== 'evaluator' }
    const figure = await toldFigure(tx, actor, asking, indicator)
    const found = figure && (await breakDownOf(tx, actor, { ...asking, figure }, indicator, by))
    return new Map(found?.groups.map(({ said, value }) => [said, value]))
  })
}

test('the groups of a figure add up to it; outside the team a small one takes another with it', async () => {
  const valley = await newTerritory()
  await meet(valley, 20, '2017-05-02', 'female')
  await meet(valley, 3, '2017-05-02', 'male')
  await meet(valley, 9, '2017-05-02', 'other')
  await reportOn(valley, '2017-05-31')
  const team = await toldTo(valley, 'coordinator', 'gender')
  expect(Object.fromEntries(team)).toEqual({ female: 20, male: 3, other: 9 })
  const outside = await toldTo(valley, 'evaluator', 'gender')
  expect(Object.fromEntries(outside)).toEqual({ female: 20, male: null, other: null })
  expect(Object.fromEntries(await toldTo(valley, 'evaluator', 'age'))).toMatchObject({
    '30-64': 32,
    '0-13': 0,
  })
  expect(Object.fromEntries(await toldTo(valley, 'coordinator', 'municipality'))).toEqual({
    '017001': 0,
    '017039': 0,
    '017113': 32,
  })
})

test('hard times are told in groups to nobody where they would be of a few, the team included', async () => {
  const valley = await newTerritory()
  await meet(valley, 30, '2017-05-02', 'female')
  await reportOn(valley, '2017-05-31')
  await asOwner(
    `insert into vulnerability (territory_id, id, person_id, from_on, sealed)
     select territory_id, gen_random_uuid(), person_id, '2017-01-01', '\\x00' from person_profile where territory_id = $1 limit 4`,
    [valley.id],
  )
  for (const role of ['coordinator', 'evaluator'])
    expect(
      [...(await toldTo(valley, role, 'vulnerable')).values()].filter((value) => value !== null),
    ).toEqual([])
})

test('every indicator that has groups counts the same in them as whole', async () => {
  const valley = await newTerritory()
  await meet(valley, 20, '2017-05-02', 'female')
  const actor = await valley.operator('Silvia', 'coordinator')
  await asActor(actor, async (tx) => {
    for (const indicator of INDICATORS as readonly Indicator[]) {
      for (const by of dimensionsOf(indicator)) {
        const asking = { until: today, today, forTeam: true }
        const figure = await toldFigure(tx, actor, asking, indicator)
        if (!figure) throw new Error(indicator.code)
        const found = await breakDownOf(tx, actor, { ...asking, figure }, indicator, by)
        if (!found?.forTeam && figure.suppressed) continue
        const sum = found?.groups.reduce((all, one) => all + (one.part ?? one.value ?? 0), 0)
        if (found && !found.groups.some(({ suppressed }) => suppressed))
          expect([indicator.code, by, sum]).toEqual([indicator.code, by, figure.numerator ?? figure.value])
      }
    }
  })
})

test('the page says groups in words, a picture and a table; a file says what may be told', async () => {
  const valley = await newTerritory()
  await meet(valley, 20, '2017-05-02', 'female')
  await meet(valley, 3, '2017-05-02', 'male')
  await reportOn(valley, '2017-05-31')
  const actor = await valley.operator('Silvia', 'coordinator')
  const { get } = visits(routes, valley, { actor, now })
  const page = (await get('/outcomes/people_reached/groups?by=gender')).html
  expect(page).toContain('Donna')
  expect(page).toContain('<svg')
  const csv = (await get('/outcomes/people_reached/groups.csv?by=gender')).html
  expect(csv).toContain('suppressed')
  expect(csv).not.toContain(',3,')
  expect((await get('/outcomes/people_reached/groups?by=shoes')).status).toBe(404)
  expect((await get('/outcomes/money_paid/groups')).status).toBe(404)
})

const SMALLEST = 5
/** Groups that grow from day to day. */
const anyDays = fc
  .array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((steps) => {
    const sum = [0, 0, 0]
    return steps.map((step, at): CutDay => {
      for (const [group, more] of step.entries()) sum[group] = (sum[group] ?? 0) + more
      return { on: `2017-0${at + 1}-28`, counts: new Map(sum.map((size, group) => [`${group}`, [size]])) }
    })
  })

test('whoever compares the told groups of any days learns of no small group', () => {
  fc.assert(
    fc.property(anyDays, (days) => {
      // Days on which the whole moves by too little are not told at all.
      const whole = ({ counts }: CutDay) => [...counts.values()].reduce((all, [size = 0]) => all + size, 0)
      const told: { day: CutDay; open: ReadonlySet<string> }[] = []
      const days0: CutDay[] = []
      for (const day of days) {
        const moved = [0, ...days0.map(whole)].map((before) => Math.abs(whole(day) - before))
        if (moved.some((by) => by > 0 && by < SMALLEST)) continue
        days0.push(day)
        told.push({ day, open: toldGroups(days0, { smallest: SMALLEST }) })
      }
      const apart = (by: number) => by === 0 || by >= SMALLEST
      const size = (day: CutDay, said: string) => day.counts.get(said)?.[0] ?? 0
      for (const { day, open } of told) {
        for (const said of open) expect(apart(size(day, said))).toBe(true)
        const rest = whole(day) - [...open].reduce((all, said) => all + size(day, said), 0)
        expect(apart(rest)).toBe(true)
        for (const other of told) {
          const both = [...open].filter((said) => other.open.has(said))
          for (const said of both) expect(apart(Math.abs(size(day, said) - size(other.day, said)))).toBe(true)
          const left = (of: CutDay) => whole(of) - both.reduce((all, said) => all + size(of, said), 0)
          expect(apart(Math.abs(left(day) - left(other.day)))).toBe(true)
        }
      }
    }),
    { numRuns: 400 },
  )
})
