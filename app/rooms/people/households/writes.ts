import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../guardians/reads.ts'
import type { NamingRefusal } from '../guardians/rules.ts'
import { sameAs } from '../reads.ts'
import type { HouseholdForm, MemberForm } from './forms.ts'

/** Begins a household with one person in it. Sent again by its author it stays one household. Refused where they may not be named. */
export async function beginHousehold(
  tx: ActorTx,
  actor: Actor,
  id: string,
  personId: string,
  { name, relation, fromOn }: HouseholdForm,
  today: string,
): Promise<Outcome<{ householdId: string }, NamingRefusal>> {
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  const added = await insertOwn(tx, 'household', {
    territory_id: actor.territoryId,
    id,
    name,
    recorded_by: actor.personId,
  })
  if (!added) return done({ householdId: id })
  await addMember(tx, actor, id, { personId, relation, fromOn })
  await record(tx, actor, 'people.beganHousehold', 'household', id)
  return done({ householdId: id })
}

/**
 * Someone lives in a household from a day on; who is in it already is corrected, not doubled. Refused where they may not be
 * named.
 */
export async function joinHousehold(
  tx: ActorTx,
  actor: Actor,
  householdId: string,
  member: MemberForm,
  today: string,
): Promise<Outcome<null, NamingRefusal>> {
  const unnamed = await refusalToName(tx, actor, [member.personId], today)
  if (unnamed) return refused(unnamed)
  await addMember(tx, actor, householdId, member)
  await record(tx, actor, 'people.joinedHousehold', 'household', householdId)
  return done(null)
}

async function addMember(
  tx: ActorTx,
  actor: Actor,
  householdId: string,
  { personId, relation, fromOn, untilOn }: MemberForm,
) {
  const living = { relation: relation ?? null, from_on: fromOn ?? null, until_on: untilOn ?? null }
  await tx
    .insertInto('household_member')
    .values({ territory_id: actor.territoryId, household_id: householdId, person_id: personId, ...living })
    .onConflict((same) => same.columns(['territory_id', 'household_id', 'person_id']).doUpdateSet(living))
    .execute()
}

/** Someone no longer lives in a household. False when they did not, or had not moved in by that day. */
export async function leaveHousehold(
  tx: ActorTx,
  actor: Actor,
  householdId: string,
  personId: string,
  untilOn: string,
) {
  const left = await tx
    .updateTable('household_member')
    .set({ until_on: untilOn })
    .where('household_id', '=', householdId)
    .where('person_id', 'in', await sameAs(tx, personId))
    .where((where) => where.or([where('from_on', 'is', null), where('from_on', '<=', untilOn)]))
    .returning('person_id')
    .execute()
  if (left.length) await record(tx, actor, 'people.leftHousehold', 'household', householdId)
  return left.length > 0
}
