import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { newId } from '../../../ground/db/ids.ts'
import { breakGlass } from '../../people/sensitive/writes.ts'
import { circlesLeftAlone, membersOf } from './reads.ts'
import { addToCircle, entrustCircle, leaveCircle, openCircle } from './writes.ts'

openHouse()

async function aPact() {
  const territory = await newTerritory()
  const [anna, bruno, carla] = [
    await territory.operator('Anna Bianchi', 'case_operator'),
    await territory.operator('Bruno Galli', 'facilitator'),
    await territory.operator('Carla Monti', 'coordinator'),
  ]
  const maria = await territory.person('Maria Rossi')
  const circle = { id: newId(), kind: 'pact', aboutId: maria, part: 'assistente sociale' }
  await asActor(anna, (tx) => openCircle(tx, anna, circle))
  return { territory, anna, bruno, carla, maria, circle }
}
const soon = () => new Date(Date.now() + 60_000)

test('whoever opens a circle is in it at once; sent twice it is one; nobody else learns of it', async () => {
  const { territory, anna, bruno, carla, maria } = await aPact()
  const circle = { id: newId(), kind: 'intake', aboutId: maria, part: 'educatore' }
  const seen = await asActor(anna, async (tx) => [
    await openCircle(tx, anna, circle),
    await openCircle(tx, anna, circle),
    (await membersOf(tx, circle.id)).length,
  ])
  expect(seen).toEqual([true, false, 1])
  expect(await asOwner('select * from circle where id = $1', [circle.id])).toHaveLength(1)
  for (const outsider of [bruno, carla, territory.visitor])
    expect(
      await asActor(outsider, (tx) =>
        tx.selectFrom('circle').where('id', '=', circle.id).selectAll().execute(),
      ),
    ).toEqual([])
})

test('who joins reads from then on; who leaves reads nothing from the next request', async () => {
  const { anna, bruno, circle } = await aPact()
  const member = { id: newId(), circleId: circle.id, personId: bruno.personId, part: 'facilitatore' }
  const reads = () => asActor(bruno, async (tx) => (await membersOf(tx, circle.id)).length)

  expect(await reads()).toBe(0)
  await asActor(anna, (tx) => addToCircle(tx, anna, member))
  expect(await reads()).toBe(2)
  expect(await asActor(bruno, (tx) => leaveCircle(tx, bruno, circle.id, member.id, soon()))).toMatchObject({
    ok: true,
  })
  expect(await reads()).toBe(0)
  expect(await asActor(anna, async (tx) => (await membersOf(tx, circle.id)).length)).toBe(2)
})

test('the last who can act does not leave, with people close to someone beside them or not', async () => {
  const { territory, anna, circle } = await aPact()
  const neighbour = await territory.person('Nives Sala')
  const own = await asActor(anna, async (tx) => {
    await addToCircle(tx, anna, { id: newId(), circleId: circle.id, personId: neighbour, part: 'vicina' })
    return (await membersOf(tx, circle.id)).find((member) => member.personId === anna.personId)?.id ?? ''
  })
  expect(await asActor(anna, (tx) => leaveCircle(tx, anna, circle.id, own, soon()))).toEqual({
    ok: false,
    refusal: 'operators.circles.last',
  })
})

test('two who leave at once do not leave it alone', async () => {
  const { anna, bruno, circle } = await aPact()
  await asActor(anna, (tx) =>
    addToCircle(tx, anna, { id: newId(), circleId: circle.id, personId: bruno.personId, part: 'educatore' }),
  )
  const members = await asActor(anna, (tx) => membersOf(tx, circle.id))
  const leave = (who: typeof anna) =>
    asActor(who, (tx) =>
      leaveCircle(
        tx,
        who,
        circle.id,
        members.find(({ personId }) => personId === who.personId)?.id ?? '',
        soon(),
      ),
    )
  const left = await Promise.all([leave(anna), leave(bruno)])
  expect(left.filter(({ ok }) => ok)).toHaveLength(1)
})

