import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { commandIn } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { outcomesAsOf } from '../../rooms/indicators/reads.ts'
import { openForm } from '../../rooms/intakes/forms.ts'
import { openIntake } from '../../rooms/intakes/writes.ts'
import { eraseExpired, expiringBy } from './retention.ts'

openHouse()
const today = '2026-03-11'

async function house() {
  const valley = await newTerritory()
  const since = async (name: string, on: string) => {
    const id = await valley.person(name)
    await asOwner('update person set recorded_at = $2 where id = $1', [id, on])
    const encounter = newId()
    await asOwner(
      "insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, '2017-03-12T10:00Z')",
      [valley.id, encounter, on],
    )
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, encounter, id],
    )
    return id
  }
  return { valley, since }
}

test('who has had no fact for five years expires; who agreed to be accompanied, or works here, does not', async () => {
  const { valley, since } = await house()
  const old = await since('Nadia Fratus', '2017-03-12')
  const late = await since('Luca Gelmini', '2022-01-01')
  const accompanied = await since('Rosa Treccani', '2017-03-12')
  await asOwner(
    "insert into accompaniment_agreement (territory_id, id, person_id, agreed_on, how) values ($1, $2, $3, '2017-03-12', 'aloud')",
    [valley.id, newId(), accompanied],
  )
  const anna = await valley.operator('Anna Bianchi', 'coordinator')
  await asOwner("update person set recorded_at = '2015-01-01' where id = $1", [anna.personId])

  // That somebody agreed is told to nobody but who wrote it: not by leaving them out of a list either.
  const found = await asActor(anna, (tx) => expiringBy(tx, anna, today))
  const expired = { lastOn: '2017-03-12', expiresOn: '2022-03-12' }
  expect(found).toEqual([
    { id: old, name: 'Nadia Fratus', ...expired },
    { id: accompanied, name: 'Rosa Treccani', ...expired },
  ])

  const evaluator = commandIn(valley.id, ['evaluator'])
  const figures = () => asActor(evaluator, (tx) => outcomesAsOf(tx, evaluator, '2018-01-01'))
  const before = await figures()
  expect(await eraseExpired(valley.id, today)).toBe(1)
  expect(await figures()).toEqual(before)
  const left = await asOwner<{ id: string }>('select id from person where territory_id = $1', [valley.id])
  expect(left.map(({ id }) => id).toSorted()).toEqual([late, accompanied, anna.personId].toSorted())
  expect(await eraseExpired(valley.id, today)).toBe(0)
})

test('whom somebody walks along with does not expire, and the report tells nobody so', async () => {
  const { valley, since } = await house()
  const walked = await since('Rosa Treccani', '2017-03-12')
  const old = await since('Nadia Fratus', '2017-03-12')
  const bruno = await valley.operator('Bruno Galli', 'case_operator')
  const carla = await valley.operator('Carla Rossi', 'coordinator')
  const opened = await asActor(bruno, (tx) =>
    openIntake(
      tx,
      bruno,
      newId(),
      openForm.parse({
        person: walked,
        openedOn: '2017-04-01',
        source: 'self',
        knownSaid: 'unknown',
        part: 'educatore',
        agrees: 'yes',
        how: 'aloud',
        wishes: 'Vorrei',
        capabilities: 'Sa',
        needs: 'Serve',
      }),
      today,
    ),
  )
  expect(opened.ok).toBe(true)
  const report = await asActor(carla, (tx) => expiringBy(tx, carla, today))
  expect(report.map(({ id }) => id).toSorted()).toEqual([walked, old].toSorted())
  await eraseExpired(valley.id, today)
  const left = await asOwner<{ id: string }>('select id from person where id = any ($1)', [[walked, old]])
  expect(left).toEqual([{ id: walked }])
})

test('feedback and answered requests go when their years have passed', async () => {
  const { valley } = await house()
  await asOwner(
    `insert into accessibility_feedback (territory_id, id, said, sent_at)
     values ($1, $2, 'Vecchio', '2020-01-01'), ($1, $3, 'Nuovo', '2026-01-01')`,
    [valley.id, newId(), newId()],
  )
  await asOwner(
    `insert into rights_request (territory_id, id, person_id, kind, asked_on, due_on, how, closed_on, outcome)
     values ($1, $2, $3, 'export', '2019-01-01', '2019-02-01', 'aloud', '2019-01-20', 'done')`,
    [valley.id, newId(), newId()],
  )
  await eraseExpired(valley.id, today)
  expect(
    await asOwner('select said from accessibility_feedback where territory_id = $1', [valley.id]),
  ).toEqual([{ said: 'Nuovo' }])
  expect(await asOwner('select id from rights_request where territory_id = $1', [valley.id])).toEqual([])
  expect(
    await asOwner(
      "select record_kind from journal where territory_id = $1 and act = 'privacy.expired' order by record_kind",
      [valley.id],
    ),
  ).toEqual([{ record_kind: 'accessibility_feedback' }, { record_kind: 'rights_request' }])
})
