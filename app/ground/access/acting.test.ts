import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import type { SignedInActor } from './actor.ts'
import { actorIn } from './session.ts'

openHouse()

const standing = ['coordinator', 'facilitator']
const sessionOf = (actor: SignedInActor, roles = standing) => ({
  accountId: actor.accountId,
  email: 'anna@esempio.it',
  name: 'Anna',
  memberships: [
    {
      territoryId: actor.territoryId,
      slug: 'valle',
      name: 'Valle',
      personId: actor.personId,
      personName: 'Anna',
      roles,
    },
  ],
})
const invitationsSeenBy = (actor: SignedInActor) =>
  asActor(actor, (tx) => tx.selectFrom('invitation').select('id').execute())

test('acting as one role narrows to it, in the page and in the database', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', ...standing)
  await asOwner(
    `insert into invitation (territory_id, id, person_id, email, token_hash, expires_at)
     values ($1, gen_random_uuid(), $2, 'dina@esempio.it', '\\x01', now() + interval '1 day')`,
    [territory.id, anna.personId],
  )
  expect(await invitationsSeenBy(anna)).toHaveLength(1)
  const acting = actorIn(territory.id, sessionOf(anna), 'r', 'facilitator') as SignedInActor
  expect(acting.roles).toEqual(['facilitator'])
  expect(await invitationsSeenBy(acting)).toEqual([])
})

test('a role that one does not hold, or no longer, is no choice', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const wished = actorIn(territory.id, sessionOf(anna, ['facilitator']), 'r', 'administrator')
  expect(wished).toMatchObject({ roles: ['facilitator'] })
  expect(wished).not.toHaveProperty('acting')
  // Even a request that says so itself gets nothing from the database.
  expect(await invitationsSeenBy({ ...anna, roles: ['administrator'], acting: 'administrator' })).toEqual([])
})
