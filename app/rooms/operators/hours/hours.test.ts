import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { checksEndingToday } from '../volunteers/parts/today.tsx'
import { enrol, noteCheck } from '../volunteers/writes.ts'

openHouse()

const NOW = new Date('2026-07-01T08:00:00Z')

async function aVolunteer() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const marco = await territory.operator('Marco Bassi', 'volunteer')
  await asActor(elena, (tx) => enrol(tx, elena, newId(), { person: marco.personId, fromOn: '2020-01-01' }))
  const browser = visits(routes, territory, { actor: elena, now: NOW })
  const note = (onDate: string, hours = '2', _once = newId()) =>
    browser.post(`/volunteers/${marco.personId}/hours`, { _once, onDate, hours, what: 'Sportello' })
  return { territory, elena, marco, browser, note }
}

const active = async (territoryId: string, until: string) =>
  (
    await asOwner<{ size: number }>(
      'select coalesce(sum(units), 0) as size from app.volunteer_spells($1) where on_date <= $2',
      [territoryId, until],
    )
  )[0]?.size

test('hours are noted once, taken back, and refused beside their field', async () => {
  const { territory, marco, browser, note } = await aVolunteer()
  const id = newId()
  for (const _ of [1, 2]) expect((await note('2026-06-01', '1,25', id)).status).toBe(303)
  const page = async () => (await browser.get(`/volunteers/${marco.personId}`)).html
  expect(await page()).toContain('Un giorno, 1,25 ore.')
  expect((await note('2026-07-02')).html).toContain('giorno già passato')
  const wrong = await note('2026-06-02', 'due')
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('anche quarti d’ora, per esempio')
  await browser.post(`/volunteers/${marco.personId}/hours/${id}/withdraw`, { _once: newId() })
  expect(await page()).toContain('Niente di scritto')
  expect(await active(territory.id, '2026-07-01')).toBe(0)
})

test('somebody is active for twelve months after each thing they gave, whatever day one asks', async () => {
  const { territory, note } = await aVolunteer()
  for (const day of ['2023-03-01', '2023-12-01', '2026-01-10']) await note(day)
  const on = (day: string) => active(territory.id, day)
  expect(await on('2023-02-28')).toBe(0)
  expect(await on('2023-03-01')).toBe(1)
  expect(await on('2024-11-30')).toBe(1)
  expect(await on('2024-12-01')).toBe(0)
  expect(await on('2026-01-09')).toBe(0)
  expect(await on('2026-07-01')).toBe(1)
})

test('a check that ends within sixty days stands on a coordinator’s day, one that ends later does not', async () => {
  const { territory, elena, marco } = await aVolunteer()
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const check = (expiresOn: string) =>
    asActor(elena, (tx) =>
      noteCheck(tx, elena, newId(), marco.personId, { kind: 'insurance', doneOn: '2026-01-01', expiresOn }),
    )
  const onDay = (actor: typeof carla) =>
    asActor(actor, (tx) => checksEndingToday(tx, actor, { day: '2026-07-01' }))
  await check('2026-08-31')
  expect(await onDay(carla)).toBe(null)
  await asOwner('update volunteer_check set expires_on = $2 where person_id = $1', [
    marco.personId,
    '2026-08-30',
  ])
  expect(await onDay(carla)).not.toBe(null)
  expect(await onDay(elena)).toBe(null)
})
