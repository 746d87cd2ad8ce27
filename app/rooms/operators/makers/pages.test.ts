import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'

openHouse()

const NOW = new Date('2026-07-01T08:00:00Z')

test('a practice is told once, by whom and to whom, and what came of it is said later', async () => {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const irene = await territory.person('Irene Quaranta')
  const fabio = await territory.person('Fabio Lonardi')
  const browser = visits(routes, territory, { actor: elena, now: NOW })
  const id = newId()
  const said = {
    _once: id,
    onDate: '2026-06-20',
    place: 'Biblioteca',
    practice: 'La merenda che apre',
    'tellers[]': [irene],
    'listeners[]': [fabio, irene],
    told: 'Si comincia mangiando.',
  }
  const nobody = await browser.post('/training/exchanges', { ...said, 'tellers[]': [] })
  expect(nobody.status).toBe(422)
  expect(nobody.html).toContain('Si comincia mangiando.')
  expect((await browser.post('/training/exchanges', { ...said, onDate: '2026-07-02' })).status).toBe(422)
  for (const _ of [1, 2]) expect((await browser.post('/training/exchanges', said)).status).toBe(303)
  expect(
    await asOwner('select person_id, told from maker_exchange_person where exchange_id = $1 order by told', [
      id,
    ]),
  ).toEqual([
    { person_id: fabio, told: false },
    { person_id: irene, told: true },
  ])
  const later = { takenUp: 'Fabio la usa in falegnameria' }
  expect((await browser.post(`/training/exchanges/${id}`, later)).status).toBe(303)
  expect((await browser.get(`/training/exchanges/${id}`)).html).toContain(later.takenUp)
  const other = await territory.operator('Bruno Galli', 'facilitator')
  const asOther = visits(routes, territory, { actor: other, now: NOW })
  expect((await asOther.get('/training/exchanges')).html).toContain(
    'l’ha raccontata Irene Quaranta a una persona',
  )
  expect((await asOther.post(`/training/exchanges/${id}`, later)).status).toBe(404)
})
