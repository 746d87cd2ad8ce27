import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'

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
