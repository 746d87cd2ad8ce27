import { expect, test } from 'vitest'
import { asOwner, database, newTerritory, openHouse } from '../tests/support/territory.ts'
import { benchPolicies } from './policies.ts'

openHouse()

test('what the policies cost is measured on the same queries', { timeout: 60_000 }, async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Neri', 'coordinator')
  const person = await territory.person('Ada Verdi')
  await asOwner(
    `with met as (insert into encounter (territory_id, id, met_on, met_at, recorded_by)
       select $1, gen_random_uuid(), '2018-03-01', '2018-03-01T10:00Z', $2 from generate_series(1, 300) returning id)
     insert into encounter_person (territory_id, encounter_id, person_id) select $1, id, $3 from met`,
    [territory.id, carla.personId, person],
  )
  await asOwner('analyze')
  const costs = await benchPolicies(database, carla, person, 15)
  console.log(costs.map(({ page, costMs }) => `${page}: ${costMs.toFixed(2)} ms`).join(', '))
  expect(costs.map(({ page }) => page)).toEqual(['beginning to act', 'somebody', 'the diary'])
  for (const { actorMs, ownerMs } of costs) expect(Math.min(actorMs, ownerMs)).toBeGreaterThan(0)
})
