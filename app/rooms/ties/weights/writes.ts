import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'

/** Says how fast ties fade here, for every date: weights are worked out when they are asked for, so nothing is rebuilt. */
export async function setHalfLife(tx: ActorTx, actor: SignedInActor, days: number) {
  await tx
    .insertInto('tie_setting')
    .values({ territory_id: actor.territoryId, half_life_days: days, set_by: actor.personId })
    .onConflict((same) =>
      same
        .column('territory_id')
        .doUpdateSet({ half_life_days: days, set_by: actor.personId, set_at: sql<Date>`now()` }),
    )
    .execute()
  await record(tx, actor, 'ties.halfLifeSet', 'tie_setting', actor.territoryId)
}
