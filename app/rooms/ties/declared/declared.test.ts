import { expect, test } from 'vitest'
import { openShell } from '../../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { tiesOf } from '../reads.ts'
import { routes } from '../routes.ts'
import { rebuildTies } from '../writes.ts'

openHouse()
openShell()

const now = new Date('2026-06-10T15:00:00Z')

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [maria, luca] = [await territory.person('Maria Rossi'), await territory.person('Luca Verdi')]
  const coro = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind, listed_on) values ($1, $2, 'Il Coro', 'informal_group', '2020-01-01')",
    [territory.id, coro],
  )
  return { territory, anna, maria, luca, coro, browser: visits(routes, territory, { actor: anna, now }) }
}

test('a facilitator declares a tie, says until when it held, and takes back a mistake', async () => {
  const { territory, anna, maria, luca, coro, browser } = await valley()
  const at = `/ties/${maria}/declare`
  expect((await browser.get(at)).html).toContain('Maria Rossi')

  const future = await browser.post(at, { who: `person:${luca}`, sinceOn: '2027-01-01' })
  expect([future.status, future.html]).toEqual([422, expect.stringContaining('nel futuro')])
  expect(future.html).toContain('2027-01-01')
  expect((await browser.post(at, { who: 'nessuno' })).status).toBe(422)
  const self = await browser.post(at, { who: `person:${maria}` })
  expect([self.status, self.html]).toEqual([409, expect.stringContaining('sé stesso')])
  expect((await browser.post(at, { who: `person:${newId()}` })).status).toBe(404)

  const form = { _once: newId(), who: `person:${luca}`, form: 'formal', sinceOn: '2024-05-01' }
  expect((await browser.post(at, form)).status).toBe(303)
  expect((await browser.post(at, form)).status).toBe(303)
  const again = await browser.post(at, { who: `person:${luca}` })
  expect([again.status, again.html]).toEqual([409, expect.stringContaining('già dichiarato')])
  const on = { on: '2026-06-10' }
  expect(await asActor(anna, (tx) => tiesOf(tx, maria, on))).toMatchObject([
    { id: luca, times: 1, formal: true, weight: 2, firstOn: '2024-05-01', lasts: true },
  ])

  const facts = await browser.get(`/ties/${maria}/with/${luca}`)
  expect(facts.html).toContain(`/ties/declared/${form._once}/end`)
  const tooEarly = await browser.post(`/ties/declared/${form._once}/end`, { on: '2023-01-01' })
  expect(tooEarly.status).toBe(422)
  expect(tooEarly.html).toMatch(/value="2023-01-01"[^>]*aria-invalid="true"/)
  expect(await asActor(anna, (tx) => tiesOf(tx, maria, on))).toMatchObject([{ lasts: true }])
  await browser.post(`/ties/declared/${form._once}/end`, { on: '2025-12-12' })
  expect(await asActor(anna, (tx) => tiesOf(tx, maria, on))).toMatchObject([
    { lasts: false, lastOn: '2025-12-12', weight: 1 },
  ])

  await browser.post(at, { who: `organisation:${coro}` })
  await browser.post(at, { who: 'new-person:Sara Neri' })
  expect((await asActor(anna, (tx) => tiesOf(tx, maria, on))).map(({ name }) => name).sort()).toEqual([
    'Il Coro',
    'Luca Verdi',
    'Sara Neri',
  ])
  await browser.post(`/ties/declared/${form._once}/withdraw`, {})
  expect(await asActor(anna, (tx) => tiesOf(tx, luca, on))).toEqual([])
  expect(await asActor(territory.command, rebuildTies)).toBe(0)

  const volunteer = await territory.operator('Ugo Sala', 'volunteer')
  expect((await visits(routes, territory, { actor: volunteer, now }).get(at)).status).toBe(404)
  const elsewhere = await newTerritory()
  const stranger = await elsewhere.operator('Bruno Galli', 'coordinator')
  expect((await visits(routes, elsewhere, { actor: stranger, now }).get(at)).status).toBe(404)
})

