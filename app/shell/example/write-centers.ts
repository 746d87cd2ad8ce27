import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { wantedCourseById } from '../../rooms/activities/demand/reads.ts'
import { wantCourse } from '../../rooms/activities/demand/writes.ts'
import { askForPerson } from '../../rooms/activities/joining/writes.ts'
import { addAssessor, assessSpace } from '../../rooms/calls/assessing/writes.ts'
import { candidateById, candidatesIn } from '../../rooms/calls/candidates/reads.ts'
import { offerSpace } from '../../rooms/calls/candidates/writes.ts'
import { publishChoice } from '../../rooms/calls/choosing/writes.ts'
import { openChosen } from '../../rooms/calls/opening/writes.ts'
import {
  FIRST_SPACES,
  FIRST_SPACES_CALL,
  SPACES_DECIDED_ON,
  SPACES_PUBLISHED_ON,
} from '../../rooms/calls/spaces/example.ts'
import { spaceCallById } from '../../rooms/calls/spaces/reads.ts'
import { publishSpaceCall, writeSpaceCall } from '../../rooms/calls/spaces/writes.ts'
import { agreementById } from '../../rooms/places/agreements/reads.ts'
import { signAgreement, writeAgreement } from '../../rooms/places/agreements/writes.ts'
import { centerAt } from '../../rooms/places/centers/reads.ts'
import { coordinate } from '../../rooms/places/coordinators/writes.ts'
import { addKey } from '../../rooms/places/keys/writes.ts'
import { addShift } from '../../rooms/places/rota/writes.ts'
import { publishPlace } from '../../rooms/places/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

type Who = { id: string }
type Cast = { keeper: Who; assessors: readonly Who[]; coordinators: readonly Who[]; families: readonly Who[] }
const WHY = 'Si vede che chi lo propone lo conosce.'

/** The call by which civic centers were chosen, those that opened, and a course that families ask for today. */
export async function writeCenters(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { keeper, assessors, coordinators, families }: Cast,
  today: string,
) {
  const speakingFor = async ({ id }: Who) => {
    await become(tx, territoryId, id)
    return commandIn(territoryId, ['coordinator', 'facilitator'], id) as unknown as SignedInActor
  }
  const actor = await speakingFor(keeper)
  const callId = dice.id(SPACES_PUBLISHED_ON)
  await writeSpaceCall(tx, actor, callId, FIRST_SPACES_CALL)
  must(await publishSpaceCall(tx, actor, callId, SPACES_PUBLISHED_ON))
  const call = await spaceCallById(tx, callId)
  if (!call) throw new Error('the call for spaces of the example is not there')
  for (const { name, address, istat, owner, arrivedOn, answers } of FIRST_SPACES) {
    const said = { name, address, municipality: istat, ownerSaid: owner, answers: [...answers] }
    const arrival = { on: arrivedOn, now: new Date(`${arrivedOn}T10:00Z`) }
    must(await offerSpace(tx, actor, dice.id(arrivedOn), call, said, arrival))
  }
  const spaces = (await candidatesIn(tx, callId)).map((space) => ({
    space,
    told: FIRST_SPACES.find(({ name }) => name === space.name) ?? FIRST_SPACES[0],
  }))
  for (const one of assessors) must(await addAssessor(tx, actor, dice.id('2016-04-18'), callId, one.id))
  for (const one of assessors) {
    const own = await speakingFor(one)
    for (const { space, told } of spaces) {
      const scores = call.criteria.map(() => Math.min(10, (told?.good ?? 5) + dice.int(0, 1)))
      const sheet = { scores, reasons: scores.map(() => WHY) }
      must(await assessSpace(tx, own, dice.id('2016-05-10'), { space, call }, sheet))
    }
  }
  await speakingFor(keeper)
  const choices = spaces.map(({ space, told }) => ({
    id: space.id,
    chosen: told?.chosen ?? false,
    why: told?.why ?? WHY,
  }))
  must(await publishChoice(tx, actor, call, choices, SPACES_DECIDED_ON))
  const opened: string[] = []
  for (const { space, told } of spaces) {
    if (!told?.openedOn) continue
    const known = await candidateById(tx, space.id)
    const { placeId } = must(
      await openChosen(tx, actor, dice.id(told.openedOn), known ?? space, told.openedOn, today),
    )
    await publishPlace(tx, actor, placeId, told.openedOn)
    opened.push(placeId)
    const center = await centerAt(tx, placeId)
    const coordinator = coordinators[opened.length % coordinators.length]
    if (!center || !coordinator) throw new Error('a civic center of the example is not there')
    const form = { personId: coordinator.id, fromOn: told.openedOn }
    must(await coordinate(tx, actor, dice.id(told.openedOn), center, form, today))
  }
  const [school] = opened
  if (school) await writeDoors(tx, actor, dice, school, families, today)
  const pooled = opened[3] ?? school
  if (pooled) await writeCourse(tx, actor, dice, pooled, families, today)
}

