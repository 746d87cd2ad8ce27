import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { SourcePage } from '../../rooms/indicators/sources/example.ts'
import { noteSource } from '../../rooms/indicators/sources/writes.ts'
import { become } from './book.ts'

/** What the programme printed of itself, as whoever coordinates notes it beside the records. */
export async function writeSources(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { coordinatorId, pages }: { coordinatorId: string; pages: readonly SourcePage[] },
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  for (const { printed, assumed, ...page } of pages)
    for (const [at, one] of printed.entries()) {
      const quote = { ...page, ...one, ...(assumed ? { assumed: 'yes' as const } : {}) }
      await noteSource(tx, actor, dice.id(page.onDay), quote, at)
    }
}
