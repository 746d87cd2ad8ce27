import type { Actor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { reasonWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'second_step_reset', column: 'reason', id: 'id' }]

/**
 * Writes down that someone's second step is reset, by whom and why; the caller then resets it. Sent twice it is written
 * once. The database refuses whoever does not administer the territory, and everyone for themselves.
 */
export async function recordReset(tx: ActorTx, actor: Actor, id: string, personId: string, reason: string) {
  const added = await insertOnce(tx, 'second_step_reset', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    reason: seal(reason, reasonWhere(id)),
    reset_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.secondStepReset', 'person', personId)
}
