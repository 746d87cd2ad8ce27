import type { Dice } from '../../ground/random/dice.ts'
import { exampleEvaluation } from '../../rooms/activities/example.ts'
import { italianNames } from '../../rooms/people/example.ts'
import type { Cast } from './cast.ts'
import { type Circle, type Crowd, crowdOf, type Someone } from './crowd.ts'
import { type Encounter, encountersOf, organisationsToMeet } from './field.ts'
import type { Activity, Attended, Session } from './programme.ts'
import { FINAL, FIRST_YEAR, LAB_PARTICIPANTS, SNAPSHOT, spanOf } from './published.ts'
import { allMet, falls, met, type Quota } from './quota.ts'

// Where people are first seen, span by span: chosen so that the totals published come out.
const LATE_COMERS = FINAL.people_reached - SNAPSHOT.people_reached
const NEW_AT_LABS = [300, 1300, 25]
const NEW_ELSEWHERE = [300, 1530, 17]
const KNOWN_TO_DIARY = [60, 700, 200]
const NEW_IN_DIARY = [
  FIRST_YEAR.people_met - 60,
  SNAPSHOT.people_reached - 300 - 1300 - 300 - 1530 - (FIRST_YEAR.people_met - 60),
  LATE_COMERS - 25 - 17,
]
const KNOWN_TO_LABS = [100, 950, LAB_PARTICIPANTS - 300 - 1300 - 25 - 100 - 950]
const PROMOTED_BY_CITIZENS = 22

type Quotas = Record<
  'newInDiary' | 'knownToDiary' | 'newAtLabs' | 'knownToLabs' | 'newElsewhere' | 'active',
  Quota[]
>
export type Story = { crowd: Crowd; encounters: Encounter[]; programme: Activity[] }

