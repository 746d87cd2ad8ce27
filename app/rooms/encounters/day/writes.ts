import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'
import { sameAs } from '../../people/reads.ts'

/** Done is done: saying it twice changes nothing. Someone else's reminder is not there. */
export async function finishReminder(tx: ActorTx, actor: SignedInActor, id: string, now: Date) {
  const own = await tx
    .selectFrom('reminder')
    .where('id', '=', id)
    .where('assigned_to', '=', actor.personId)
    .select('done_at')
    .forUpdate()
    .executeTakeFirst()
  if (!own) throw new NotHere()
  if (own.done_at) return
  await tx.updateTable('reminder').set({ done_at: now }).where('id', '=', id).execute()
  await record(tx, actor, 'encounters.reminderDone', 'reminder', id)
}

/** The actor leaves one of their people for later: until a day they are not proposed. Somebody else's are not there. */
export async function leaveForLater(tx: ActorTx, actor: SignedInActor, personId: string, untilOn: string) {
  const mine = await tx
    .selectFrom('encounter')
    .innerJoin('encounter_person as with', 'with.encounter_id', 'encounter.id')
    .where('encounter.recorded_by', '=', actor.personId)
    .where('with.person_id', 'in', await sameAs(tx, personId))
    .select('encounter.id')
    .limit(1)
    .executeTakeFirst()
  if (!mine) throw new NotHere()
  await tx
    .insertInto('person_left_for_later')
    .values({
      territory_id: actor.territoryId,
      person_id: personId,
      left_by: actor.personId,
      until_on: untilOn,
    })
    .onConflict((same) =>
      same.columns(['territory_id', 'left_by', 'person_id']).doUpdateSet({ until_on: untilOn }),
    )
    .execute()
  await record(tx, actor, 'encounters.leftForLater', 'person', personId)
}
