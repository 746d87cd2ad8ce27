import { type Actor, isCommand } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { newId } from '../db/ids.ts'

/**
 * Appends to the journal who did what to which record: ids and kinds, never values.
 * `act` is room.verb.
 */
export async function record(tx: ActorTx, actor: Actor, act: string, recordKind: string, recordId: string) {
  await recordAll(tx, actor, act, recordKind, [recordId])
}

/** The same act on several records, in one statement. */
export async function recordAll(tx: ActorTx, actor: Actor, act: string, recordKind: string, recordIds: string[]) {
  if (recordIds.length === 0) return
  await tx
    .insertInto('journal')
    .values(
      recordIds.map((recordId) => ({
        territory_id: actor.territoryId,
        id: newId(),
        account_id: actor.accountId,
        person_id: actor.personId,
        act,
        record_kind: recordKind,
        record_id: recordId,
        origin: isCommand(actor) ? 'command' : 'web',
        request_id: actor.requestId ?? null,
      })),
    )
    .execute()
}
