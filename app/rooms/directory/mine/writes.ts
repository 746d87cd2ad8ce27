import type { SignedInActor } from '../../../ground/access/actor.ts'
import { hashOf } from '../../../ground/access/token.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'

/**
 * Makes the key of one's own calendar; the one before opens nothing from now on. False where the same form came before: its key
 * was shown then, and is shown to nobody again.
 */
export async function makeKey(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  token: string,
  now: Date,
): Promise<boolean> {
  const known = await tx.selectFrom('calendar_key').where('id', '=', id).select('id').executeTakeFirst()
  if (known) return false
  await revokeKey(tx, actor, now)
  const added = await insertOnce(tx, 'calendar_key', {
    territory_id: actor.territoryId,
    id,
    person_id: actor.personId,
    token_hash: hashOf(token),
    made_at: now,
  })
  if (added) await record(tx, actor, 'directory.calendarOpened', 'calendar_key', id)
  return added
}

/** From now on the key opens nothing. False where there was none. */
export async function revokeKey(tx: ActorTx, actor: SignedInActor, now: Date): Promise<boolean> {
  const gone = await tx
    .updateTable('calendar_key')
    .set({ revoked_at: now })
    .where('person_id', '=', actor.personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'directory.calendarClosed', 'calendar_key', gone.id)
  return gone !== undefined
}
