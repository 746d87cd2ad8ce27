import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { Actor } from '../../ground/access/actor.ts'
import { actorIn } from '../../ground/access/session.ts'
import { newId } from '../../ground/db/ids.ts'
import { figuresOf, invitationAt, operatorAt, operators } from './reads.ts'
import {
  acceptInvitation,
  endRole,
  giveRole,
  invite,
  inviteAgain,
  recordFigure,
  removeFigure,
} from './writes.ts'

openHouse()

const carla = {
  person: 'new-person:Carla Neri',
  email: 'Carla.Neri@esempio.it',
  roles: ['facilitator' as const],
}

async function invited(
  actor: Actor,
  form: Parameters<typeof invite>[3] = carla,
  id = newId(),
  account?: string,
) {
  const done = await asActor(actor, (tx) => invite(tx, actor, id, form, account))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

test('someone invited holds the role, and enters with the link', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'administrator')
  const { personId, token } = await invited(anna)

  expect(await invitationAt(valley.id, token!)).toEqual({
    email: 'carla.neri@esempio.it',
    name: 'Carla Neri',
    invitedBy: 'Anna Bianchi',
    roles: ['facilitator'],
    expired: false,
    accepted: false,
  })
  expect(await acceptInvitation(valley.id, token!, 'account-of-carla')).toEqual({
    ok: true,
    value: { personId },
  })
  const [first] = await asActor(anna, (tx) => operators(tx, 'facilitator'))
  expect(first).toMatchObject({
    name: 'Carla Neri',
    signsIn: true,
    invitedUntil: null,
    roles: [{ role: 'facilitator' }],
  })
})

test('an invitation sent twice at the same moment invites one person once', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const id = newId()
  const [first, second] = await Promise.all([invited(anna, carla, id), invited(anna, carla, id)])
  expect(second.personId).toBe(first.personId)
  const stand = await asOwner('select from invitation where territory_id = $1', [valley.id])
  expect(stand).toHaveLength(1)
})

test('the token is not what the database keeps', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const { token } = await invited(anna)
  const [kept] = await asOwner<{ hash: string }>(
    `select encode(token_hash, 'base64') as hash from invitation where territory_id = $1`,
    [valley.id],
  )
  expect(kept?.hash).not.toBe(Buffer.from(token!, 'base64url').toString('base64'))
  expect(await invitationAt(valley.id, `${token}x`)).toBeUndefined()
})

test('of two who hold the same link at once, one is accepted', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const { token } = await invited(anna)
  const both = await Promise.all([
    acceptInvitation(valley.id, token!, 'account-one'),
    acceptInvitation(valley.id, token!, 'account-two'),
  ])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'operators.accept.used' })
})

test('an invitation ends after fourteen days, and opens in no other territory', async () => {
  const valley = await newTerritory()
  const plain = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const { token } = await invited(anna)
  expect(await invitationAt(plain.id, token!)).toBeUndefined()
  expect(await acceptInvitation(plain.id, token!, 'account')).toMatchObject({
    refusal: 'operators.accept.used',
  })

  const [{ days } = { days: 0 }] = await asOwner<{ days: number }>(
    `select extract(epoch from expires_at - invited_at) / 86400 as days from invitation where territory_id = $1`,
    [valley.id],
  )
  expect(Number(days)).toBe(14)
  await asOwner(`update invitation set expires_at = now() - interval '1 second' where territory_id = $1`, [
    valley.id,
  ])
  expect(await invitationAt(valley.id, token!)).toMatchObject({ expired: true })
  expect(await acceptInvitation(valley.id, token!, 'account')).toMatchObject({
    refusal: 'operators.accept.used',
  })
})

test('an invitation sent twice is one; sent anew, the first link no longer opens', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const id = newId()
  const first = await invited(anna, carla, id)
  expect(await invited(anna, carla, id)).toEqual({ personId: first.personId, token: null, known: false })

  const again = await asActor(anna, (tx) => inviteAgain(tx, anna, first.personId))
  expect(again?.email).toBe('carla.neri@esempio.it')
  expect(await invitationAt(valley.id, first.token!)).toBeUndefined()
  expect(await invitationAt(valley.id, again!.token)).toMatchObject({ name: 'Carla Neri' })
})

test('who is known by the address is the same person: no second record, no second invitation', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const first = await invited(anna)
  await acceptInvitation(valley.id, first.token!, 'account-of-carla')
  const second = { ...carla, person: 'new-person:Carla N.', roles: ['evaluator' as const] }
  expect(await invited(anna, second)).toEqual({ personId: first.personId, token: null, known: true })
  expect(await invited(anna, { ...second, email: 'other@esempio.it' }, newId(), 'account-of-carla')).toEqual({
    personId: first.personId,
    token: null,
    known: true,
  })
})

test('an account of someone else in the territory does not take over an invitation', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const { token } = await invited(anna)
  expect(await acceptInvitation(valley.id, token!, anna.accountId)).toEqual({
    ok: false,
    refusal: 'operators.accept.otherPerson',
  })
  expect(await invitationAt(valley.id, token!)).toMatchObject({ accepted: false })
})

test('a coordinator invites no administrator, and the database agrees', async () => {
  const valley = await newTerritory()
  const paola = await valley.operator('Paola', 'coordinator')
  const form = { ...carla, roles: ['administrator' as const] }
  expect(await asActor(paola, (tx) => invite(tx, paola, newId(), form))).toEqual({
    ok: false,
    refusal: 'operators.invite.notYours',
  })
  await expect(asActor(paola, (tx) => giveRole(tx, paola, paola.personId, 'administrator'))).rejects.toThrow(
    'row-level security',
  )
})

