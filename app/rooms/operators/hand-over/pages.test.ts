import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import { newId } from '../../../ground/db/ids.ts'
import { gatherDuties } from '../../../shell/duties.ts'
import { membersOf } from '../circles/reads.ts'
import { addToCircle, openCircle } from '../circles/writes.ts'
import { routes } from '../routes.ts'
import { endRole } from '../writes.ts'
import { leftToMe } from './parts/today.tsx'
import { heldBy, leftToNobody } from './reads.ts'

openHouse()
gatherDuties()

const TODAY = '2026-07-01'
const NOW = new Date('2026-07-01T08:00:00Z')

async function aHouse() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const dario = await territory.operator('Dario Neri', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  const reminder = await remind(territory, anna.personId)
  const circle = newId()
  await asActor(anna, (tx) =>
    openCircle(tx, anna, { id: circle, kind: 'intake', aboutId: maria, part: 'educatrice' }),
  )
  const asCarla = visits(routes, territory, { actor: carla, now: NOW })
  const page = `/operators/${anna.personId}/hand-over`
  const roles = await rolesOf(anna)
  const hand = (to: Record<string, string>, _once = newId()) =>
    asCarla.post(page, { _once, 'roles[]': roles, ...to })
  return { territory, anna, bruno, carla, dario, maria, reminder, circle, asCarla, page, roles, hand }
}

const rolesOf = async ({ personId }: SignedInActor) =>
  (
    await asOwner<{ id: string }>('select id from role_assignment where person_id = $1 and ends_at is null', [
      personId,
    ])
  ).map(({ id }) => id)

async function remind({ id }: TestTerritory, personId: string) {
  const reminder = newId()
  await asOwner(
    'insert into reminder (territory_id, id, assigned_to, due_on, sealed, recorded_by) values ($1, $2, $3, $4, $5, $3)',
    [id, reminder, personId, '2026-07-05', seal('Richiamare la famiglia', `reminder:${reminder}`)],
  )
  return reminder
}
const holderOf = async (reminder: string) =>
  (await asOwner<{ assigned_to: string }>('select assigned_to from reminder where id = $1', [reminder]))[0]
    ?.assigned_to

test('the last role does not end while something would be left to nobody; another role does', async () => {
  const { territory, anna, carla, roles, asCarla, page } = await aHouse()
  const ended = await asCarla.post(`/operators/${anna.personId}/roles/${roles[0]}/end`, { _once: newId() })
  expect(ended.location).toContain('/hand-over')
  expect(await rolesOf(anna)).toEqual(roles)
  const html = (await asCarla.get(page)).html
  expect(html).toContain('Un promemoria aperto')
  expect(html).toContain('Un percorso riservato che nessun altro segue')
  expect(html).not.toContain('Maria')
  expect(html).not.toContain('Richiamare')
  const second = newId()
  await asOwner('insert into role_assignment (territory_id, id, person_id, role) values ($1, $2, $3, $4)', [
    territory.id,
    second,
    anna.personId,
    'facilitator',
  ])
  expect(await asActor(carla, (tx) => endRole(tx, carla, second))).toMatchObject({ ok: true })
})

test('each kind goes to somebody by name, who finds it on their day, takes it up or passes it on; history stays', async () => {
  const { territory, anna, bruno, dario, carla, reminder, circle, asCarla, page, hand } = await aHouse()
  const once = newId()
  const to = { all: bruno.personId, 'to-circle': dario.personId, note: 'La famiglia ha cambiato numero' }
  for (const _ of [1, 2]) expect((await hand(to, once)).status).toBe(303)
  expect(await holderOf(reminder)).toBe(bruno.personId)
  expect(await rolesOf(anna)).toEqual([])
  const inCircle = await asActor(dario, (tx) => membersOf(tx, circle))
  expect(inCircle.filter(({ untilAt }) => !untilAt).map(({ personId }) => personId)).toEqual([dario.personId])
  expect(await asActor(carla, (tx) => leftToNobody(tx, TODAY))).toEqual([])

  const parts = await asOwner<{ id: string; kind: string; sealed: Buffer }>(
    'select id, kind, sealed from hand_over_part where hand_over_id = $1 order by kind',
    [once],
  )
  expect(parts.map(({ kind }) => kind)).toEqual(['circle', 'reminder'])
  expect(parts[0]?.sealed.includes(Buffer.from('famiglia'))).toBe(false)
  expect(await asActor(bruno, (tx) => leftToMe(tx, bruno))).not.toBe(null)

  const asDario = visits(routes, territory, { actor: dario, now: NOW })
  const asBruno = visits(routes, territory, { actor: bruno, now: NOW })
  expect((await asBruno.get(`/hand-overs/${parts[1]?.id}`)).html).toContain('ha cambiato numero')
  // What was left to another is not there.
  expect((await asBruno.get(`/hand-overs/${parts[0]?.id}`)).status).toBe(404)
  expect((await asDario.post(`/hand-overs/${parts[0]?.id}/take-up`, { _once: newId() })).status).toBe(303)

  const nobody = await asBruno.post(`/hand-overs/${parts[1]?.id}/pass-on`, {
    _once: newId(),
    note: 'resta qui',
  })
  expect(nobody.status).toBe(422)
  expect(nobody.html).toContain('resta qui')
  const passing = { _once: newId(), to: dario.personId }
  for (const _ of [1, 2])
    expect((await asBruno.post(`/hand-overs/${parts[1]?.id}/pass-on`, passing)).status).toBe(303)
  expect(await holderOf(reminder)).toBe(dario.personId)
  expect(await asActor(bruno, (tx) => leftToMe(tx, bruno))).toBe(null)
  const history = (await asCarla.get(page)).html
  expect(history).toContain('accolta il')
  expect(history).toContain('passata oltre il')
  expect(history).toContain('da Bruno Galli a Dario Neri')
})

