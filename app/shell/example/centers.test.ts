import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { newId } from '../../ground/db/ids.ts'
import { diceFrom } from '../../ground/random/dice.ts'
import { wantedCourses } from '../../rooms/activities/demand/reads.ts'
import { candidatesIn } from '../../rooms/calls/candidates/reads.ts'
import { spaceCalls } from '../../rooms/calls/spaces/reads.ts'
import { centers } from '../../rooms/places/centers/reads.ts'
import { writeOpenCenters } from './write-open-centers.ts'

openHouse()

test('the civic centers of an example are open since they came to life, with a call and a course that are open today', async () => {
  const territory = await newTerritory()
  await asOwner(
    `insert into municipality (istat_code, name, province, province_code, region, cadastral_code)
     values ('017160', 'Remedello', 'Brescia', 'BS', 'Lombardia', 'H230') on conflict do nothing`,
  )
  const keeper = await territory.operator('Carla Neri', 'coordinator')
  await asOwner(
    `insert into place (territory_id, id, name, kind, reactivated_on, published_on)
     values ($1, $2, 'Aule Aperte', 'civic_center', '2017-10-07', '2017-10-07')`,
    [territory.id, newId()],
  )
  for (const name of ['Comune', 'Genitori'])
    await asOwner(
      `insert into organisation (territory_id, id, name, kind) values ($1, $2, $3, 'association')`,
      [territory.id, newId(), name],
    )
  await asActor(territory.command, (tx) =>
    writeOpenCenters(tx, territory.id, diceFrom(1), keeper.personId, '2026-11-21'),
  )
  const seen = await asActor(territory.visitor, async (tx) => ({
    centers: await centers(tx),
    calls: await spaceCalls(tx),
    courses: await wantedCourses(tx),
    agreements: await tx.selectFrom('civic_agreement').select('signed_on').execute(),
  }))
  expect(seen).toMatchObject({
    centers: [{ name: 'Aule Aperte', openedOn: '2017-10-07' }],
    calls: [{ title: 'Spazi da riaprire' }],
    courses: [{ title: 'Yoga in palestra', families: 0 }],
    agreements: [{ signed_on: '2017-10-07' }],
  })
  const [call] = seen.calls
  expect(await asActor(keeper, (tx) => candidatesIn(tx, call?.id ?? ''))).toHaveLength(1)
})
