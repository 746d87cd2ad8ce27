import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { HAND_OVER_WORDS, LAB_WAY, LEARNT, REDESIGN } from '../../rooms/activities/cohorts/example.ts'
import { drawZone, openCohort, settleLab } from '../../rooms/activities/cohorts/writes.ts'
import { tellExchange } from '../../rooms/activities/exchanges/writes.ts'
import { beginMaking, handOver } from '../../rooms/activities/makers/writes.ts'
import {
  addDrawing,
  answerStep,
  askStep,
  propose,
  showRedesign,
} from '../../rooms/activities/redesigns/writes.ts'
import type { Kind } from '../../rooms/activities/rules.ts'
import { must } from './brescia-hands.ts'
import type { Cast } from './cast.ts'
import { drawnPhoto } from './drawn-photo.ts'
import { type Decision, type Hand, handOf, tellYear, walk } from './labs-in-hand.ts'
import { FIRST_YEAR } from './published.ts'

const DESIGNED_BEFORE = 40
const COURTYARD = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">
  <rect width="320" height="240" fill="#dcd6c6"/><rect x="20" y="70" width="110" height="80" fill="#a9713f"/>
  <g fill="none" stroke="#17545f" stroke-width="12"><path d="M190 70 a60 60 0 0 1 60 60"/><path d="M250 150 a60 60 0 0 1 -60 50"/></g>
  <circle cx="220" cy="135" r="8" fill="#e09b2d"/></svg>`
const GROUP_WAY: readonly Decision[] = [
  { phase: 'engaging', after: 0, why: 'Si cercano le persone, una a una.' },
  { phase: 'sustained', after: 60, why: 'Si trovano da soli; chi facilita apre e chiude.' },
  { phase: 'on_call', after: 240, why: 'Hanno le chiavi e un calendario. Chiamano quando serve.' },
  { phase: 'autonomous', after: 420, why: 'Da sei mesi non chiamano più.' },
]

/** Events designed with youths, cohorts with who makes their labs, phases of groups, a place redesigned by youths. */
export async function writeLabs(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { cast, today }: { cast: Cast; today: string },
) {
  const keeper = await handOf(tx, territoryId, dice, cast.coordinator.id)
  const events = (await begun(tx, 'event')).filter(({ from }) => from <= FIRST_YEAR.on)
  for (const { id, from } of events)
    await settleLab(tx, keeper.actor, id, { insideId: [], withYouthsOn: daysLater(from, -DESIGNED_BEFORE) })
  const labs = await begun(tx, 'lab')
  await endedCohort(keeper, cast, labs.filter(({ from }) => from.startsWith('2018-0')).slice(0, 5))
  const current = labs.filter(({ from }) => from > daysLater(today, -60)).slice(0, 4)
  await runningCohort(keeper, cast, current, today)
  const groups = await begun(tx, 'group')
  for (const [at, group] of groups.filter(({ from }) => from < '2019-09-30').entries())
    await walk(keeper, group.id, group.from, GROUP_WAY.slice(0, (at % GROUP_WAY.length) + 1))
  const youths = groups.find(({ from }) => from > daysLater(today, -60))
  if (youths) await redesign(keeper, cast, youths, today)
}

type Begun = { id: string; from: string }

const begun = (tx: ActorTx, kind: Kind): Promise<Begun[]> =>
  tx
    .selectFrom('activity_session as s')
    .innerJoin('activity as a', 'a.id', 's.activity_id')
    .where('a.kind', '=', kind)
    .where('s.closed_at', 'is not', null)
    .groupBy('a.id')
    .orderBy((eb) => eb.fn.min('s.held_on'))
    .orderBy('a.id')
    .select((eb) => ['a.id', eb.fn.min('s.held_on').as('from')])
    .execute()

async function zonesOf({ tx, dice, actor }: Hand, cast: Cast) {
  const codes = [...new Set(cast.places.map(({ istat }) => istat))].sort()
  const half = Math.ceil(codes.length / 2)
  const zones = [
    { id: dice.id('2018-01-08'), name: 'Zona nord', municipalities: codes.slice(0, half) },
    { id: dice.id('2018-01-08'), name: 'Zona sud', municipalities: codes.slice(half) },
  ].filter(({ municipalities }) => municipalities.length > 0)
  for (const { id, ...zone } of zones) await drawZone(tx, actor, id, zone)
  return zones.map(({ id }) => id)
}

/** Labs of a year whose money is over: some go on. */
async function endedCohort(hand: Hand, cast: Cast, labs: readonly Begun[]) {
  const { tx, dice, actor } = hand
  const id = dice.id('2018-01-08')
  const year = { startsOn: '2018-01-01', endsOn: '2018-12-31', fundedUntil: '2018-06-30' }
  await openCohort(tx, actor, id, { name: 'Laboratori del 2018', ...year })
  const zones = await zonesOf(hand, cast)
  const company = cast.organisations.find(({ kind }) => kind === 'company')
  for (const [at, lab] of labs.entries()) {
    const inside = at === 0 && company ? [company.id] : []
    await settleLab(tx, actor, lab.id, { cohortId: id, zoneId: zones[at % zones.length], insideId: inside })
    await walk(hand, lab.id, lab.from, LAB_WAY)
  }
  const [one, other] = labs
  if (!one || !other) return
  await tellYear(hand, one.id, { fromOn: '2018-01-01', untilOn: '2018-12-31', signedOn: '2019-01-21' })
  const onDate = '2018-11-10'
  const told = { otherId: other.id, kind: 'visit' as const, onDate, people: [], learnt: LEARNT[0] }
  must(await tellExchange(tx, actor, one.id, dice.id(onDate), told, onDate))
}

/** Labs of today, with who makes them and where they stand. */
async function runningCohort(hand: Hand, cast: Cast, labs: readonly Begun[], today: string) {
  const { tx, dice, actor } = hand
  const year = { startsOn: daysLater(today, -120), endsOn: daysLater(today, 245) }
  const id = dice.id('2019-12-02')
  await openCohort(tx, actor, id, { name: 'Laboratori di quest’anno', ...year, fundedUntil: year.endsOn })
  const team = cast.facilitators.filter(({ until }) => !until)
  for (const [at, lab] of labs.entries()) {
    await settleLab(tx, actor, lab.id, { cohortId: id, insideId: [] })
    await walk(hand, lab.id, daysLater(lab.from, -72), LAB_WAY.slice(0, 3))
    const [one, other] = [team[at % team.length], team[(at + 1) % team.length]]
    if (!one || !other) continue
    const begin = { who: one.id, part: 'lab_maker' as const, fromOn: lab.from }
    const making = dice.id(lab.from)
    must(await beginMaking(tx, actor, lab.id, making, begin, today))
    const beside = { who: other.id, part: 'community_maker' as const, fromOn: lab.from }
    must(await beginMaking(tx, actor, lab.id, dice.id(lab.from), beside, today))
    if (at > 0) continue
    const handed = { to: other.id, onDate: daysLater(lab.from, 7), note: HAND_OVER_WORDS }
    must(await handOver(tx, actor, { activityId: lab.id, makerId: making }, dice.id(lab.from), handed, today))
  }
}

/** What youths propose for the place where they meet: an answer came, another is waited for too long. */
async function redesign({ tx, dice, actor }: Hand, cast: Cast, group: Begun, today: string) {
  const place = cast.places.find(({ name }) => name.includes('Stazione')) ?? cast.places[0]
  if (!place) return
  const proposedOn = daysLater(today, -150)
  const id = dice.id('2019-12-02')
  const { title, what } = REDESIGN
  await propose(tx, actor, group.id, id, { title, what, placeId: place.id, proposedOn })
  for (const [at, asked] of REDESIGN.asked.entries()) {
    const onDate = daysLater(today, -140 + at * 65)
    const step = dice.id('2019-12-02')
    must(await askStep(tx, actor, id, step, { what: asked.what, askedOf: asked.of, onDate }))
    const answered = { answer: asked.answer ?? '', answeredOn: daysLater(onDate, 32) }
    if (asked.answer) must(await answerStep(tx, actor, id, step, answered))
  }
  const drawing = { kind: 'jpeg' as const, ...(await drawnPhoto(COURTYARD)) }
  must(await addDrawing(tx, actor, id, dice.id('2019-12-02'), REDESIGN.drawing, drawing))
  await showRedesign(tx, actor, id, { shown: 'yes', agreedOn: daysLater(today, -130) })
}