/** Tells the three and a half years day by day: who was met, who came, who began to do. */
export function tell(dice: Dice, cast: Cast, programme: Activity[]): Story {
  const crowd = crowdOf(dice, italianNames(dice.int(1, 1_000_000)))
  const encounters = encountersOf(dice, cast)
  const organisations = organisationsToMeet(dice, cast, encounters)
  const citizensLabs = dice
    .some(
      programme.filter(({ community }) => community),
      PROMOTED_BY_CITIZENS,
    )
    .map((activity) => ({ on: activity.sessions[0]?.on as string, activity }))
  const quotas = quotasOf(
    encounters,
    programme,
    citizensLabs.map(({ on }) => on),
  )

  const days = [
    ...encounters.map((encounter) => ({ on: encounter.on, happen: () => meet(encounter) })),
    ...citizensLabs.map(({ on, activity }) => ({ on, happen: () => begin(activity, on) })),
    ...programme.flatMap((activity) =>
      activity.sessions
        .filter(({ state }) => state === 'closed')
        .map((session) => ({ on: session.on, happen: () => gather(activity, session) })),
    ),
  ].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  for (const { happen } of days) happen()
  allMet({ ...quotas, organisations: organisations.quotas })
  return { crowd, encounters, programme }

  function meet(encounter: Encounter) {
    const { on, author, seats } = encounter
    const span = spanOf(on)
    const mine = encounter.familiar
    for (let seat = 0; seat < seats; seat++) {
      const someone = next({
        span,
        fresh: quotas.newInDiary,
        known: quotas.knownToDiary,
        circle: crowd.diary,
        again: () =>
          crowd.find(mine.length ? mine : crowd.diary.people, (one) => !encounter.people.includes(one)),
        newcomer: () => crowd.newcomer(on, author.istat, author.id),
      })
      if (!someone || encounter.people.includes(someone)) continue
      encounter.people.push(someone)
      mine.push(someone)
    }
    organisations.meet(encounter)
  }

  /** Citizens take a lab upon themselves: one for the first time, others who are active already. */
  function begin(activity: Activity, on: string) {
    const first = crowd.find(crowd.diary.people, (one) => !crowd.active.has(one))
    const others = crowd.active.people.length ? dice.some(crowd.active.people, dice.int(0, 2)) : []
    for (const someone of [first, ...others]) {
      if (!someone) throw new Error(`nobody is there to promote ${activity.title}`)
      crowd.active.add(someone)
      activity.promoters.push({ part: 'promoter', personId: someone.id, since: on })
    }
  }

  function gather(activity: Activity, session: Session) {
    const isLab = activity.kind === 'lab'
    const span = spanOf(session.on)
    const here = new Set<Someone>()
    const regulars = regularsOf(activity)
    const circle = isLab ? crowd.labs : crowd.elsewhere
    for (let seat = 0; seat < session.seats; seat++) {
      const someone = next({
        span,
        fresh: isLab ? quotas.newAtLabs : quotas.newElsewhere,
        known: isLab ? quotas.knownToLabs : undefined,
        circle,
        again: () =>
          crowd.find(
            dice.chance(0.7) && regulars.length > 6 ? regulars : among(isLab),
            (one) => !here.has(one),
          ),
        newcomer: () => crowd.newcomer(session.on, activity.place.istat, activity.facilitatorId),
      })
      const active = quotas.active[span === 2 ? 1 : 0] as Quota
      const stepsUp = falls(dice, active)
      if (!someone || here.has(someone)) continue
      here.add(someone)
      if (!regulars.includes(someone)) regulars.push(someone)
      session.attendance.push({
        personId: someone.id,
        state: 'attended',
        role: roleOf(activity, someone, stepsUp, active),
      })
    }
    for (const missing of isLab ? dice.some(regulars, dice.int(0, 3)) : []) {
      if (here.has(missing)) continue
      const state = dice.chance(0.7) ? 'absent' : 'signed_up'
      session.attendance.push({ personId: missing.id, state, role: 'participant' })
    }
    session.evaluation = exampleEvaluation(dice)
  }

  function among(isLab: boolean) {
    if (isLab) return crowd.labs.people
    return dice.chance(0.5) ? crowd.everyone : crowd.elsewhere.people
  }

  function roleOf({ kind }: Activity, someone: Someone, stepsUp: boolean, active: Quota): Attended['role'] {
    const known = crowd.active.has(someone)
    if (known ? !dice.chance(0.45) : !stepsUp) return 'participant'
    if (!known) {
      crowd.active.add(someone)
      met(active)
    }
    return dice.weighted({ co_designer: 60, lab_maker: kind === 'lab' ? 25 : 0, speaker: 15 })
  }

  type Seat = {
    span: number
    fresh: Quota[]
    known: Quota[] | undefined
    circle: Circle
    again: () => Someone | undefined
    newcomer: () => Someone
  }
  /** Who takes a seat: someone new, someone known from elsewhere, or someone who has been here before. */
  function next({ span, fresh, known, circle, again, newcomer }: Seat): Someone | undefined {
    const newcomers = fresh[span] as Quota
    const visitors = known?.[span]
    const isNew = falls(dice, newcomers)
    const isVisitor = visitors ? falls(dice, visitors) : false
    const visitor = isVisitor && !isNew ? crowd.find(crowd.everyone, (one) => !circle.has(one)) : undefined
    if (visitors && visitor) met(visitors)
    let someone = isNew ? undefined : (visitor ?? again())
    // At the very beginning there is nobody yet to meet again.
    if (!someone && newcomers.due > 0) {
      someone = newcomer()
      met(newcomers)
    }
    if (someone) circle.add(someone)
    return someone
  }
}

const regulars = new WeakMap<Activity, Someone[]>()
function regularsOf(activity: Activity): Someone[] {
  const known = regulars.get(activity) ?? []
  regulars.set(activity, known)
  return known
}

function quotasOf(
  encounters: readonly Encounter[],
  programme: readonly Activity[],
  promotions: readonly string[],
): Quotas {
  const sum = (seats: { on: string; seats: number }[]) => {
    const spans = [0, 0, 0]
    for (const { on, seats: count } of seats) spans[spanOf(on)] = (spans[spanOf(on)] as number) + count
    return spans
  }
  const sessions = (lab: boolean) =>
    programme.filter(({ kind }) => (kind === 'lab') === lab).flatMap((activity) => activity.sessions)
  const [diary, labs, others] = [sum([...encounters]), sum(sessions(true)), sum(sessions(false))]
  const quotas = (chances: number[], due: number[]) =>
    chances.map((seats, span) => ({ chances: seats, due: due[span] as number }))
  const all = labs.map((seats, span) => seats + (others[span] as number)) as [number, number, number]
  const late = promotions.filter((on) => on > SNAPSHOT.on).length
  return {
    newInDiary: quotas(diary, NEW_IN_DIARY),
    knownToDiary: quotas(diary, KNOWN_TO_DIARY),
    newAtLabs: quotas(labs, NEW_AT_LABS),
    knownToLabs: quotas(labs, KNOWN_TO_LABS),
    newElsewhere: quotas(others, NEW_ELSEWHERE),
    active: [
      { chances: all[0] + all[1], due: SNAPSHOT.people_active - (promotions.length - late) },
      { chances: all[2], due: FINAL.people_active - SNAPSHOT.people_active - late },
    ],
  }
}
