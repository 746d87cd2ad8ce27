import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Target } from './rules.ts'

/** The aims that stand, by figure and day. */
export const standingTargets = (tx: ActorTx): Promise<Target[]> =>
  tx
    .selectFrom('outcome_target')
    .where('ended_at', 'is', null)
    .select(['id', 'code', 'due_on as dueOn', 'value', 'baseline', 'baseline_on as baselineOn', 'source'])
    .orderBy('code')
    .orderBy('due_on')
    .execute()
