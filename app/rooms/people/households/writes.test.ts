import { expect, test } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { householdsOf } from './reads.ts'
import { beginHousehold, joinHousehold, leaveHousehold } from './writes.ts'

openHouse()
const today = '2026-03-11'

test('a household is begun with one person, others join it and leave it on a day', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const [nadia, ugo, id] = [await valley.person('Nadia Fratus'), await valley.person('Ugo Zani'), newId()]
  const begin = () =>
    asActor(anna, (tx) => beginHousehold(tx, anna, id, nadia, { name: 'Famiglia Fratus' }, today))

  expect([await begin(), await begin()].map(({ ok }) => ok)).toEqual([true, true])
  await asActor(anna, (tx) =>
    joinHousehold(tx, anna, id, { personId: ugo, relation: 'marito', fromOn: '2016-05-01' }, today),
  )
  expect(await asActor(anna, (tx) => leaveHousehold(tx, anna, id, ugo, '2015-01-01'))).toBe(false)
  expect(await asActor(anna, (tx) => leaveHousehold(tx, anna, id, ugo, '2018-01-01'))).toBe(true)

  expect(await asActor(anna, (tx) => householdsOf(tx, nadia))).toMatchObject([
    {
      name: 'Famiglia Fratus',
      members: [
        { given_name: 'Nadia', until_on: null },
        { given_name: 'Ugo', relation: 'marito', until_on: '2018-01-01' },
      ],
    },
  ])
})

test('households are for the team: an administrator, a stranger and a visitor see none', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'facilitator')
  const nadia = await valley.person('Nadia Fratus')
  await asActor(anna, (tx) => beginHousehold(tx, anna, newId(), nadia, { name: 'Famiglia Fratus' }, today))
  expect(await asActor(anna, (tx) => householdsOf(tx, nadia))).toHaveLength(1)

  const others = [
    await valley.operator('Dario Conti', 'administrator'),
    await (await newTerritory()).operator('Bruno Verdi', 'coordinator'),
    valley.visitor,
  ]
  for (const other of others) expect(await asActor(other, (tx) => householdsOf(tx, nadia))).toEqual([])
})
