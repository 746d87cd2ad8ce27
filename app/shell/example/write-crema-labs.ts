import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { tieAttended } from '../../rooms/activities/closing/writes.ts'
import {
  CREMA_COHORTS,
  CREMA_ZONES,
  HAND_OVER_WORDS,
  LAB_ENDS,
  LAB_WAY,
  LEARNT,
} from '../../rooms/activities/cohorts/example.ts'
import { drawZone, openCohort, settleLab } from '../../rooms/activities/cohorts/writes.ts'
import { tellExchange } from '../../rooms/activities/exchanges/writes.ts'
import { beginMaking, handOver } from '../../rooms/activities/makers/writes.ts'
import { must } from './brescia-hands.ts'
import type { CremascoCast } from './cremasco-story.ts'
import { type Hand, handOf, tellYear, walk } from './labs-in-hand.ts'

const EACH_YEAR = 6
/** A lab that ended consolidated or changed goes on, also when its money is over. */
const LATER = [420, 448, 476] as const
const EXCHANGED = '2016-11-24'
const ADULT_SINCE = '1990-01-01'

/** Two cohorts of six labs by their zones: who makes them, their phases, the sheets of the first year, what goes on after. */
export async function writeCremaLabs(tx: ActorTx, territoryId: string, dice: Dice, cast: CremascoCast) {
  const desk = cast.operators.find(({ roles }) => roles.includes('coordinator'))
  const maker = cast.makers[0]
  if (!desk || !maker) throw new Error('labs need who coordinates and who makes them')
  const keeper = await handOf(tx, territoryId, dice, desk.id)
  const cohorts = CREMA_COHORTS.map((cohort) => ({ ...cohort, id: dice.id(cohort.startsOn) }))
  for (const { id, ...cohort } of cohorts) await openCohort(tx, keeper.actor, id, cohort)
  const zones = CREMA_ZONES.map((zone) => ({ ...zone, id: dice.id('2015-09-14') }))
  for (const { id, ...zone } of zones) {
    const municipalities = [...zone.municipalities]
    await drawZone(tx, keeper.actor, id, { ...zone, municipalities })
  }
  const labs = await labsInOrder(tx)
  const hand = await handOf(tx, territoryId, dice, maker.id)
  const adults = cast.helpers.filter(({ bornOn }) => !bornOn || bornOn < ADULT_SINCE)
  for (const [at, lab] of labs.entries()) {
    const [cohortId, zoneId] = [cohorts[Math.floor(at / EACH_YEAR)]?.id, zones[at]?.id]
    await settleLab(tx, hand.actor, lab.id, { cohortId, zoneId, insideId: [] })
    const end = LAB_ENDS[at % LAB_ENDS.length] as (typeof LAB_ENDS)[number]
    await walk(hand, lab.id, lab.from, [...LAB_WAY, { ...end, after: 224 }])
    const [first, next] = [adults[at % adults.length]?.id, adults[(at + 7) % adults.length]?.id]
    const passes = at % 3 === 0 ? next : undefined
    if (first) await carryOn(hand, lab, first, passes, cast.makers[at % cast.makers.length]?.id as string)
    if (end.phase !== 'closed') await goOn(hand, lab)
    if (at < EACH_YEAR)
      await tellYear(hand, lab.id, { fromOn: '2015-09-01', untilOn: '2016-08-31', signedOn: '2016-12-20' })
  }
  for (const [at, learnt] of LEARNT.entries()) {
    const [one, other] = [labs[at * 3], labs[at * 3 + EACH_YEAR]]
    if (!one || !other) continue
    const kind = at === 0 ? ('meeting' as const) : ('visit' as const)
    const people = adults.slice(at * 3, at * 3 + 3).map(({ id }) => id)
    const onDate = daysLater(EXCHANGED, at * 60)
    const told = { otherId: other.id, kind, onDate, people, learnt }
    must(await tellExchange(tx, hand.actor, one.id, dice.id(onDate), told, onDate))
  }
}

type Lab = { id: string; from: string }

const labsInOrder = (tx: ActorTx): Promise<Lab[]> =>
  tx
    .selectFrom('activity_session as s')
    .innerJoin('activity as a', 'a.id', 's.activity_id')
    .where('a.kind', '=', 'lab')
    .groupBy('a.id')
    .orderBy((eb) => eb.fn.min('s.held_on'))
    .orderBy('a.id')
    .select((eb) => ['a.id', eb.fn.min('s.held_on').as('from')])
    .execute()

/** Who makes a lab from its first day, who goes on with it later, and the community maker beside them. */
async function carryOn(
  { tx, dice, actor }: Hand,
  lab: Lab,
  first: string,
  next: string | undefined,
  beside: string,
) {
  const making = dice.id(lab.from)
  const begin = (id: string, who: string, part: 'lab_maker' | 'community_maker') =>
    beginMaking(tx, actor, lab.id, id, { who, part, fromOn: lab.from }, lab.from)
  must(await begin(making, first, 'lab_maker'))
  must(await begin(dice.id(lab.from), beside, 'community_maker'))
  const onDate = daysLater(lab.from, 300)
  const handed = { to: next, onDate, note: HAND_OVER_WORDS }
  if (next)
    must(await handOver(tx, actor, { activityId: lab.id, makerId: making }, dice.id(onDate), handed, onDate))
}

/** Meetings held by whoever stayed, after the year was over. */
async function goOn({ tx, territoryId, dice, actor }: Hand, lab: Lab) {
  const known = await tx
    .selectFrom('attendance as t')
    .innerJoin('activity_session as s', 's.id', 't.session_id')
    .where('s.activity_id', '=', lab.id)
    .distinct()
    .orderBy('t.person_id')
    .select('t.person_id')
    .execute()
  for (const days of LATER) {
    const on = daysLater(lab.from, days)
    const id = dice.id(on)
    const by = { territory_id: territoryId, recorded_by: actor.personId }
    const times = { held_on: on, starts_at: new Date(`${on}T17:00Z`), ends_at: new Date(`${on}T19:00Z`) }
    const closed = { closed_at: new Date(`${on}T19:00Z`), closed_by: actor.personId, public: true }
    await tx
      .insertInto('activity_session')
      .values({ ...by, id, activity_id: lab.id, ...times, ...closed })
      .execute()
    await tx
      .insertInto('session_report')
      .values({ ...by, session_id: id, headcount: dice.int(0, 4) })
      .execute()
    await tx
      .insertInto('attendance')
      .values(
        dice
          .some(known, Math.min(known.length, dice.int(5, 7)))
          .map(({ person_id }) => ({ ...by, session_id: id, person_id, state: 'attended' })),
      )
      .execute()
    await tieAttended(tx, actor, { id, held_on: on, place_id: null })
  }
}
