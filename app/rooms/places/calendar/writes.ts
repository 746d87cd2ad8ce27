import type { Actor } from '../../../ground/access/actor.ts'
import { hashOf, newToken } from '../../../ground/access/token.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'

/** Makes an address for a place's whole calendar. It is told once: only its hash is kept. Nothing for a form sent again. */
export async function shareCalendar(
  tx: ActorTx,
  actor: Actor,
  id: string,
  placeId: string,
  label: string,
): Promise<string | undefined> {
  const token = newToken()
  const added = await insertOwn(tx, 'calendar_address', {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    hash: hashOf(token),
    label,
    recorded_by: actor.personId,
  })
  if (!added) return undefined
  await record(tx, actor, 'places.calendarShared', 'calendar_address', id)
  return token
}

/** From now on the address opens nothing. */
export async function revokeCalendar(tx: ActorTx, actor: Actor, placeId: string, id: string, now: Date) {
  const gone = await tx
    .updateTable('calendar_address')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'places.calendarRevoked', 'calendar_address', id)
}
