import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { householdsOf } from '../../people/households/reads.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { FamilyForm } from '../centers/forms.ts'
import { type Center, familiesOf } from '../centers/reads.ts'

/** The household somebody lives in on a day, if it is known. */
export async function homeOf(tx: ActorTx, personId: string, day: string): Promise<string | undefined> {
  const homes = await householdsOf(tx, personId)
  return homes.find(({ members }) =>
    members.some(
      (one) =>
        one.person_id === personId &&
        (one.from_on === null || one.from_on <= day) &&
        (one.until_on === null || one.until_on >= day),
    ),
  )?.id
}

export type FamilyRefusal = NamingRefusal | 'places.centers.familyTwice' | 'places.centers.beforeOpening'

/**
 * A family takes part from a day on: the household of the person named, where we know it, else that person. Refused where
 * it takes part already, for a day before the center opened, and for who may not be named. Sent twice it is one.
 */
export async function involveFamily(
  tx: ActorTx,
  actor: Actor,
  id: string,
  center: Center,
  form: FamilyForm,
  today: string,
): Promise<Outcome<null, FamilyRefusal>> {
  const personId = await keptIdOf(tx, form.familyOf)
  if (!personId || center.endedOn) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  if (form.since < center.openedOn) return refused('places.centers.beforeOpening')
  const householdId = await homeOf(tx, personId, today)
  const standing = (await familiesOf(tx, center.id)).filter(({ until_on }) => until_on === null)
  if (standing.some((one) => one.id === id)) return done(null)
  if (standing.some((one) => one.personId === personId || (one.householdId ?? '') === householdId))
    return refused('places.centers.familyTwice')
  const added = await insertOwn(tx, 'civic_family', {
    territory_id: actor.territoryId,
    id,
    center_id: center.id,
    household_id: householdId ?? null,
    person_id: householdId ? null : personId,
    does: form.does ?? null,
    from_on: form.since,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'places.familyInvolved', 'place', center.placeId)
  return done(null)
}

/** A family takes part until a day. False where it does not, or began later. */
export async function endFamily(
  tx: ActorTx,
  actor: Actor,
  center: Center,
  { id, untilOn }: { id: string; untilOn: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('civic_family')
    .set({ until_on: untilOn })
    .where('id', '=', id)
    .where('center_id', '=', center.id)
    .where('from_on', '<=', untilOn)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'places.familyLeft', 'place', center.placeId)
  return ended !== undefined
}

/** How many families more take part, without names, as counted on a day; counted again that day, the later count stands. */
export async function countFamilies(tx: ActorTx, actor: Actor, center: Center, families: number, on: string) {
  await tx
    .insertInto('civic_family_count')
    .values({
      territory_id: actor.territoryId,
      center_id: center.id,
      on_date: on,
      families,
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.columns(['territory_id', 'center_id', 'on_date']).doUpdateSet({ families }))
    .execute()
  await record(tx, actor, 'places.familiesCounted', 'place', center.placeId)
}
