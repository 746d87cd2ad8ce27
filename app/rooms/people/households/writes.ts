import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { sameAs } from '../reads.ts'
import type { HouseholdForm, MemberForm } from './forms.ts'

/** Begins a household with one person in it. Sent again by its author it stays one household. */
export async function beginHousehold(
  tx: ActorTx,
  actor: Actor,
  id: string,
  personId: string,
  { name, relation, fromOn }: HouseholdForm,
): Promise<Outcome<{ householdId: string }, 'people.form.notYours'>> {
  const added = await tx
    .insertInto('household')
    .values({ territory_id: actor.territoryId, id, name, recorded_by: actor.personId })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    const known = await tx
      .selectFrom('household')
      .select('recorded_by')
      .where('id', '=', id)
      .executeTakeFirst()
    return known?.recorded_by === actor.personId ? done({ householdId: id }) : refused('people.form.notYours')
  }
  await joinHousehold(tx, actor, id, { personId, relation, fromOn })
  await record(tx, actor, 'people.beganHousehold', 'household', id)
  return done({ householdId: id })
}

/** Someone lives in a household from a day on; who is in it already is corrected, not doubled. */
export async function joinHousehold(
  tx: ActorTx,
  actor: Actor,
  householdId: string,
  { personId, relation, fromOn, untilOn }: MemberForm,
): Promise<void> {
  const living = { relation: relation ?? null, from_on: fromOn ?? null, until_on: untilOn ?? null }
  await tx
    .insertInto('household_member')
    .values({ territory_id: actor.territoryId, household_id: householdId, person_id: personId, ...living })
    .onConflict((same) => same.columns(['territory_id', 'household_id', 'person_id']).doUpdateSet(living))
    .execute()
  await record(tx, actor, 'people.joinedHousehold', 'household', householdId)
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
