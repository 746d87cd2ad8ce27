import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { lacksOf } from './reads.ts'
import { enrol, noteCheck } from './writes.ts'

openHouse()

const NOW = new Date('2026-07-01T08:00:00Z')

async function aRegister() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const marco = await territory.operator('Marco Bassi', 'volunteer')
  const browser = visits(routes, territory, { actor: elena, now: NOW })
  const enrolled = (person = marco.personId) =>
    browser.post('/volunteers', { _once: newId(), person, fromOn: '2026-01-01' })
  const check = (kind: string, doneOn: string, expiresOn?: string) =>
    browser.post(`/volunteers/${marco.personId}/checks`, {
      _once: newId(),
      kind,
      doneOn,
      ...(expiresOn && { expiresOn }),
    })
  return { territory, elena, marco, browser, enrolled, check }
}

test('a volunteer is enrolled once, checked, and may go when everything is in order', async () => {
  const { marco, elena, browser, enrolled, check } = await aRegister()
  expect((await enrolled()).status).toBe(303)
  const again = await enrolled()
  expect(again.status).toBe(409)
  expect(again.html).toContain('già nel registro')
  const page = () => browser.get(`/volunteers/${marco.personId}`)
  expect((await page()).html).toContain('manca la formazione')
  for (const kind of ['interview', 'training']) expect((await check(kind, '2026-01-10')).status).toBe(303)
  for (const kind of ['conduct', 'insurance']) await check(kind, '2026-01-10', '2026-12-31')
  expect((await page()).html).toContain('può andare')
  expect(await asActor(elena, (tx) => lacksOf(tx, marco.personId, '2027-01-01'))).toHaveLength(2)
})

test('a certificate without an end, one that ends before it began and one of tomorrow are refused beside their field', async () => {
  const { browser, enrolled, check, territory } = await aRegister()
  await enrolled()
  for (const [doneOn, expiresOn, words] of [
    ['2026-06-01', undefined, 'fino a quando vale'],
    ['2026-06-01', '2026-05-01', 'viene prima del giorno'],
    ['2026-07-02', '2026-12-31', 'già passato'],
  ] as const) {
    const refused = await check('conduct', doneOn, expiresOn)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(words)
    expect(refused.html).toContain(doneOn)
  }
  expect(await asOwner('select from volunteer_check where territory_id = $1', [territory.id])).toEqual([])
  expect((await browser.get('/volunteers')).html).toContain('Marco Bassi')
})

test('a check that ended yesterday is told in the register, one that ends this month before it does', async () => {
  const { browser, enrolled, check } = await aRegister()
  await enrolled()
  await check('insurance', '2026-01-10', '2026-06-30')
  await check('conduct', '2026-01-10', '2026-07-15')
  const { html } = await browser.get('/volunteers')
  expect(html).toContain('l’assicurazione è scaduta il')
  expect(html).toContain('Da rinnovare presto')
  expect(html).toContain('il certificato del casellario vale fino al')
})

test('a volunteer reads their own checks and nobody else’s; who is no volunteer has no page', async () => {
  const { territory, elena, marco } = await aRegister()
  const other = await territory.operator('Lucia Ferri', 'volunteer')
  for (const { personId } of [marco, other])
    await asActor(elena, async (tx) => {
      await enrol(tx, elena, newId(), { person: personId, fromOn: '2026-01-01' })
      await noteCheck(tx, elena, newId(), personId, { kind: 'training', doneOn: '2026-01-10' })
    })
  const read = await asActor(marco, (tx) => tx.selectFrom('volunteer_check').select('person_id').execute())
  expect(read).toEqual([{ person_id: marco.personId }])
  const asMarco = visits(routes, territory, { actor: marco, now: NOW })
  expect((await asMarco.get('/volunteers')).status).toBe(404)
  const asElena = visits(routes, territory, { actor: elena, now: NOW })
  expect((await asElena.get(`/volunteers/${elena.personId}`)).status).toBe(404)
})

test('who leaves stays in the register until their last day', async () => {
  const { marco, elena, browser, enrolled } = await aRegister()
  await enrolled()
  const leave = (untilOn: string) =>
    browser.post(`/volunteers/${marco.personId}/leave`, { _once: newId(), untilOn })
  expect((await leave('2025-12-31')).status).toBe(422)
  expect((await leave('2026-06-30')).status).toBe(303)
  const lacks = (on: string) => asActor(elena, (tx) => lacksOf(tx, marco.personId, on))
  expect((await lacks('2026-06-30')).some(({ what }) => what === 'register')).toBe(false)
  expect((await lacks('2026-07-01')).some(({ what }) => what === 'register')).toBe(true)
})
