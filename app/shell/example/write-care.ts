import type { SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin } from '../../ground/db/ids.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { careGroupById } from '../../rooms/intakes/care/reads.ts'
import { addPlacement, beginCareGroup, belong, keepCareRegister } from '../../rooms/intakes/care/writes.ts'
import { EXAMPLE_PLACEMENTS, EXAMPLE_SIGNALS } from '../../rooms/intakes/example.ts'
import { sendSignal } from '../../rooms/intakes/school/writes.ts'
import { addToCircle } from '../../rooms/operators/circles/writes.ts'
import type { Operator } from './cast.ts'
import type { As, Here } from './write-accompaniment.ts'

const CARED_FOR = 4

/** Schools tell the educators; the case operator who can be entered as is asked along by one of them. */
export async function schoolsTell(
  tx: ActorTx,
  dice: Dice,
  { cast, today }: Here,
  operator: Operator,
  as: As,
) {
  const educator = cast.caseOperators.find(({ figure }) => figure?.figure === 'educator') as Operator
  const schools = cast.organisations.filter(({ kind }) => kind === 'school')
  for (const { pupil, noticed, daysAgo } of EXAMPLE_SIGNALS) {
    const on = daysLater(today, -daysAgo)
    const id = dice.id(on)
    const actor = await as(educator)
    await sendSignal(
      tx,
      actor,
      id,
      { school: dice.pick(schools).id, pupil, noticed },
      { today: on, ofTeam: true },
    )
    const circleId = idWithin(id, 'circle')
    await addToCircle(tx, actor, {
      id: dice.id(on),
      circleId,
      personId: operator.id,
      part: 'assistente sociale',
    })
  }
}

/** The garden is, for those who know, also a group of the specialist service. */
export async function careGroup(
  tx: ActorTx,
  actor: SignedInActor,
  dice: Dice,
  { cast, crowd, today, now }: Here,
) {
  const garden = await tx
    .selectFrom('activity_session as s')
    .innerJoin('activity as a', 'a.id', 's.activity_id')
    .where('a.title', '=', 'Orto di vicinato')
    .where('s.held_on', '<', today)
    .orderBy('s.held_on', 'desc')
    .select(['a.id as activityId', 's.id as sessionId'])
    .executeTakeFirst()
  if (!garden) throw new Error('the example has no garden of neighbours')
  const id = dice.id(today)
  await beginCareGroup(tx, actor, id, { activity: garden.activityId, purpose: 'care', part: 'CPS' })
  const group = await careGroupById(tx, id)
  if (!group) throw new Error('a group of care is not there for who began it')
  const adults = crowd.everyone.filter(
    ({ birthYear, bornOn }) => (birthYear ?? Number(bornOn?.slice(0, 4))) < 1990,
  )
  const [carer, ...patients] = dice.some(adults.slice(-600), CARED_FOR + 1).map((one) => one.id)
  for (const who of patients)
    await belong(tx, actor, dice.id(today), group, { who, belongsAs: 'patient' }, today)
  if (carer)
    await belong(
      tx,
      actor,
      dice.id(today),
      group,
      { who: carer, belongsAs: 'caregiver', caresFor: patients[0] },
      today,
    )
  await keepCareRegister(tx, actor, group, garden.sessionId, patients.slice(1), now)
  const companies = cast.organisations.filter(({ kind }) => kind === 'company')
  for (const placement of EXAMPLE_PLACEMENTS)
    await addPlacement(tx, actor, dice.id(today), {
      ...placement,
      body: dice.pick(companies).id,
      fromOn: daysLater(today, -30),
    })
}
