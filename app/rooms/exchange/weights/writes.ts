import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'
import { weightsOf } from '../matches/reads.ts'

/** Says how much each wish of a kind counts here. What stays as it was is not written anew. */
export async function weigh(
  tx: ActorTx,
  actor: SignedInActor,
  kind: string,
  weights: Readonly<Record<string, number>>,
): Promise<void> {
  const before = await weightsOf(tx, kind)
  const changed = Object.entries(weights).filter(([code, weight]) => before[code] !== weight)
  if (changed.length === 0) return
  await tx
    .insertInto('exchange_weight')
    .values(
      changed.map(([criterion, weight]) => ({
        territory_id: actor.territoryId,
        kind,
        criterion,
        weight,
        changed_by: actor.personId,
      })),
    )
    .onConflict((same) =>
      same.columns(['territory_id', 'kind', 'criterion']).doUpdateSet((eb) => ({
        weight: eb.ref('excluded.weight'),
        changed_by: eb.ref('excluded.changed_by'),
      })),
    )
    .execute()
  await record(tx, actor, 'exchange.weighed', 'territory', actor.territoryId)
}
