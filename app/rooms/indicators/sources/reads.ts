import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** What sources print, by the day it is taken to speak of. */
export const saidElsewhere = (tx: ActorTx) =>
  tx
    .selectFrom('source_figure')
    .where('ended_at', 'is', null)
    .select([
      'id',
      'code',
      'source',
      'words',
      'value',
      'on_day as onDay',
      'day_assumed as dayAssumed',
      'remark',
    ])
    .orderBy('on_day')
    .orderBy('source')
    .orderBy('position')
    .orderBy('id')
    .execute()
export type Said = Awaited<ReturnType<typeof saidElsewhere>>[number]