test('nobody adds themself from outside, nor somebody in another’s name', async () => {
  const { anna, bruno, circle } = await aPact()
  const adding = (actor: typeof anna, addedBy: string) =>
    asActor(actor, (tx) =>
      tx
        .insertInto('circle_member')
        .values({
          territory_id: actor.territoryId,
          id: newId(),
          circle_id: circle.id,
          person_id: bruno.personId,
          part: 'curioso',
          added_by: addedBy,
        })
        .execute(),
    )
  await expect(adding(bruno, bruno.personId)).rejects.toThrow(/row-level security/)
  await expect(adding(anna, bruno.personId)).rejects.toThrow(/row-level security/)
})

test('a role that ended ends every circle with it; the coordinator finds it alone and entrusts it', async () => {
  const { anna, bruno, carla, circle } = await aPact()
  const entrust = () =>
    asActor(carla, (tx) =>
      entrustCircle(tx, carla, newId(), { circleId: circle.id, personId: bruno.personId, part: 'educatore' }),
    )
  expect(await asActor(carla, circlesLeftAlone)).toEqual([])
  expect(await entrust()).toBe(false)

  await asOwner("update role_assignment set ends_at = now() - interval '1 second' where person_id = $1", [
    anna.personId,
  ])
  expect(await asActor(anna, (tx) => membersOf(tx, circle.id))).toEqual([])
  expect(await asActor(carla, circlesLeftAlone)).toMatchObject([{ id: circle.id, kind: 'pact' }])
  expect(await asActor(bruno, circlesLeftAlone)).toEqual([])
  expect(await entrust()).toBe(true)
  expect(await asActor(carla, circlesLeftAlone)).toEqual([])
  expect(await asActor(bruno, async (tx) => (await membersOf(tx, circle.id)).length)).toBe(2)
})

test('in another role than those that accompany people nobody reads what a circle holds', async () => {
  const { anna, territory, circle } = await aPact()
  const roleOf = (role: string) =>
    asOwner('update role_assignment set role = $2 where person_id = $1', [anna.personId, role])
  const reads = () => asActor(anna, async (tx) => (await membersOf(tx, circle.id)).length)
  expect(await reads()).toBe(1)
  for (const role of ['administrator', 'partner', 'volunteer', 'evaluator', 'citizen', 'guardian']) {
    await roleOf(role)
    expect(await reads(), role).toBe(0)
  }
  const neighbour = await territory.person('Nives Sala')
  await expect(
    asActor(anna, (tx) =>
      addToCircle(tx, anna, { id: newId(), circleId: circle.id, personId: neighbour, part: 'vicina' }),
    ),
  ).rejects.toThrow(/row-level security/)
  await roleOf('facilitator')
  expect(await reads()).toBe(1)
})

test('an emergency opens it to who coordinates, to read and not to write, and those in it are told', async () => {
  const { anna, carla, maria, circle } = await aPact()
  const told = await asActor(carla, (tx) => breakGlass(tx, carla, newId(), maria, 'ricovero urgente'))
  expect(told).toContain(anna.accountId)
  expect(await asActor(carla, async (tx) => (await membersOf(tx, circle.id)).length)).toBe(1)
  await expect(
    asActor(carla, (tx) =>
      addToCircle(tx, carla, { id: newId(), circleId: circle.id, personId: carla.personId, part: 'altro' }),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('another territory has no such circle', async () => {
  const { circle } = await aPact()
  const stranger = await (await newTerritory()).operator('Dario Neri', 'case_operator')
  const opened = await asActor(stranger, async (tx) => {
    await sql`select app.open_circle(${circle.id}, 'pact', null, 'altro')`.execute(tx)
    return membersOf(tx, circle.id)
  })
  // The same id elsewhere is another circle: its own first member, none of ours.
  expect(opened.map(({ personId }) => personId)).toEqual([stranger.personId])
})
