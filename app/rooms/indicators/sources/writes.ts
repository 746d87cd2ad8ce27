import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { indicatorOf } from '../rules.ts'
import type { SourceForm } from './forms.ts'

/** Notes what a source prints; `position` keeps the order of its page. Sent twice, it is noted once. */
export async function noteSource(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { code, value, onDay, assumed, remark, source, words }: SourceForm,
  position = 0,
) {
  const scale = code && indicatorOf(code)?.unit === 'share' ? 100 : 1
  const added = await insertOwn(tx, 'source_figure', {
    territory_id: actor.territoryId,
    id,
    code: code ?? null,
    source,
    words,
    value: value === undefined ? null : value / scale,
    on_day: onDay,
    day_assumed: assumed === 'yes',
    remark: remark ?? null,
    position,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'indicators.noteSource', 'source_figure', id)
}

/** Takes a quote from the page; what was written stays in the records. */
export async function endSource(tx: ActorTx, actor: SignedInActor, id: string) {
  const ended = await tx
    .updateTable('source_figure')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n) await record(tx, actor, 'indicators.endSource', 'source_figure', id)
}
