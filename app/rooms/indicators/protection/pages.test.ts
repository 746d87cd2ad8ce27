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
import { translatorFor } from '../../../ground/texts/texts.ts'
import { reportOf } from '../commands.ts'
import { routes } from '../routes.tsx'
import { smallGroupRule, toldOutcomes } from './reads.ts'
import { announceReportingDays } from './writes.ts'

openHouse()
const now = new Date('2017-06-01T10:00:00Z')
const today = '2017-06-01'

/** So many people met on a day of the diary. */
async function meet(valley: TestTerritory, count: number, on: string) {
  const id = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    id,
    on,
    `${on}T10:00Z`,
  ])
  for (let at = 0; at < count; at += 1) {
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, id, await valley.person(`Anna Bianchi${at}`)],
    )
  }
}
const reportOn = (valley: TestTerritory, day: string) =>
  asOwner('insert into reporting_day (territory_id, on_day) values ($1, $2)', [valley.id, day])

/** What one figure is, wherever someone may read it. */
async function everywhere(valley: TestTerritory, role: string, code = 'people_met') {
  const actor = await valley.operator('Giorgio', role)
  const { get } = visits(routes, valley, { actor, now })
  const figures = await asActor(actor, (tx) =>
    toldOutcomes(tx, actor, { until: today, today, forTeam: false }),
  )
  const line = (await get('/outcomes.csv')).html.split('\r\n').find((row) => row.startsWith(code)) ?? ''
  const row =
    (await get('/outcomes')).html.split('<tr').find((html) => html.includes(`/outcomes/${code}?`)) ?? ''
  return {
    json: reportOf(valley.slug, today, figures, translatorFor('it')).indicators.find(
      (one) => one.code === code,
    ),
    csv: line,
    row,
    page: (await get(`/outcomes/${code}`)).html,
    list: (await get(`/outcomes/${code}.csv`)).html.trim().split('\r\n').length - 1,
  }
}

test('three people are three for the team, and too few to tell anywhere else', async () => {
  const valley = await newTerritory()
  await meet(valley, 3, '2017-05-02')
  await reportOn(valley, '2017-05-31')

  const evaluator = await everywhere(valley, 'evaluator')
  expect(evaluator.json).toMatchObject({ value: null, suppressed: true })
  expect(evaluator.csv).toContain('suppressed')
  expect(evaluator.row).toContain('protetto: gruppo troppo piccolo')
  expect(evaluator.page).toContain('Questo elenco non si mostra')
  expect(evaluator.page).not.toMatch(/P-[0-9A-F]{8}/)
  expect(evaluator.list).toBe(0)

  const facilitator = await everywhere(valley, 'facilitator')
  expect(facilitator.row).toMatch(/>3</)
  expect(facilitator.row).toContain('solo per la squadra')
  expect(facilitator.list).toBe(3)
  expect(facilitator.csv).toContain('suppressed')
  expect(facilitator.json).toMatchObject({ value: null, suppressed: true })
})

test('a group that is large enough is told to everyone alike, and its list never by the day of each', async () => {
  const valley = await newTerritory()
  await meet(valley, 4, '2017-05-02')
  await meet(valley, 4, '2017-05-09')
  await reportOn(valley, '2017-05-31')
  await meet(valley, 1, '2017-06-01')

  const { json, row, csv, page, list } = await everywhere(valley, 'evaluator')
  expect(json).toMatchObject({ value: 8, suppressed: false, countedOn: '2017-05-31' })
  expect(csv).toContain(',8,person,')
  expect(row).toContain('contato fino al 31 maggio 2017')
  expect(list).toBe(8)
  expect(page.match(/P-[0-9A-F]{8}/g)).toHaveLength(8)
  expect(page).toContain('datetime="2017-05-31"')
  expect(page).not.toContain('2017-05-02')
  expect((await everywhere(valley, 'coordinator')).row).toMatch(/>9</)
})

test('zero, what is not collected and what is not told look different', async () => {
  const valley = await newTerritory()
  await meet(valley, 3, '2017-05-02')
  const { csv } = await everywhere(valley, 'evaluator', 'people_active')
  expect(csv).toMatch(/,0,person,.*counted/)
  const share = await everywhere(valley, 'evaluator', 'vulnerable_participation_rate')
  expect(share.csv).toContain('not_collected')
  expect(share.row).toContain('non ancora raccolto')
  expect((await everywhere(valley, 'evaluator')).csv).toContain('suppressed')
})

test('presences by name are not told outside the team', async () => {
  const valley = await newTerritory()
  const evaluator = await valley.operator('Giorgio', 'evaluator')
  const coordinator = await valley.operator('Silvia', 'coordinator')
  const pageOf = async (actor: typeof evaluator) =>
    (await visits(routes, valley, { actor, now }).get('/outcomes')).html.split('Presenze con un nome')[1]
  expect(await pageOf(evaluator)).toContain('protetto')
  expect(await pageOf(coordinator)).toContain('0 su 0')
})

test('a coordinator makes the rule stricter, never looser than it may be, and nobody else does', async () => {
  const valley = await newTerritory()
  const coordinator = await valley.operator('Silvia', 'coordinator')
  const { get, post } = visits(routes, valley, { actor: coordinator, now })
  expect((await get('/outcomes/protection')).html).toContain('value="5"')
  for (const [smallest, smallestSensitive] of [
    ['2', '10'],
    ['8', '7'],
    ['cinque', '10'],
  ] as const) {
    expect((await post('/outcomes/protection', { smallest, smallestSensitive })).status).toBe(422)
  }
  expect((await post('/outcomes/protection', { smallest: '8', smallestSensitive: '12' })).status).toBe(303)
  expect(await asActor(coordinator, (tx) => smallGroupRule(tx))).toEqual({
    smallest: 8,
    smallestSensitive: 12,
  })

  await meet(valley, 7, '2017-05-02')
  await reportOn(valley, '2017-05-31')
  expect((await everywhere(valley, 'evaluator')).json).toMatchObject({ suppressed: true })

  for (const role of ['facilitator', 'administrator', 'evaluator']) {
    const other = visits(routes, valley, { actor: await valley.operator('Lina', role), now })
    expect((await other.get('/outcomes/protection')).status).toBe(404)
    expect((await other.post('/outcomes/protection', { smallest: '3', smallestSensitive: '3' })).status).toBe(
      404,
    )
  }
})

test('a reporting day is announced before it is over: the page says why, and the database refuses', async () => {
  const valley = await newTerritory()
  const coordinator = await valley.operator('Silvia', 'coordinator')
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const { get, post } = visits(routes, valley, { actor: coordinator })

  const refused = await post('/outcomes/protection/days', { day: '2017-05-31' })
  expect([refused.status, refused.html.includes('Scegli un giorno da oggi in poi')]).toEqual([422, true])
  expect((await post('/outcomes/protection/days', { day: tomorrow })).status).toBe(303)
  expect((await post('/outcomes/protection/days', { day: tomorrow })).status).toBe(303)
  expect((await get('/outcomes/protection')).html).toContain(`as-of=${tomorrow}`)
  await expect(
    asActor(coordinator, (tx) => announceReportingDays(tx, coordinator, ['2017-05-31'])),
  ).rejects.toThrow('row-level security')
})
