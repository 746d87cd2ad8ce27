import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { PopulationForm } from '../../rooms/indicators/compared/forms.ts'
import { sayPopulation } from '../../rooms/indicators/compared/writes.ts'
import { prepareEdition, publishEdition } from '../../rooms/indicators/editions/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

export type Told = { editions: readonly { name: string; until: string }[]; inhabitants: PopulationForm }

/** The tables that the programme published, each on its day, with the inhabitants its first text speaks of. */
export const TOLD: Told = {
  editions: [
    { name: 'Primo anno', until: '2017-02-28' },
    { name: 'Fine del programma', until: '2019-09-30' },
  ],
  inhabitants: {
    people: 67_000,
    onDay: '2017-02-28',
    source: '#genera_azioni, testo in inglese dopo il primo anno: “about 67.000 inhabitants”, senza data',
  },
}
/** The other programmes do not say how many people live there: reckoned, and told to be. */
export const CREMASCO_TOLD: Told = {
  editions: [{ name: 'Fine del secondo anno solare', until: '2016-12-31' }],
  inhabitants: {
    people: 160_000,
    onDay: '2016-12-31',
    source: 'numero tondo scelto per l’esempio: le fonti non lo dicono',
    assumed: 'yes',
  },
}
export const bresciaTold = (today: string): Told => {
  const until = `${Number(today.slice(0, 4)) - 1}-12-31`
  return {
    editions: [{ name: `Anno ${until.slice(0, 4)}`, until }],
    inhabitants: {
      people: 200_000,
      onDay: until,
      source: 'numero tondo scelto per l’esempio: le fonti non lo dicono',
      assumed: 'yes',
    },
  }
}

type Coordinating = { here: { slug: string; name: string }; coordinatorId: string; today: string; told: Told }

/** How many people live here, and what was published, as whoever coordinates writes and publishes it today. */
export async function writeEditions(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { here, coordinatorId, today, told }: Coordinating,
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  const ids = told.editions.map(({ until }) => dice.id(until))
  await sayPopulation(tx, actor, dice.id(told.inhabitants.onDay), told.inhabitants)
  for (const [at, edition] of told.editions.entries()) {
    const id = ids[at] as string
    must(await prepareEdition(tx, actor, id, edition, { here, today }))
    must(await publishEdition(tx, actor, id))
  }
}