test('somebody says their own ties through a link, without an account; the team says who was meant', async () => {
  const { territory, anna, maria, luca, coro, browser } = await valley()
  const made = await browser.post(`/ties/${maria}/links`, { how: 'shown' })
  const [, token = ''] = /\/say-ties\/([\w-]+)/.exec(made.html) ?? []
  expect(made.html).toContain('<svg')
  expect(
    (await asOwner('select token_hash from tie_link where territory_id = $1', [territory.id])).length,
  ).toBe(1)

  // The clock of the database decides whether a link is still open.
  const citizen = visits(routes, territory)
  const page = await citizen.get(`/say-ties/${token}`)
  expect([page.status, page.html]).toEqual([200, expect.stringContaining('Maria')])
  expect(page.html).toContain('Il Coro')
  for (const hidden of ['Rossi', 'Luca', 'Anna']) expect(page.html).not.toContain(hidden)
  const empty = await citizen.post(`/say-ties/${token}`, { wish: 'known' })
  expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('scrivi un nome')])
  await citizen.post(`/say-ties/${token}`, { organisationId: coro, form: 'formal', sinceOn: '2025-02-01' })
  const once = { _once: newId(), name: 'Luca del bar' }
  await citizen.post(`/say-ties/${token}`, once)
  await citizen.post(`/say-ties/${token}`, once)
  const unlisted = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Nascosta', 'association')",
    [territory.id, unlisted],
  )
  expect((await citizen.post(`/say-ties/${token}`, { organisationId: unlisted })).status).toBe(409)
  expect(await asActor(anna, (tx) => tiesOf(tx, maria))).toEqual([])

  const said = await asOwner<{ id: string; name_said: string | null }>(
    'select id, name_said from tie_said where territory_id = $1 order by name_said nulls first',
    [territory.id],
  )
  expect(said.map(({ name_said }) => name_said)).toEqual([null, 'Luca del bar'])
  expect((await browser.get('/ties/said')).html).toContain('Luca del bar')
  await browser.post(`/ties/said/${said[0]?.id}`, {})
  expect((await browser.post(`/ties/said/${said[1]?.id}`, {})).status).toBe(422)
  await browser.post(`/ties/said/${said[1]?.id}`, { who: `person:${luca}` })
  expect(
    (await asActor(anna, (tx) => tiesOf(tx, maria))).map(({ name, formal }) => [name, formal]).sort(),
  ).toEqual([
    ['Il Coro', true],
    ['Luca Verdi', false],
  ])
  const left = await asOwner('select name_said, settled_at from tie_said where territory_id = $1', [
    territory.id,
  ])
  expect(left).toEqual([
    { name_said: null, settled_at: expect.any(Date) },
    { name_said: null, settled_at: expect.any(Date) },
  ])

  await citizen.post(`/say-ties/${token}`, { name: 'Luca del bar', wish: 'no_longer' })
  const [withdrawal] = await asOwner<{ id: string }>(
    'select id from tie_said where territory_id = $1 and settled_at is null',
    [territory.id],
  )
  await browser.post(`/ties/said/${withdrawal?.id}`, { who: `person:${luca}` })
  expect(await asActor(anna, (tx) => tiesOf(tx, luca, { on: '2026-06-12' }))).toMatchObject([
    { lasts: false },
  ])

  const [link] = await asOwner<{ id: string }>('select id from tie_link where territory_id = $1', [
    territory.id,
  ])
  await browser.post(`/ties/links/${link?.id}/revoke`, {})
  expect((await citizen.get(`/say-ties/${token}`)).status).toBe(404)
  expect((await citizen.post(`/say-ties/${token}`, { name: 'Qualcuno' })).status).toBe(404)
  expect((await citizen.get('/say-ties/indovinato')).status).toBe(404)
  const elsewhere = await newTerritory()
  expect((await visits(routes, elsewhere).get(`/say-ties/${token}`)).status).toBe(404)
})

test('who coordinates chooses how fast ties fade; out of reason is refused beside the field', async () => {
  const { territory, maria, luca, browser } = await valley()
  const carla = await territory.operator('Carla Costa', 'coordinator')
  const desk = visits(routes, territory, { actor: carla, now })
  expect((await browser.get('/ties/settings')).status).toBe(404)
  expect((await desk.get('/ties/settings')).html).toContain('value="180"')
  const wrong = await desk.post('/ties/settings', { days: '7' })
  expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('1825')])
  await browser.post(`/ties/${maria}/declare`, {
    _once: newId(),
    who: `person:${luca}`,
    sinceOn: '2024-05-01',
  })
  expect((await desk.post('/ties/settings', { days: '365' })).status).toBe(303)
  expect((await desk.get('/ties/settings')).html).toContain('value="365"')
})
