import { afterEach, expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { throughSources } from './parts/through.ts'
import { turnsToday } from './parts/today.tsx'
import { keysOf, shiftsAt, throughOf, turnsAt } from './reads.ts'

openHouse()
// A Monday.
const now = new Date('2026-09-14T10:00:00Z')
const TODAY = '2026-09-14'
afterEach(() => throughSources.splice(0))

async function school() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const place = newId()
  await asOwner(
    `insert into place (territory_id, id, name, kind) values ($1, $2, 'Scuola di Dovera', 'civic_center')`,
    [territory.id, place],
  )
  const at = (actor: SignedInActor) => visits(routes, territory, { actor, now })
  const page = `/places/${place}/opening`
  const post = (path: string, fields: Record<string, string>) => at(anna).post(`${page}${path}`, fields)
  const shift = (more: Record<string, string> = {}) =>
    post('/shifts', {
      job: 'opening',
      weekday: '1',
      from: '16:00',
      to: '16:30',
      fromOn: '2026-09-01',
      ...more,
    })
  const shifts = () => asActor(anna, (tx) => shiftsAt(tx, [place], TODAY))
  const turns = (until = TODAY) => asActor(anna, (tx) => turnsAt(tx, [place], TODAY, until))
  return { territory, anna, place, at, page, post, shift, shifts, turns }
}

test('a key is given and comes back, and is never in two hands', async () => {
  const { territory, anna, place, post } = await school()
  const [ada, bruno] = [await territory.person('Ada Neri'), await territory.person('Bruno Verdi')]
  await post('/keys', { name: 'Portone' })
  const keys = () => asActor(anna, (tx) => keysOf(tx, place))
  const [key] = await keys()
  const give = (holderId: string, givenOn: string) =>
    post('/keys/given', { keyId: key?.id ?? '', holderId, givenOn })
  expect((await give(ada, '2026-12-01')).html).toContain('href="#loan-givenOn"')
  expect((await give(ada, '2026-09-01')).status).toBe(303)
  expect((await give(bruno, '2026-09-10')).status).toBe(422)
  expect(await keys()).toMatchObject([{ name: 'Portone', holder: 'Ada Neri' }])
  const loanId = (await keys())[0]?.loanId ?? ''
  expect((await post('/keys/back', { id: loanId, returnedOn: '2026-08-01' })).status).toBe(422)
  expect((await post('/keys/back', { id: loanId, returnedOn: '2026-09-12' })).status).toBe(303)
  const early = await give(bruno, '2026-09-10')
  expect([early.status, early.html.includes('era già di qualcuno')]).toEqual([422, true])
  expect((await give(bruno, '2026-09-12')).status).toBe(303)
})

test('nobody stands in two shifts at once, in whatever place; another day, hour or season is another', async () => {
  const { territory, shift, shifts } = await school()
  const ada = await territory.person('Ada Neri')
  expect((await shift({ shiftOf: ada })).status).toBe(303)
  const clash = await shift({ shiftOf: ada, job: 'cleaning', from: '16:15', to: '18:00' })
  expect([clash.status, clash.html.includes('già in un altro turno')]).toEqual([422, true])
  expect((await shift({ shiftOf: ada, from: '16:30', to: '17:00' })).status).toBe(303)
  expect((await shift({ shiftOf: ada, weekday: '2' })).status).toBe(303)
  expect((await shift({ to: '15:00' })).html).toContain('href="#shift-to"')
  await shift({})
  await shift({})
  expect(await shifts()).toHaveLength(5)
})

