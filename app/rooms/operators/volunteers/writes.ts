import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { CheckForm, RegisterForm } from './forms.ts'

type RegisterRefusal =
  | 'operators.volunteers.already'
  | 'operators.volunteers.personMissing'
  | 'people.naming.restricted'
  | 'people.naming.minor'

/**
 * Writes somebody into the register of volunteers. Refused for who stands in it already, for nobody we know, and for a minor
 * whose guardians did not agree.
 */
export async function enrol(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { person, organisation, fromOn }: RegisterForm,
): Promise<Outcome<{ personId: string }, RegisterRefusal>> {
  const known = await tx
    .selectFrom('person')
    .where('id', '=', person)
    .where('merged_into', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!known) return refused('operators.volunteers.personMissing')
  const tooYoung = await refusalToName(tx, actor, [person], fromOn)
  if (tooYoung) return refused(tooYoung)
  // Two forms for the same person at once: the second finds what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`volunteer ${person}`}, 0))`.execute(tx)
  const standing = await tx
    .selectFrom('volunteer')
    .where('person_id', '=', person)
    .where('until_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (standing && standing.id !== id) return refused('operators.volunteers.already')
  const added = await insertOwn(tx, 'volunteer', {
    territory_id: actor.territoryId,
    id,
    person_id: person,
    organisation_id: organisation ?? null,
    from_on: fromOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.enrolledVolunteer', 'volunteer', id)
  return done({ personId: person })
}

/** Writes down that something was looked at, on which day and until when it holds. Sent twice it is written once. */
export async function noteCheck(
  tx: ActorTx,
  actor: Actor,
  id: string,
  personId: string,
  { kind, doneOn, expiresOn }: CheckForm,
) {
  const added = await insertOwn(tx, 'volunteer_check', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    kind,
    done_on: doneOn,
    expires_on: expiresOn ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.checkedVolunteer', 'volunteer_check', id)
}

/** Takes back a check written by mistake. */
export async function withdrawCheck(tx: ActorTx, actor: Actor, personId: string, id: string) {
  const gone = await tx
    .updateTable('volunteer_check')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.withdrewCheck', 'volunteer_check', id)
}

/** Somebody is a volunteer no more after that day. False where they were not, or not yet on that day. */
export async function leaveRegister(tx: ActorTx, actor: Actor, personId: string, untilOn: string) {
  const left = await tx
    .updateTable('volunteer')
    .set({ until_on: untilOn })
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .where('from_on', '<=', untilOn)
    .returning('id')
    .executeTakeFirst()
  if (left) await record(tx, actor, 'operators.leftRegister', 'volunteer', left.id)
  return left !== undefined
}
