import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { done } from '../../ground/forms/outcome.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { addCompetence, confirmCompetence, sayCompetence } from '../../rooms/operators/competences/writes.ts'
import {
  EXAMPLE_COMPETENCES,
  EXAMPLE_HOURS,
  EXAMPLE_LEAVE,
  EXAMPLE_LEFT,
  EXAMPLE_PATHS,
  EXAMPLE_PRACTICE,
  EXAMPLE_SUPERVISION,
} from '../../rooms/operators/example.ts'
import { partsWaitingFor } from '../../rooms/operators/hand-over/reads.ts'
import { handOver, takeUp } from '../../rooms/operators/hand-over/writes.ts'
import { noteHours } from '../../rooms/operators/hours/writes.ts'
import { tellPractice } from '../../rooms/operators/makers/writes.ts'
import { noteSupervision, openSupervision } from '../../rooms/operators/supervision/writes.ts'
import { pathById } from '../../rooms/operators/training/reads.ts'
import {
  completePath,
  joinPath,
  keepRegister,
  openPath,
  planSession,
} from '../../rooms/operators/training/writes.ts'
import { register } from '../../rooms/operators/volunteers/reads.ts'
import { gatherDuties } from '../duties.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'
import type { Cast, Operator } from './cast.ts'

type Here = { cast: Cast; today: string }
type As = (who: Operator, ...roles: string[]) => Promise<SignedInActor>

/**
 * What those who work here learn, tell each other and hand over, around the day of the load: none of it counts in the published
 * tables. Written once accounts are there: who takes something up must be able to sign in.
 */
export async function writeLearning(tx: ActorTx, territoryId: string, dice: Dice, { cast, today }: Here) {
  const as: As = async ({ id }, ...roles) => {
    await become(tx, territoryId, id)
    return commandIn(territoryId, roles, id) as unknown as SignedInActor
  }
  const on = (days: number) => daysLater(today, days)
  const [elisa, davide, marta] = cast.facilitators as [Operator, Operator, Operator]
  const makers = cast.operators.filter(({ figure }) => figure?.figure === 'lab_maker')
  const coordinator = await as(cast.coordinator, 'coordinator')
  const learners = [elisa, davide, marta, ...makers.slice(1, 2)].map(({ id }) => id)
  const volunteers = (await register(tx)).map(({ personId }) => personId).slice(0, 4)

  const competences = []
  for (const competence of EXAMPLE_COMPETENCES) {
    const id = dice.id(on(-200))
    must(await addCompetence(tx, coordinator, id, competence))
    competences.push(id)
  }
  for (const { sessions, steps, ...path } of EXAMPLE_PATHS) {
    const id = dice.id(on(-130))
    await openPath(tx, coordinator, id, { ...path, steps: [...steps] })
    const people = path.forWhom === 'volunteers' ? volunteers : learners
    if (people.length > 0) must(await joinPath(tx, coordinator, id, people, on(-125)))
    const opened = await pathById(tx, id)
    for (const { inDays, ...session } of sessions) {
      const sessionId = dice.id(on(-130))
      if (opened)
        must(await planSession(tx, coordinator, sessionId, opened, { ...session, onDate: on(inDays) }))
      // One was ill on the last day: who misses a step does not complete the path.
      const present = session.step === steps.length ? people.slice(0, -1) : people
      if (inDays < 0) await keepRegister(tx, coordinator, { id: sessionId, pathId: id }, present)
    }
    if (path.forWhom === 'operators')
      for (const personId of people.slice(0, 2)) must(await completePath(tx, coordinator, id, personId))
  }
  for (const personId of volunteers.slice(0, 2))
    for (const { daysAgo, ...given } of EXAMPLE_HOURS)
      await noteHours(tx, coordinator, dice.id(on(-daysAgo)), personId, { ...given, onDate: on(-daysAgo) })

  const facilitator = await as(elisa, 'facilitator')
  const said = dice.id(on(-30))
  const [competence = ''] = competences
  must(
    await sayCompetence(
      tx,
      facilitator,
      said,
      elisa.id,
      { competence, note: 'da quattro laboratori' },
      on(-30),
    ),
  )
  const { daysAgo, ...practice } = EXAMPLE_PRACTICE
  must(
    await tellPractice(tx, facilitator, dice.id(on(-daysAgo)), {
      ...practice,
      onDate: on(-daysAgo),
      tellers: makers.slice(0, 1).map(({ id }) => id),
      listeners: [elisa.id, davide.id, ...makers.slice(1, 3).map(({ id }) => id)],
    }),
  )
  await supervise(
    tx,
    dice,
    facilitator,
    [davide.id, ...cast.caseOperators.slice(0, 1).map(({ id }) => id)],
    on,
  )
  const evidence = { completion: undefined, evidence: 'ha condotto da sola il laboratorio di cucito' }
  must(await confirmCompetence(tx, await as(cast.coordinator, 'coordinator'), said, evidence, on(-10)))
  await leftLongAgo(tx, dice, cast, as, today)
  await goOnLeave(tx, dice, cast, as, today)
  await become(tx, territoryId, null)
}

