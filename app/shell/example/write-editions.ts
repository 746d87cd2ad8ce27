import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { prepareEdition, publishEdition } from '../../rooms/indicators/editions/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

/** The tables that the programme published, each on its day, as whoever coordinates publishes them today. */
const EDITIONS = [
  { name: 'Primo anno', until: '2017-02-28' },
  { name: 'Fine del programma', until: '2019-09-30' },
] as const

type Coordinating = { here: { slug: string; name: string }; coordinatorId: string; today: string }

export async function writeEditions(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { here, coordinatorId, today }: Coordinating,
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  for (const edition of EDITIONS) {
    const id = dice.id(edition.until)
    must(await prepareEdition(tx, actor, id, edition, { here, today }))
    must(await publishEdition(tx, actor, id))
  }
}
