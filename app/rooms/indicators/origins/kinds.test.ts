import { expect, test } from 'vitest'
import { company, today } from '../../../../tests/support/company.ts'
import { CALL } from '../../../../tests/support/idea-call.ts'
import { openShell } from '../../../../tests/support/shell.ts'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { newId } from '../../../ground/db/ids.ts'
import { spaced } from '../../../ground/paper/code.ts'
import { routes as calls } from '../../calls/routes.ts'
import { defineLocal } from '../local/writes.ts'
import { routes } from '../routes.tsx'
import { INDICATORS } from '../rules.ts'
import { tracesOf } from './rules.ts'

openHouse()
openShell()

test('visits from a slip of paper tell its code to who follows them, and not to the rest of the team', async () => {
  const { territory, elena, agreeing, as } = await company()
  const carla = await territory.operator('Carla Verdi', 'coordinator')
  await agreeing(daysLater(today, -21))
  const agreements = await as(elena).get('/visits/slips')
  const [, agreement = ''] = /name="agreements\[\]" value="([^"]+)"/.exec(agreements.html) ?? []
  const printed = await as(elena).post('/visits/slips', {
    _once: newId(),
    'agreements[]': agreement,
    span: '28',
    language: 'it',
  })
  const code = printed.location?.slice(-6) ?? ''
  const copied = await as(elena).post(`/paper/visits/${code}`, {
    _once: newId(),
    'onDate-1': daysLater(today, -21),
    'state-1': 'done',
    'onDate-2': daysLater(today, -14),
    'state-2': 'done',
  })
  expect(copied.status).toBe(303)
  const local = newId()
  const said = { name: 'Visite', definition: 'Le visite fatte.', counted: { records: 'visits' as const } }
  await asActor(carla, (tx) => defineLocal(tx, carla, local, said))

  const list = (actor: typeof elena) => visits(routes, territory, { actor }).get(`/outcomes/local_${local}`)
  const { html } = await list(elena)
  for (const row of [1, 2]) expect(html).toContain(`/paper/visits/${code}?row=${row}#row-${row}"`)
  expect(html).toContain('che puoi vedere: 2 su 2.')
  const other = await list(carla)
  expect(other.html.match(/>E-[0-9A-F]{8}</g)).toHaveLength(2)
  expect(other.html).not.toContain(spaced(code))
  expect(other.html).not.toContain('che puoi vedere:')
})

test('an idea from a form of paper says so beneath the ideas that came in', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const now = new Date('2026-03-10T10:00:00Z')
  const desk = visits(calls, territory, { actor: carla, now })
  const id = newId()
  await desk.post('/calls/new', { _once: id, ...CALL })
  await desk.post(`/calls/${id}/publish`, {})
  const made = await desk.post(`/calls/${id}/papers`, { _once: newId(), papers: '1', language: 'it' })
  const code = made.location?.slice(-6) ?? ''
  const idea = {
    title: 'Orto delle nonne',
    what: 'Un orto dietro la scuola.',
    spending: 'Terra 300 €',
    cents: '300',
    who: 'person',
    signature: 'Chi abita in via Roma',
    name: 'Pia Neri',
    arrivedOn: '2026-03-09',
    signed: 'yes',
    step: 'submit',
  }
  expect((await desk.post(`/paper/ideas/${code}`, { _once: newId(), ...idea })).status).toBe(303)
  const other = { _once: newId(), ...idea, title: 'Panchina' }
  expect((await desk.post(`/calls/${id}/paper`, other)).status).toBe(303)

  const { html } = await visits(routes, territory, { actor: carla, now }).get('/outcomes/ideas_submitted')
  const beside = (title: string) => html.split('<tr').find((row) => row.includes(title)) ?? ''
  expect(beside('Orto delle nonne')).toContain(`/paper/ideas/${code}?row=1#row-1"`)
  expect(beside('Panchina')).not.toContain('/paper/')
  expect(html).toContain('che puoi vedere: 1 su 2.')
})

test('money, places and what is typed nowhere have no way back to paper', () => {
  const without = INDICATORS.filter(({ set }) => tracesOf(set).length === 0).map(({ code }) => code)
  expect(without).toContain('money_paid')
  expect(without).toContain('places_activated')
  expect(without).toContain('pacts_direct')
  expect(without).not.toContain('people_reached')
})