test('a turn is said done with one tap by whoever has it; left open it stands on the day of who coordinates', async () => {
  const { territory, anna, place, at, shift, shifts, turns, page } = await school()
  const carla = await territory.operator('Carla Neri', 'volunteer')
  await shift({ shiftOf: carla.personId })
  const shiftId = (await shifts())[0]?.id ?? ''
  const tap = (who: SignedInActor, act: string, on = TODAY) =>
    at(who).post('/turns/tap', { shiftId, on, act, back: '/my-turns' })
  expect((await at(carla).get('/my-turns')).html).toContain('Fatto: Apertura')
  await tap(carla, 'done', '2026-09-21')
  expect((await turns('2026-09-21'))[1]?.state).toBe('planned')
  await tap(carla, 'done')
  expect((await turns())[0]).toMatchObject({ state: 'done', name: 'Carla Neri' })
  await tap(carla, 'open', '2026-09-21')
  expect((await turns('2026-09-21'))[1]?.state).toBe('open')

  const center = newId()
  await asOwner(
    `insert into civic_center (territory_id, id, place_id, opened_on) values ($1, $2, $3, '2026-01-01')`,
    [territory.id, center, place],
  )
  const day = () => asActor(anna, (tx) => turnsToday(tx, anna, { day: TODAY }))
  expect(await day()).toBeNull()
  await asOwner(
    `insert into civic_coordinator (territory_id, id, center_id, person_id, from_on) values ($1, $2, $3, $4, '2026-01-01')`,
    [territory.id, newId(), center, anna.personId],
  )
  expect(await day()).not.toBeNull()
  const dario = await territory.person('Dario Conti')
  await at(anna).post(`${page}/cover`, { turn: `${shiftId}/2026-09-21`, coverId: dario })
  expect((await turns('2026-09-21'))[1]).toMatchObject({ state: 'planned', name: 'Dario Conti' })
  expect(await day()).toBeNull()
})

test('nobody says anything of somebody else’s turn, nor of a day that is not the shift’s', async () => {
  const { territory, anna, at, shift, shifts, turns } = await school()
  const carla = await territory.operator('Carla Neri', 'volunteer')
  await shift({ shiftOf: await territory.person('Ada Neri') })
  const shiftId = (await shifts())[0]?.id ?? ''
  expect((await at(carla).post('/turns/tap', { shiftId, on: TODAY, act: 'done' })).status).toBe(404)
  await at(anna).post('/turns/tap', { shiftId, on: '2026-09-15', act: 'open' })
  expect((await turns())[0]?.state).toBe('planned')
  const citizen = await territory.operator('Eva Riva', 'citizen')
  expect((await at(citizen).post('/turns/tap', { shiftId, on: TODAY, act: 'done' })).status).toBe(404)
})

test('that a shift is part of a pact is read by its circle alone', async () => {
  const { territory, anna, place, at, page, shift, shifts } = await school()
  const [pact, circle] = [newId(), newId()]
  await asOwner(`insert into circle (territory_id, id, kind, about_id) values ($1, $2, 'pact', $3)`, [
    territory.id,
    circle,
    await territory.person('Ada Neri'),
  ])
  await asOwner(
    `insert into circle_member (territory_id, id, circle_id, person_id, part, from_at) values ($1, $2, $3, $4, 'operator', '2026-01-01')`,
    [territory.id, newId(), circle, anna.personId],
  )
  const choice = { kind: 'pact' as const, id: pact, label: 'Il patto di Ada', circleId: circle }
  throughSources.push({ kind: 'pact', choices: async () => [choice], path: (id) => `/pacts/${id}` })
  expect((await shift({ through: `pact/${newId()}` })).status).toBe(404)
  expect((await shift({ through: `pact/${pact}`, throughSaid: 'Volontari' })).html).toContain(
    'non tutti e due',
  )
  expect((await shift({ through: `pact/${pact}` })).status).toBe(303)
  expect((await at(anna).get(page)).html).toContain(`/pacts/${pact}`)
  const ids = (await shifts()).map(({ id }) => id)
  const bruno = await territory.operator('Bruno Verdi', 'coordinator')
  expect(await asActor(bruno, (tx) => shiftsAt(tx, [place], TODAY))).toHaveLength(1)
  expect(await asActor(bruno, (tx) => throughOf(tx, ids))).toEqual(new Map())
})