async function supervise(
  tx: ActorTx,
  dice: Dice,
  actor: SignedInActor,
  members: string[],
  on: (days: number) => string,
) {
  const { held, ...group } = EXAMPLE_SUPERVISION
  const id = dice.id(on(-80))
  await openSupervision(tx, actor, id, { ...group, members })
  for (const { daysAgo, ...session } of held)
    must(
      await noteSupervision(tx, actor, dice.id(on(-daysAgo)), id, {
        ...session,
        onDate: on(-daysAgo),
        present: [actor.personId, ...members],
      }),
    )
}

/** Who left long ago had things open too: a colleague took them up. */
async function leftLongAgo(tx: ActorTx, dice: Dice, cast: Cast, as: As, today: string) {
  gatherDuties()
  const coordinator = await as(cast.coordinator, 'coordinator')
  const left = cast.facilitators.find(({ given }) => given === EXAMPLE_LEFT.given) as Operator
  const receiver = cast.facilitators[0] as Operator
  const form = { all: receiver.id, byKind: {}, note: EXAMPLE_LEFT.note, roles: [] }
  const handed = await handOver(tx, coordinator, dice.id(today), left.id, form, {
    today,
    endRole: async () => done(undefined),
  })
  if (!handed.ok) throw new Error(`the example's hand-over was refused: ${JSON.stringify(handed)}`)
  const actor = await as(receiver, 'facilitator')
  for (const { id } of await partsWaitingFor(tx, receiver.id)) await takeUp(tx, actor, id)
}

/** Somebody goes on leave, and what they hold open goes to a colleague, who has not answered yet. */
async function goOnLeave(tx: ActorTx, dice: Dice, cast: Cast, as: As, today: string) {
  const leaving = cast.facilitators.find(({ given }) => given === EXAMPLE_LEAVE.given) as Operator
  const { territoryId } = await as(leaving, 'facilitator')
  for (const { inDays, words } of EXAMPLE_LEAVE.reminders) {
    const id = dice.id(today)
    await tx
      .insertInto('reminder')
      .values({
        territory_id: territoryId,
        id,
        assigned_to: leaving.id,
        due_on: daysLater(today, inDays),
        sealed: seal(words, `reminder:${id}`),
        recorded_by: leaving.id,
      })
      .execute()
  }
  gatherDuties()
  const coordinator = await as(cast.coordinator, 'coordinator')
  const receiver = cast.facilitators[0] as Operator
  const handed = await handOver(
    tx,
    coordinator,
    dice.id(today),
    leaving.id,
    { all: receiver.id, byKind: {}, note: EXAMPLE_LEAVE.note, roles: [] },
    { today, endRole: async () => done(undefined) },
  )
  if (!handed.ok) throw new Error(`the example's hand-over was refused: ${JSON.stringify(handed)}`)
}
