import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { wantCourse } from '../../rooms/activities/demand/writes.ts'
import { offerSpace } from '../../rooms/calls/candidates/writes.ts'
import { FIRST_SPACES, FIRST_SPACES_CALL } from '../../rooms/calls/spaces/example.ts'
import { spaceCallById } from '../../rooms/calls/spaces/reads.ts'
import { publishSpaceCall, writeSpaceCall } from '../../rooms/calls/spaces/writes.ts'
import { agreementById } from '../../rooms/places/agreements/reads.ts'
import { signAgreement, writeAgreement } from '../../rooms/places/agreements/writes.ts'
import { centerAt } from '../../rooms/places/centers/reads.ts'
import { openCenter } from '../../rooms/places/centers/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

/** The civic centers of the first territory since the day they came to life, and what is open today: a call, a wanted course. */
export async function writeOpenCenters(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  keeperId: string,
  today: string,
) {
  await become(tx, territoryId, keeperId)
  const actor = commandIn(territoryId, ['coordinator', 'facilitator'], keeperId) as unknown as SignedInActor
  const places = await tx
    .selectFrom('place')
    .where('kind', '=', 'civic_center')
    .where('reactivated_on', 'is not', null)
    .orderBy('reactivated_on')
    .select(['id', 'reactivated_on as openedOn'])
    .execute()
  for (const { id, openedOn } of places)
    if (openedOn) must(await openCenter(tx, actor, dice.id(openedOn), { placeId: id, openedOn }, today))
  const [first] = places
  if (first) {
    await agreed(tx, actor, dice, first.id, today)
    const course = {
      title: 'Yoga in palestra',
      forWhom: 'Adulti, anche alle prime armi',
      area: 'health' as const,
      placeId: first.id,
      roomId: undefined,
      on: daysLater(today, 45),
      from: '19:30',
      to: '20:30',
      weeks: 10,
      threshold: 8,
      untilOn: daysLater(today, 30),
      price: 5_000,
    }
    must(await wantCourse(tx, actor, dice.id(today), course, today))
  }
  const id = dice.id(daysLater(today, -12))
  const days = {
    opensOn: daysLater(today, -10),
    closesOn: daysLater(today, 30),
    resultOn: daysLater(today, 60),
  }
  await writeSpaceCall(tx, actor, id, { ...FIRST_SPACES_CALL, title: 'Spazi da riaprire', ...days })
  must(await publishSpaceCall(tx, actor, id, today))
  const call = await spaceCallById(tx, id)
  const [model] = FIRST_SPACES
  if (!call || !model) throw new Error('the call for spaces of the example is not there')
  const on = daysLater(today, -4)
  const said = {
    name: 'Ex scuola elementare di Remedello',
    municipality: '017160',
    ownerSaid: 'Comune di Remedello',
  }
  const arrival = { on, now: new Date(`${on}T10:00Z`) }
  must(await offerSpace(tx, actor, dice.id(on), call, { ...said, answers: [...model.answers] }, arrival))
}

async function agreed(tx: ActorTx, actor: SignedInActor, dice: Dice, placeId: string, today: string) {
  const bodies = await tx.selectFrom('organisation').orderBy('id').limit(2).select('id').execute()
  const [owner, community] = bodies
  const center = await centerAt(tx, placeId)
  if (!owner || !community || !center) return
  const id = dice.id(center.openedOn)
  await writeAgreement(tx, actor, id, center, {
    owners: [owner.id],
    community: [community.id],
    fromOn: center.openedOn,
    spaces: 'Palestra e quattro aule, dal lunedì al venerdì dalle 16:30.',
    conditions: 'Le famiglie aprono e chiudono a turno.\nIl Comune paga riscaldamento e luce.',
  })
  const agreement = await agreementById(tx, id)
  if (agreement) must(await signAgreement(tx, actor, agreement, center.openedOn, today))
}
