import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { personNamed } from '../reads.ts'
import type { ConcernForm, GuardianForm } from './forms.ts'
import { sealedWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'safety_concern', column: 'sealed', id: 'id' }]

/** Says who holds parental responsibility for a minor. Refused for somebody unknown, or for the minor themself. */
export async function recordGuardian(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  minorId: string,
  { guardian, title, saidBy, fromOn, untilOn }: GuardianForm,
): Promise<Outcome<{ id: string }, 'people.guardians.who.missing'>> {
  if (guardian === minorId || !(await personNamed(tx, guardian)))
    return refused('people.guardians.who.missing')
  const added = await tx
    .insertInto('guardian')
    .values({
      territory_id: actor.territoryId,
      id,
      minor_id: minorId,
      guardian_id: guardian,
      title,
      said_by: saidBy,
      from_on: fromOn,
      until_on: untilOn ?? null,
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await record(tx, actor, 'people.recordedGuardian', 'guardian', id)
  return done({ id })
}

/** From the day after, someone no longer answers for the child. False where there is nothing to end. */
export async function endGuardian(tx: ActorTx, actor: SignedInActor, id: string, untilOn: string) {
  const ended = await tx
    .updateTable('guardian')
    .set({ until_on: untilOn })
    .where('id', '=', id)
    .where('from_on', '<=', untilOn)
    .returning('id')
    .executeTakeFirst()
  if (ended) await record(tx, actor, 'people.endedGuardian', 'guardian', id)
  return ended !== undefined
}

/** Writes down a concern for somebody's safety: it asks nobody's consent. Sent again by its author it stays one. */
export async function noteConcern(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { notedOn, ...concern }: ConcernForm,
) {
  const added = await tx
    .insertInto('safety_concern')
    .values({
      territory_id: actor.territoryId,
      id,
      person_id: personId,
      noted_on: notedOn,
      sealed: seal(JSON.stringify(concern), sealedWhere(id)),
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await record(tx, actor, 'people.notedConcern', 'safety_concern', id)
}