test('what nobody is named for is told beside its field, nothing typed is lost and nothing is done', async () => {
  const { territory, anna, bruno, reminder, hand } = await aHouse()
  const half = await hand({ 'to-reminder': bruno.personId, note: 'una nota lunga' })
  expect(half.status).toBe(422)
  expect(half.html).toContain('niente resta a nessuno')
  expect(half.html).toContain('una nota lunga')
  const stranger = await territory.person('Nives Sala')
  const partner = await territory.operator('Franco Bon', 'partner')
  const own = anna.personId
  for (const all of [stranger, partner.personId, own, newId()]) {
    const refused = await hand({ all })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('non può ricevere')
  }
  expect(await holderOf(reminder)).toBe(anna.personId)
  expect(await rolesOf(anna)).toHaveLength(1)
})

test('where another walks along the circle stays with them, and nobody comes in', async () => {
  const { anna, bruno, dario, circle, asCarla, page, hand } = await aHouse()
  await asActor(anna, (tx) =>
    addToCircle(tx, anna, { id: newId(), circleId: circle, personId: dario.personId, part: 'educatore' }),
  )
  const html = (await asCarla.get(page)).html
  expect(html).toContain('resta a chi lo segue già')
  expect(html).not.toContain('Dario Neri</li>')
  expect((await hand({ 'to-reminder': bruno.personId })).status).toBe(303)
  const members = await asActor(dario, (tx) => membersOf(tx, circle))
  expect(members.filter(({ untilAt }) => !untilAt).map(({ personId }) => personId)).toEqual([dario.personId])
})

test('of two who walk along the same way and leave at once, one finds that somebody must be named', async () => {
  const { territory, anna, dario, carla, reminder, circle } = await aHouse()
  await asOwner('delete from reminder where id = $1', [reminder])
  await asActor(anna, (tx) =>
    addToCircle(tx, anna, { id: newId(), circleId: circle, personId: dario.personId, part: 'educatore' }),
  )
  const other = await territory.operator('Elda Conti', 'coordinator')
  const [one] = await rolesOf(anna)
  const [two] = await rolesOf(dario)
  const ended = await Promise.all([
    asActor(carla, (tx) => endRole(tx, carla, one ?? '')),
    asActor(other, (tx) => endRole(tx, other, two ?? '')),
  ])
  expect(ended.filter(({ ok }) => ok)).toHaveLength(1)
  expect(ended.find(({ ok }) => !ok)).toMatchObject({ refusal: 'operators.handOver.first' })
})

test('of two hand-overs at once the later sees what the former did: who has left receives nothing', async () => {
  const { territory, anna, bruno, dario, reminder, hand, asCarla } = await aHouse()
  await remind(territory, bruno.personId)
  const [first, second] = await Promise.all([
    hand({ all: bruno.personId }),
    asCarla.post(`/operators/${bruno.personId}/hand-over`, {
      _once: newId(),
      'roles[]': await rolesOf(bruno),
      all: dario.personId,
    }),
  ])
  // Either Anna’s things went through Bruno on to Dario, or Bruno had left and could not receive them.
  expect(second.status).toBe(303)
  expect(await rolesOf(bruno)).toEqual([])
  expect(await holderOf(reminder)).toBe(first.status === 303 ? dario.personId : anna.personId)
})

test('an administrator hands over what is not reserved; what is, whoever coordinates entrusts', async () => {
  const { territory, anna, bruno, roles } = await aHouse()
  const renata = await territory.operator('Renata Colosio', 'administrator')
  const asRenata = visits(routes, territory, { actor: renata, now: NOW })
  const refused = await asRenata.post(`/operators/${anna.personId}/hand-over`, {
    _once: newId(),
    'roles[]': roles,
    all: bruno.personId,
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('li affida chi coordina')
  expect(await rolesOf(anna)).toEqual(roles)
  expect(
    (await visits(routes, territory, { actor: bruno }).get(`/operators/${anna.personId}/hand-over`)).status,
  ).toBe(404)
})

test('who left in another way is told to whoever coordinates, and can still be handed over', async () => {
  const { anna, bruno, carla, reminder, hand } = await aHouse()
  await asOwner("update role_assignment set ends_at = now() - interval '1 second' where person_id = $1", [
    anna.personId,
  ])
  expect(await asActor(carla, (tx) => leftToNobody(tx, TODAY))).toMatchObject([
    { name: 'Anna Bianchi', count: 2 },
  ])
  expect((await hand({ all: bruno.personId })).status).toBe(303)
  expect(await holderOf(reminder)).toBe(bruno.personId)
  expect(await asActor(carla, (tx) => leftToNobody(tx, TODAY))).toEqual([])
})

test('somebody without an account leaves like any other; nobody reads what another holds', async () => {
  const { territory, anna, bruno, carla, hand, reminder } = await aHouse()
  await asOwner('delete from account_person where person_id = $1', [anna.personId])
  expect(await asActor(bruno, (tx) => heldBy(tx, anna.personId, TODAY))).toEqual([])
  expect(await asActor(territory.visitor, (tx) => heldBy(tx, anna.personId, TODAY))).toEqual([])
  expect(await asActor(carla, (tx) => heldBy(tx, anna.personId, TODAY))).toHaveLength(2)
  expect((await hand({ all: bruno.personId })).status).toBe(303)
  expect(await holderOf(reminder)).toBe(bruno.personId)
})
