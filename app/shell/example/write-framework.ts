import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { EXAMPLE_FRAMEWORK, type ExampleLine } from '../../rooms/indicators/framework/example.ts'
import { addLine, keepFramework } from '../../rooms/indicators/framework/writes.ts'
import { setTarget } from '../../rooms/indicators/targets/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'
import { FINAL, LABS_WITH_COMMUNITY } from './published.ts'

const PERCENT = 100
const NO_SOURCE = 'Obiettivo inventato per l’esempio: le fonti non ne pubblicano'
/** Shares in percent, as a person writes them. They set out from the published table. */
const AIMS = [
  { code: 'people_active', value: 500, baseline: FINAL.people_active },
  { code: 'places_activated', value: 13, baseline: FINAL.places_activated },
  { code: 'organisations_involved', value: 130, baseline: FINAL.organisations_involved },
  { code: 'labs_held', value: 700, baseline: FINAL.labs_held },
  {
    code: 'labs_with_community_share',
    value: 70,
    baseline: Math.round((LABS_WITH_COMMUNITY / FINAL.labs_held) * PERCENT),
  },
] as const

type Coordinating = { coordinatorId: string; today: string }

/** The framework of the programme, one version of it kept at its end, and aims for the year after the load. */
export async function writeFramework(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { coordinatorId, today }: Coordinating,
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  const write = async ({ below = [], words, codes = [], ...said }: ExampleLine, above: string | null) => {
    const { verified = null, assumed = null, plan = null } = said
    const id = dice.id(FINAL.on)
    must(await addLine(tx, actor, id, above, { words, codes, verified, assumed, plan }))
    for (const one of below) await write(one, id)
  }
  await write(EXAMPLE_FRAMEWORK, null)
  const kept = { name: 'Quadro alla fine del programma', onDay: FINAL.on }
  must(await keepFramework(tx, actor, dice.id(FINAL.on), kept))
  for (const aim of AIMS)
    await setTarget(tx, actor, dice.id(today), {
      ...aim,
      baselineOn: FINAL.on,
      dueOn: `${Number(today.slice(0, 4)) + 1}-12-31`,
      source: NO_SOURCE,
    })
}
