import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { routes } from '../routes.tsx'
import { amount } from './forms.ts'
import { standingTargets } from './reads.ts'
import { progressTo, targetOn } from './rules.ts'

openHouse()
const now = new Date('2017-06-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })

test('an aim is written, replaced by another for the same day, and taken away; a share is said in percent', async () => {
  const valley = await newTerritory()
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const { get, post } = visits(routes, valley, { actor: giorgio, now, around })
  const aim = { code: 'places_activated', dueOn: '2018-12-31', value: '11', source: 'Progetto' }
  const [first, second] = [newId(), newId()]
  expect((await post('/outcomes/targets', { _once: first, ...aim })).status).toBe(303)
  await post('/outcomes/targets', { _once: first, ...aim, value: '99' })
  const standing = () => asActor(giorgio, (tx) => standingTargets(tx))
  expect(await standing()).toMatchObject([{ id: first, value: 11 }])
  await post('/outcomes/targets', {
    _once: second,
    ...aim,
    value: '1.200',
    baseline: '3',
    baselineOn: '2016-05-01',
  })
  expect(await standing()).toMatchObject([{ id: second, value: 1200, baseline: 3 }])
  const page = (await get('/outcomes/targets')).html
  expect(page).toContain('Obiettivo 1.200 entro il 31 dicembre 2018')
  await post('/outcomes/targets', { _once: newId(), ...aim, code: 'labs_with_community_share', value: '65' })
  expect(await standing()).toMatchObject([{ value: 0.65 }, { id: second }])
  await post(`/outcomes/targets/${second}/end`, { _once: newId() })
  expect(await standing()).toHaveLength(1)
})

test('what makes no sense is told beside its field, and only who coordinates sets aims', async () => {
  const valley = await newTerritory()
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const { post } = visits(routes, valley, { actor: giorgio, now, around })
  const aim = { code: 'places_activated', dueOn: '2018-12-31', value: '11', source: 'Progetto' }
  for (const [wrong, words] of [
    [{ value: 'undici' }, 'Scrivi un numero'],
    [{ value: '-3' }, 'Scrivi un numero'],
    [{ source: ' ' }, 'Serve una risposta'],
    [{ baseline: '3' }, 'sia la cifra sia il giorno'],
    [{ baseline: '3', baselineOn: '2019-01-01' }, 'viene prima'],
    [{ code: 'labs_with_community_share', value: '165' }, 'da 0 a 100'],
    [{ code: 'nothing' }, 'Serve una risposta'],
  ] as const) {
    const answer = await post('/outcomes/targets', { _once: newId(), ...aim, ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
  }
  const evaluator = visits(routes, valley, { actor: await valley.operator('Eva', 'evaluator'), now, around })
  expect((await evaluator.get('/outcomes/targets')).status).toBe(200)
  expect((await evaluator.post('/outcomes/targets', { _once: newId(), ...aim })).status).toBe(404)
})

test('how far an aim is, up or down, and which one counts on a day', () => {
  const aim = { value: 100, baseline: 50, dueOn: '2018-12-31' }
  expect(progressTo(aim, 75, '2018-01-01')).toEqual({ share: 0.5, state: 'underway' })
  expect(progressTo(aim, 75, '2019-01-01').state).toBe('missed')
  expect(progressTo(aim, 100, '2019-01-01').state).toBe('reached')
  expect(progressTo({ value: 10, baseline: 20, dueOn: '2018-12-31' }, 9, '2018-01-01').state).toBe('reached')
  expect(progressTo({ value: 0, baseline: null, dueOn: '2018-12-31' }, 0, '2018-01-01').share).toBeNull()
  const aims = [{ dueOn: '2019-12-31' }, { dueOn: '2017-12-31' }]
  expect(targetOn(aims, '2018-01-01')?.dueOn).toBe('2019-12-31')
  expect(targetOn(aims, '2020-01-01')?.dueOn).toBe('2019-12-31')
})

test('a number is read one way, or asked back', () => {
  const read = (said: string) => amount.safeParse(said).data
  expect(['65', '1.200', '1.234,5', '1234,5', '64.9'].map(read)).toEqual([65, 1200, 1234.5, 1234.5, 64.9])
  expect(['1,200', '1,200.5', '12,345,678', 'circa 3', ''].map(read)).toEqual(Array(5).fill(undefined))
})
