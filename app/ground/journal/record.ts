import { sql } from 'kysely'
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
export async function recordAll(
  tx: ActorTx,
  actor: Actor,
  act: string,
  recordKind: string,
  recordIds: string[],
) {
  if (recordIds.length === 0) return
  // One array for all ids: an import records a thousand acts at a time, and ten thousand parameters take longer.
  await sql`
    insert into journal (territory_id, id, account_id, person_id, act, record_kind, record_id, origin, request_id)
    select ${actor.territoryId}, id, ${actor.accountId}, ${actor.personId}, ${act}, ${recordKind}, record_id,
      ${originOf(actor)}, ${actor.requestId ?? null}
    from unnest(${recordIds.map(newId)}::uuid[], ${recordIds}::uuid[]) as act (id, record_id)
  `.execute(tx)
}

function originOf(actor: Actor) {
  if (isCommand(actor)) return 'command'
  return actor.program ? 'program' : 'web'
}