/** The keys of a school, who opens and closes it, and what was agreed. */
async function writeDoors(
  tx: ActorTx,
  actor: SignedInActor,
  dice: Dice,
  placeId: string,
  families: readonly Who[],
  today: string,
) {
  await addKey(tx, actor, dice.id('2016-09-19'), placeId, 'Portone del cortile')
  const shift = { job: 'opening' as const, from: '16:15', to: '16:45', fromOn: '2016-09-19' }
  for (const [at, weekday] of [1, 3, 5].entries()) {
    const who = families[at]
    // On Fridays nobody opens yet.
    const form = { ...shift, weekday, ...(at < 2 && who && { shiftOf: who.id }) }
    must(await addShift(tx, actor, dice.id('2016-09-19'), placeId, form, { choices: [], today }))
  }
  const bodies = await tx.selectFrom('organisation').orderBy('id').limit(2).select('id').execute()
  const [owner, community] = bodies
  const center = await centerAt(tx, placeId)
  if (!owner || !community || !center) return
  const id = dice.id('2016-09-12')
  await writeAgreement(tx, actor, id, center, {
    owners: [owner.id],
    community: [community.id],
    fromOn: '2016-09-19',
    spaces: 'Palestra, laboratorio di musica e quattro aule, dal lunedì al venerdì dalle 16:30.',
    conditions:
      'Le famiglie aprono e chiudono a turno.\nIl Comune paga riscaldamento e luce.\nOgni gruppo lascia le aule come le ha trovate.',
  })
  const agreement = await agreementById(tx, id)
  if (agreement) must(await signAgreement(tx, actor, agreement, '2016-09-15', today))
}

async function writeCourse(
  tx: ActorTx,
  actor: SignedInActor,
  dice: Dice,
  placeId: string,
  families: readonly Who[],
  today: string,
) {
  const id = dice.id(daysLater(today, -10))
  const form = {
    title: 'Chitarra a scuola',
    forWhom: 'Bambine e bambini dai 7 ai 10 anni',
    description: 'Un’ora dopo le lezioni, così nessuno deve correre dall’altra parte del paese.',
    area: 'culture' as const,
    placeId,
    roomId: undefined,
    on: daysLater(today, 40),
    from: '16:45',
    to: '17:45',
    weeks: 12,
    threshold: 6,
    untilOn: daysLater(today, 25),
    price: 6_000,
  }
  must(await wantCourse(tx, actor, id, form, daysLater(today, -10)))
  for (const [at, one] of families.slice(0, 4).entries()) {
    const course = await wantedCourseById(tx, id)
    const on = daysLater(today, at - 8)
    const moment = { now: new Date(`${on}T17:00Z`), today: on, language: 'it' as const }
    if (course) must(await askForPerson(tx, actor, dice.id(on), course, one.id, moment))
  }
}
