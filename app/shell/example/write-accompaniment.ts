import { type Actor, commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { noteEncounter } from '../../rooms/encounters/writes.ts'
import { EXAMPLE_EVENTS, EXAMPLE_REQUESTS } from '../../rooms/intakes/example.ts'
import { refer } from '../../rooms/intakes/going/writes.ts'
import { accompanied, type IntakeLine } from '../../rooms/intakes/reads.ts'
import { tellVulnerability } from '../../rooms/people/vulnerability/writes.ts'
import { become } from './book.ts'
import type { Cast, Operator } from './cast.ts'
import type { Crowd } from './crowd.ts'
import { careGroup, schoolsTell } from './write-care.ts'

export type Here = { cast: Cast; crowd: Crowd; today: string; now: Date; timeZone: string }
export type As = (operator: Operator) => Promise<SignedInActor>

/** Nobody has met them since: what stood before an event holds no more. */
const LAST_SEEN_DAYS = 260

/**
 * What a case operator finds on the day of the load: people whose ties fade after an event, requests without an answer, what
 * schools told, a group of care in an ordinary activity, places to work for a while. All later than the published tables.
 */
export async function writeAccompaniment(tx: ActorTx, territoryId: string, dice: Dice, here: Here) {
  const operator = here.cast.caseOperators.find(({ email }) => email) as Operator
  const as: As = async ({ id }) => {
    await become(tx, territoryId, id)
    // A load speaks for people before any of them has an account.
    return commandIn(territoryId, ['facilitator', 'case_operator'], id) as Actor as SignedInActor
  }
  await as(operator)
  const people = await accompanied(tx)
  await seenLongAgo(tx, await as(here.cast.facilitators[0] as Operator), dice, here, people.slice(0, 3))
  const actor = await as(operator)
  for (const [at, { kind, words, daysAgo }] of EXAMPLE_EVENTS.entries()) {
    const one = people[at]
    const fromOn = daysLater(here.today, -daysAgo)
    if (one)
      await tellVulnerability(
        tx,
        actor,
        dice.id(fromOn),
        one.personId,
        { kind, words, fromOn, untilOn: undefined },
        one.circleId,
      )
  }
  const services = here.cast.organisations.filter(({ kind }) => kind === 'service')
  for (const [at, { asked, daysAgo }] of EXAMPLE_REQUESTS.entries()) {
    const [one, askedOn] = [people.at(-1 - at), daysLater(here.today, -daysAgo)]
    const organisation = dice.pick(services).id
    if (one && askedOn >= one.openedOn)
      await refer(
        tx,
        actor,
        dice.id(askedOn),
        one,
        { organisation, askedOn, asked, agreedHow: 'aloud' },
        here.today,
      )
  }
  await schoolsTell(tx, dice, here, operator, as)
  await careGroup(tx, await as(operator), dice, here)
  await become(tx, territoryId, null)
}

/** Some met neighbours with a facilitator, before what happened to them. */
async function seenLongAgo(
  tx: ActorTx,
  facilitator: SignedInActor,
  dice: Dice,
  { crowd, today, now, timeZone }: Here,
  people: readonly IntakeLine[],
) {
  const day = daysLater(today, -LAST_SEEN_DAYS)
  for (const { personId } of people) {
    const neighbours = dice.some(crowd.everyone.slice(-900, -600), 3)
    await noteEncounter(
      tx,
      facilitator,
      dice.id(day),
      {
        who: [personId, ...neighbours.map(({ id }) => id)].map((id) => ({ kind: 'person', id })),
        metAt: `${day}T17:00`,
        topics: ['cortile'],
        reserved: false,
      },
      { now, timeZone },
    )
  }
}
