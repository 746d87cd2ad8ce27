import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record, recordAll } from '../../../ground/journal/record.ts'
import type { SmallGroupRule } from './rules.ts'

export async function setSmallGroupRule(
  tx: ActorTx,
  actor: Actor,
  { smallest, smallestSensitive }: SmallGroupRule,
) {
  const rule = { smallest, smallest_sensitive: smallestSensitive, changed_by: actor.personId }
  await tx
    .insertInto('small_group_rule')
    .values({ territory_id: actor.territoryId, ...rule })
    .onConflict((taken) =>
      taken.column('territory_id').doUpdateSet({ ...rule, changed_at: sql<Date>`now()` }),
    )
    .execute()
  await record(tx, actor, 'indicators.setSmallGroupRule', 'territory', actor.territoryId)
}

/** Days whose figures will be told as they are. A day announced twice is announced once; the database refuses one that is over. */
export async function announceReportingDays(tx: ActorTx, actor: Actor, days: readonly string[]) {
  const rows = days.map((on_day) => ({
    territory_id: actor.territoryId,
    on_day,
    recorded_by: actor.personId,
  }))
  await tx
    .insertInto('reporting_day')
    .values(rows)
    .onConflict((known) => known.columns(['territory_id', 'on_day']).doNothing())
    .execute()
  await recordAll(tx, actor, 'indicators.announceReportingDay', 'territory', [actor.territoryId])
}