test('a facilitator appoints nobody, and sees no invitation', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const franco = await valley.operator('Franco', 'facilitator')
  const { personId } = await invited(anna)
  await expect(asActor(franco, (tx) => giveRole(tx, franco, franco.personId, 'evaluator'))).rejects.toThrow(
    'row-level security',
  )
  expect((await asActor(anna, (tx) => operatorAt(tx, personId)))?.invitation).toBeDefined()
  expect((await asActor(franco, (tx) => operatorAt(tx, personId)))?.invitation).toBeUndefined()
})

test('a role that ends is gone from the next request on', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const franco = await valley.operator('Franco', 'facilitator')
  const ask = () =>
    asActor(franco, async (tx) => (await tx.selectFrom('person').select('id').execute()).map(({ id }) => id))
  expect(await ask()).toHaveLength(2)
  const roleId = (await asActor(anna, (tx) => operatorAt(tx, franco.personId)))!.roles[0]!.id
  expect(await asActor(anna, (tx) => endRole(tx, anna, roleId))).toEqual({
    ok: true,
    value: { personId: franco.personId },
  })
  expect(await ask()).toEqual([franco.personId])
})

test('the last administrator stays, with the reason; another one may go', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const roleOf = async (personId: string) =>
    (await asActor(anna, (tx) => operatorAt(tx, personId)))!.roles.find(
      ({ role }) => role === 'administrator',
    )!.id
  const annas = await roleOf(anna.personId)
  expect(await asActor(anna, (tx) => endRole(tx, anna, annas))).toEqual({
    ok: false,
    refusal: 'operators.end.last',
  })
  // An invitation nobody accepted does not make a second one.
  await invited(anna, { ...carla, roles: ['administrator'] })
  expect(await asActor(anna, (tx) => endRole(tx, anna, annas))).toMatchObject({
    refusal: 'operators.end.last',
  })
  await valley.operator('Bruno', 'administrator')
  expect(await asActor(anna, (tx) => endRole(tx, anna, annas))).toMatchObject({ ok: true })
  const [journal] = await asOwner<{ count: number }>(
    `select count(*) from journal where territory_id = $1 and act = 'operators.role_ended'`,
    [valley.id],
  )
  expect(journal?.count).toBe(1)
})

test('of two administrators who go at the same moment, one stays', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const bruno = await valley.operator('Bruno', 'administrator')
  const [annas, brunos] = await asActor(anna, async (tx) =>
    Promise.all([anna, bruno].map(async ({ personId }) => (await operatorAt(tx, personId))!.roles[0]!.id)),
  )
  const ended = await Promise.all([
    asActor(anna, (tx) => endRole(tx, anna, annas!)),
    asActor(bruno, (tx) => endRole(tx, bruno, brunos!)),
  ])
  expect(ended.filter(({ ok }) => ok)).toHaveLength(1)
  expect(ended.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'operators.end.last' })
})

test('a role of another territory cannot be ended, and looks as if it were not there', async () => {
  const valley = await newTerritory()
  const plain = await newTerritory()
  const anna = await valley.operator('Anna', 'administrator')
  const bruno = await plain.operator('Bruno', 'administrator', 'facilitator')
  const roleId = (await asActor(bruno, (tx) => operatorAt(tx, bruno.personId)))!.roles[0]!.id
  expect(await asActor(anna, (tx) => endRole(tx, anna, roleId))).toEqual({
    ok: false,
    refusal: 'operators.end.unknown',
  })
})

test('a figure is a dated fact, written once, that can be taken back', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna', 'coordinator')
  const franco = await valley.operator('Franco', 'facilitator')
  const id = newId()
  const form = { figure: 'caretaker', fact: 'trained_and_active', onDate: '2017-03-12' } as const
  for (const _ of [1, 2]) await asActor(anna, (tx) => recordFigure(tx, anna, id, franco.personId, form))
  expect(await asActor(franco, (tx) => figuresOf(tx, franco.personId))).toEqual([
    { id, figure: 'caretaker', fact: 'trained_and_active', on_date: '2017-03-12', note: null },
  ])
  await asActor(anna, (tx) => removeFigure(tx, anna, franco.personId, id))
  expect(await asActor(anna, (tx) => figuresOf(tx, franco.personId))).toEqual([])
})

test('a session acts in its own territory and is a visitor in the next', async () => {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'administrator')
  const session = {
    accountId: anna.accountId,
    email: 'anna@esempio.it',
    name: 'Anna',
    memberships: [
      {
        territoryId: valley.id,
        slug: valley.slug,
        name: 'Valle',
        personId: anna.personId,
        personName: 'Anna',
        roles: ['administrator'],
      },
    ],
  }
  expect(actorIn(valley.id, session, 'r1')).toMatchObject({
    personId: anna.personId,
    roles: ['administrator'],
  })
  expect(actorIn(newId(), session, 'r1')).toMatchObject({ accountId: null, personId: null, roles: [] })
})

test('a child under fourteen is not invited to sign in without a consent to that', async () => {
  const valley = await newTerritory()
  const paola = await valley.operator('Paola Riva', 'coordinator')
  const sofia = await valley.person('Sofia Fratus')
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, $3)', [
    valley.id,
    sofia,
    new Date().getFullYear() - 9,
  ])
  const form = { person: sofia, email: 'sofia@example.org', roles: ['citizen' as const] }
  expect(await asActor(paola, (tx) => invite(tx, paola, newId(), form))).toEqual({
    ok: false,
    refusal: 'people.naming.online',
  })
  expect(await asOwner('select 1 from invitation where person_id = $1', [sofia])).toEqual([])
})
