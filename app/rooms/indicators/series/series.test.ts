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
import { toldOutcomes } from '../protection/reads.ts'
import { routes } from '../routes.tsx'
import { INDICATORS, indicatorOf } from '../rules.ts'
import { seriesOf } from './reads.ts'
import { gainedIn, monthsUntil } from './rules.ts'

openHouse()
const now = new Date('2017-06-10T10:00:00Z')
const today = '2017-06-10'

async function meet(valley: TestTerritory, count: number, on: string) {
  const id = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    id,
    on,
    `${on}T10:00Z`,
  ])
  for (let at = 0; at < count; at += 1)
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, id, await valley.person(`Anna Bianchi${at}`)],
    )
}

test('months end on their last day, and the last one on the day asked', () => {
  expect(monthsUntil('2017-03-15', 3)).toEqual([
    { on: '2017-01-31', partly: false },
    { on: '2017-02-28', partly: false },
    { on: '2017-03-15', partly: true },
  ])
  expect(monthsUntil('2016-02-29', 2).map(({ on }) => on)).toEqual(['2016-01-31', '2016-02-29'])
  const told = (on: string, value: number | null, countedOn = on, suppressed = false) => ({
    on,
    value,
    countedOn,
    suppressed,
  })
  expect(gainedIn(true, told('2017-01-31', 4), told('2017-02-28', 9))).toBe(5)
  expect(gainedIn(true, told('2017-01-31', 4), told('2017-02-28', 9, '2017-02-20'))).toBeNull()
  expect(gainedIn(true, told('2017-01-31', null, '2017-01-31', true), told('2017-02-28', 9))).toBeNull()
  expect(gainedIn(false, told('2017-01-31', 0.5), told('2017-02-28', 0.6))).toBeNull()
})

test('every indicator tells each month what it tells whoever asks for that day', async () => {
  const valley = await newTerritory()
  await meet(valley, 12, '2017-02-10')
  await meet(valley, 9, '2017-04-10')
  await meet(valley, 2, '2017-05-20')
  for (const role of ['coordinator', 'evaluator'] as const) {
    const actor = await valley.operator('Silvia', role)
    const forTeam = role === 'coordinator'
    await asActor(actor, async (tx) => {
      for (const indicator of INDICATORS) {
        const points = await seriesOf(tx, actor, { until: today, today, forTeam }, indicator, 12)
        for (const on of ['2017-03-31', today]) {
          const [asked] = await toldOutcomes(tx, actor, { until: on, today, forTeam }, [indicator])
          const point = points.find((one) => one.on === on)?.figure
          expect(point).toMatchObject({ value: asked?.value, suppressed: asked?.suppressed })
          expect(point?.countedOn).toBe(asked?.countedOn)
        }
      }
    })
  }
})

test('the page and its files say the months, and the file what may leave the team', async () => {
  const valley = await newTerritory()
  await meet(valley, 12, '2017-02-10')
  await meet(valley, 2, '2017-05-20')
  const actor = await valley.operator('Silvia', 'coordinator')
  const { get } = visits(routes, valley, { actor, now })
  const page = (await get('/outcomes/people_met/months?months=12')).html
  expect(page).toContain('maggio 2017')
  expect(page).toContain('<svg')
  expect(page).toMatch(/>14</)
  const csv = (await get('/outcomes/people_met/months.csv?months=12')).html.split('\r\n')
  expect(csv.find((line) => line.includes('2016-08'))).toContain(',0,')
  // The two of May are too few: the file goes on telling of the months before.
  expect(csv.find((line) => line.includes('2017-06'))).not.toContain(',14,')
  const json = JSON.parse((await get('/outcomes/people_met/months.json?months=12')).html)
  expect(json.months).toHaveLength(12)
  expect((await get('/outcomes/nothing/months')).status).toBe(404)
  expect(indicatorOf('people_met')?.code).toBe('people_met')
})
