import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { type Defined, defineLocal } from '../../rooms/indicators/local/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

/** What this territory counts besides the table of the house. */
const OWN: readonly Defined[] = [
  {
    name: 'Incontri con i giovani',
    definition: 'Incontri chiusi delle attività di area giovani, di qualunque tipo.',
    limits: 'Dice quante volte ci si è trovati, non con quanti.',
    counted: { records: 'sessions', area: 'youth' },
  },
  {
    name: 'Incontri che sono laboratori',
    definition: 'Quanti degli incontri chiusi sono di laboratori.',
    counted: { records: 'sessions', kind: 'lab' },
    of: { records: 'sessions' },
  },
  {
    name: 'Presenze per incontro',
    definition:
      'Quante presenze con un nome per ogni incontro chiuso: a ogni incontro ciascuno conta di nuovo.',
    limits: 'Chi è venuto senza dire il nome non c’è.',
    counted: { records: 'attendances' },
    of: { records: 'sessions' },
  },
]

/** As whoever coordinates defined them today; the editions of before say nothing of them. */
export async function writeLocals(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { coordinatorId, today }: { coordinatorId: string; today: string },
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  for (const one of OWN) must(await defineLocal(tx, actor, dice.id(today), one))
}
