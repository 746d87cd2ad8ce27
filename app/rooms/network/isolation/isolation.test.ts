import { afterAll, expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { writeEvidence } from '../../ties/writes.ts'
import { putCameraAway, takePicture } from '../picture/parts/take-picture.ts'
import { isolatedPeople } from './reads.ts'
import { whyIsolated } from './rules.ts'

openHouse()
afterAll(putCameraAway)

const whys = (...of: Parameters<typeof whyIsolated>) => whyIsolated(...of).map(({ why }) => why)

test('isolated is who has nobody, or few ties that are weak or fading, or ties that are all weak and fading', () => {
  const long = '2026-03-01'
  const none = { ties: 0, bodies: 0, strength: 0, before: 0 }
  expect(whys(none, '2026-06-01', long)).toEqual(['nobody'])
  expect(whys(none, '2026-01-01', long)).toEqual(['nobody', 'notMetSince'])
  expect(whys({ ...none, ties: 2, strength: 3, before: 1 }, null, long)).toEqual([])
  expect(whys({ ...none, ties: 2, strength: 0.4, before: 0.2 }, null, long)).toEqual(['few', 'weak'])
  expect(whys({ ...none, ties: 2, strength: 2, before: 4 }, null, long)).toEqual(['few', 'fading'])
  expect(whys({ ...none, ties: 9, strength: 0.9, before: 1.8 }, null, long)).toEqual(['weak', 'fading'])
  expect(whys({ ...none, ties: 9, strength: 0.9, before: 0.9 }, null, long)).toEqual([])
  expect(whys({ ...none, ties: 1, bodies: 1, strength: 0.5, before: 0 }, null, long)).toContain('onlyBodies')
})

test('whoever was met and knows nobody is found with the reason; who has friends or works here is not', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const [alone, fading, ...friends] = await Promise.all(
    ['Sola Rossi', 'Va Via', 'Uno Nord', 'Due Nord', 'Tre Nord', 'Quattro Nord'].map((name) =>
      territory.person(name),
    ),
  )
  const write = async (on: string, people: (string | undefined)[], encounter = true) => {
    const id = newId()
    if (encounter) {
      await asOwner(
        'insert into encounter (territory_id, id, met_on, met_at, recorded_by) values ($1, $2, $3::date, $3::date, $4)',
        [territory.id, id, on, anna.personId],
      )
      for (const who of people.filter((one) => one !== anna.personId))
        await asOwner(
          'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
          [territory.id, id, who],
        )
    }
    const nodes = people.map((one) => ({ kind: 'person' as const, id: one ?? '' }))
    await asActor(anna, (tx) =>
      writeEvidence(tx, anna, { kind: 'met', sourceKind: 'encounter', sourceId: id, on, nodes }),
    )
  }
  await write('2026-06-20', [anna.personId, alone])
  await write('2026-06-21', [anna.personId, bruno.personId])
  await write('2026-06-22', [anna.personId, ...friends])
  await write('2025-07-22', [anna.personId, fading, friends[0]])
  await write('2025-07-23', [anna.personId, fading, friends[0]])
  const found = async (metBy?: string) => {
    const taken = await takePicture(anna, { on: '2026-06-30' })
    if (!taken.ok) throw new Error(taken.refusal)
    return asActor(anna, (tx) => isolatedPeople(tx, anna, taken.value, { metBy }))
  }
  const isolated = await found()
  // Met longest ago first.
  expect(isolated.map(({ id }) => id)).toEqual([fading, alone])
  expect(isolated[0]).toMatchObject({
    ties: 1,
    timesMet: 2,
    lastMetOn: '2025-07-23',
    reasons: [
      { why: 'few', ties: 1 },
      { why: 'weak' },
      { why: 'fading' },
      { why: 'notMetSince', on: '2025-07-23' },
    ],
  })
  expect(isolated[1]).toMatchObject({ ties: 0, reasons: [{ why: 'nobody' }] })
  expect(await found(bruno.personId)).toEqual([])

  await asOwner(
    "insert into person_objection (territory_id, id, person_id, against, objected_on) values ($1, $2, $3, 'network', '2026-06-25')",
    [territory.id, newId(), alone],
  )
  expect((await found()).map(({ id }) => id)).toEqual([fading])
})
