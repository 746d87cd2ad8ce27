import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { circlesLeftAlone } from './reads.ts'
import { openCircle } from './writes.ts'

openHouse()

test('a coordinator entrusts what was left alone without learning whom it is about', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const id = newId()
  await asActor(anna, (tx) =>
    openCircle(tx, anna, { id, kind: 'intake', aboutId: maria, part: 'educatrice' }),
  )
  await asOwner("update role_assignment set ends_at = now() - interval '1 second' where person_id = $1", [
    anna.personId,
  ])
  const browser = visits(routes, territory, { actor: carla })

  const page = await browser.get('/operators/left-alone')
  expect(page.html).toContain('Accompagnamento')
  expect(page.html).not.toContain('Maria')
  const unsaid = await browser.post(`/operators/left-alone/${id}`, { personId: bruno.personId })
  expect(unsaid.status).toBe(422)
  const given = { personId: bruno.personId, part: 'educatore' }
  expect((await browser.post(`/operators/left-alone/${id}`, given)).status).toBe(303)
  expect(await asActor(carla, circlesLeftAlone)).toEqual([])
  expect((await browser.post(`/operators/left-alone/${id}`, given)).status).toBe(404)
  expect((await visits(routes, territory, { actor: bruno }).get('/operators/left-alone')).status).toBe(404)
})
