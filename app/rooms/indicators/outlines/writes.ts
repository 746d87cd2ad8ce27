import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Part } from './rules.ts'

/** An outline of the territory's own, begun from another. Sent again it stays one. */
export async function makeOutline(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, parts }: { name: string; parts: readonly Part[] },
) {
  const added = await insertOwn(tx, 'report_outline', {
    territory_id: actor.territoryId,
    id,
    name,
    parts: JSON.stringify(parts),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'indicators.makeOutline', 'report_outline', id)
}

/** Another name, other parts. Refused where somebody changed it since what was read under `from`. Reports keep their own. */
export async function changeOutline(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, parts, from }: { name?: string | undefined; parts?: readonly Part[]; from: number },
): Promise<Outcome<null, 'indicators.outlines.meanwhile'>> {
  const changed = await tx
    .updateTable('report_outline')
    .set({ number: from + 1, ...(name && { name }), ...(parts && { parts: JSON.stringify(parts) }) })
    .where('id', '=', id)
    .where('number', '=', from)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return refused('indicators.outlines.meanwhile')
  await record(tx, actor, 'indicators.changeOutline', 'report_outline', id)
  return done(null)
}

/** Nobody begins from it any more; reports that did stay as they are. */
export async function endOutline(tx: ActorTx, actor: SignedInActor, id: string) {
  const ended = await tx
    .updateTable('report_outline')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n) await record(tx, actor, 'indicators.endOutline', 'report_outline', id)
}
