import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { CHECKS, EXPIRING } from '../../rooms/operators/volunteers/rules.ts'
import { enrol, noteCheck } from '../../rooms/operators/volunteers/writes.ts'
import { handsOf, must } from './brescia-hands.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd } from './crowd.ts'
import { writeEmporium } from './write-emporium.ts'
import { writePool } from './write-pool.ts'
import { writeVisits } from './write-visits.ts'

const ELDERS = 3

/** Around the day of the load: a volunteer who visits three elders, and the emporium of the first territory at work. */
export async function writeProximity(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, crowd, today }: { cast: Cast; crowd: Crowd; today: string },
) {
  const as = handsOf(tx, territoryId)
  const mediator = cast.facilitators.find(({ email }) => email) as Operator
  const volunteer = cast.operators.find(({ roles }) => roles.includes('volunteer')) as Operator
  const citizen = cast.operators.find(({ roles }) => roles.includes('citizen')) as Operator
  const born = crowd.everyone.filter(({ bornOn }) => bornOn !== null)
  const elders = dice.some(
    born.filter(({ bornOn }) => (bornOn ?? '') < '1946-01-01'),
    ELDERS,
  )
  const adults = dice.some(
    born.filter(({ bornOn }) => (bornOn ?? '') > '1960-01-01' && (bornOn ?? '') < '1990-01-01'),
    12,
  )
  const begun = daysLater(today, -400)
  const actor = await as(mediator)
  must(await enrol(tx, actor, dice.id(begun), { person: volunteer.id, fromOn: begun }))
  for (const kind of CHECKS)
    await noteCheck(tx, actor, dice.id(begun), volunteer.id, {
      kind,
      doneOn: begun,
      ...(EXPIRING.includes(kind) && { expiresOn: daysLater(today, 150) }),
    })
  const here = { istatCode: volunteer.istat, today, as }
  await writeVisits(tx, territoryId, dice, { ...here, mediator, volunteers: [volunteer], elders })
  const emporium = cast.places.find(({ kind }) => kind === 'emporium') ?? cast.places[0]
  await writeEmporium(tx, dice, {
    ...here,
    desk: mediator,
    people: [...adults, citizen],
    emporium: emporium?.id ?? '',
  })
  await writePool(tx, dice, { ...here, desk: mediator, people: adults.slice(0, 2) })
  await as(mediator)
}
