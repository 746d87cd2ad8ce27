import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { gatherDuties } from '../../../shell/duties.ts'
import { openCircle } from '../circles/writes.ts'
import { routes } from '../routes.ts'

openHouse()
gatherDuties()

const NOW = new Date('2026-07-01T08:00:00Z')

test('what nobody covers comes first; each operator with where they were and what they hold, never about whom', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const maria = await territory.person('Maria Rossi')
  const place = newId()
  await asOwner(
    "insert into place (territory_id, id, kind, name, istat_code) values ($1, $2, 'community_point', 'Punto di prova', '017113')",
    [territory.id, place],
  )
  const encounter = newId()
  await asOwner(
    `insert into encounter (territory_id, id, met_on, met_at, place_id, recorded_by)
     values ($1, $2, '2026-06-20', '2026-06-20T10:00Z', $3, $4)`,
    [territory.id, encounter, place, anna.personId],
  )
  await asOwner('insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)', [
    territory.id,
    encounter,
    maria,
  ])
  await asActor(anna, (tx) =>
    openCircle(tx, anna, { id: newId(), kind: 'intake', aboutId: maria, part: 'educatrice' }),
  )
  const { html, status } = await visits(routes, territory, { actor: carla, now: NOW }).get(
    '/operators/coverage',
  )
  expect(status).toBe(200)
  expect(html).toContain('Nessuno ha incontrato persone in: Acquafredda, Carpenedolo.')
  expect(html).toContain('Senza incontri né cose aperte: Bruno Galli, Carla Monti.')
  expect(html).toContain('Punto di prova')
  expect(html).toContain('Un percorso riservato')
  expect(html).not.toContain('Maria')
  expect(
    (await visits(routes, territory, { actor: bruno, now: NOW }).get('/operators/coverage')).status,
  ).toBe(404)
})
