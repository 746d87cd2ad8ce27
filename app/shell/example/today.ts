import { daysLater } from '../../ground/calendar/local-time.ts'
import { ruleOf } from '../../ground/calendar/repetition.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { RHYTHM } from '../../rooms/activities/example.ts'
import type { Area, Kind } from '../../rooms/activities/rules.ts'
import type { Cast } from './cast.ts'
import type { Crowd } from './crowd.ts'
import { type Encounter, encounterOn } from './field.ts'
import { type Activity, type Attended, type Session, sessionOn } from './programme.ts'

type Current = {
  title: string
  kind: Kind
  area: Area
  description: string
  place: string
  start: string
  /** Days from today of the first meeting, how many there are, and how far apart; weekly ones are a series. */
  first: number
  meetings: number
  every: number
}

const CURRENT: readonly Current[] = [
  {
    title: 'Il tè delle tre',
    kind: 'lab',
    area: 'elders',
    description: 'Un’ora di chiacchiere e fotografie. Chi passa, entra: il tè è pronto.',
    place: 'Il Cortile',
    start: '15:00',
    first: -22,
    meetings: 10,
    every: 7,
  },
  {
    title: 'Orto di vicinato',
    kind: 'lab',
    area: 'proximity',
    description: 'Si lavora la terra insieme, si scambiano semi, si divide il raccolto.',
    place: 'Le Rogge',
    start: '09:30',
    first: -21,
    meetings: 10,
    every: 7,
  },
  {
    title: 'Compiti insieme',
    kind: 'lab',
    area: 'families',
    description: 'Ragazzi grandi e nonni aiutano i più piccoli; alle cinque la merenda.',
    place: 'La Stazione',
    start: '16:30',
    first: -19,
    meetings: 12,
    every: 7,
  },
  {
    title: 'Ripara e racconta',
    kind: 'lab',
    area: 'proximity',
    description: 'Tostapane, biciclette, radio: si aggiusta quello che si può e si ascolta la sua storia.',
    place: 'Il Mulino',
    start: '17:00',
    first: -9,
    meetings: 4,
    every: 14,
  },
  {
    title: 'Sala prove aperta',
    kind: 'group',
    area: 'youth',
    description: 'Due ore di musica, con le regole scritte dai ragazzi sul muro.',
    place: 'Officina dei Ragazzi',
    start: '17:30',
    first: -5,
    meetings: 8,
    every: 7,
  },
  {
    title: 'Italiano per cominciare',
    kind: 'course',
    area: 'proximity',
    description: 'Le prime cento parole, e il coraggio di dirle. Si comincia quando si vuole.',
    place: 'La Torre',
    start: '18:00',
    first: 4,
    meetings: 6,
    every: 7,
  },
  {
    title: 'Cena di strada',
    kind: 'event',
    area: 'promotion',
    description: 'Tavoli in fila, ognuno porta il piatto di casa sua. Se piove, in palestra.',
    place: 'Aule Aperte',
    start: '18:00',
    first: 11,
    meetings: 1,
    every: 1,
  },
  {
    title: 'World café: chi comincia?',
    kind: 'world_cafe',
    area: 'work',
    description: 'Quattro tavoli, quattro domande sul lavoro che c’è e su quello che manca.',
    place: 'La Torre',
    start: '20:00',
    first: 17,
    meetings: 1,
    every: 1,
  },
]

// What was over two days ago is closed; yesterday's meeting waits for whoever tries Trama.
const CLOSED_AFTER = 2
const NOTES_EACH = 8
const NOTED_WITHIN = 40
/** Days from today: one is late, one is due, one comes. */
const REMINDERS = [-1, 0, 3]

/** What goes on around the day of the load, so that agenda and diary are alive. The published tables end years before. */
export function todayIn(dice: Dice, cast: Cast, crowd: Crowd, today: string) {
  const team = cast.facilitators.filter(({ until }) => !until)
  const recent = crowd.everyone.slice(-600)
  const partners = dice.some(
    cast.organisations.filter(({ kind }) => kind === 'association'),
    CURRENT.length,
  )

  const activities = CURRENT.map((current, at): Activity => {
    const { title, kind, area, description, start, first, meetings, every } = current
    const place = cast.places.find(({ name }) => name.includes(current.place)) as Activity['place']
    const firstOn = daysLater(today, first)
    const people = dice.some(recent, 14).map(({ id }) => id)
    const weekly = every === 7
    const sessions = Array.from({ length: meetings }, (_, number): Session => {
      const on = daysLater(firstOn, number * every)
      const state = on <= daysLater(today, -CLOSED_AFTER) ? 'closed' : 'open'
      const session = sessionOn(dice, kind, on, start, state)
      session.attendance = people
        .slice(0, dice.int(9, 14))
        .map((personId) => expectedOrCame(dice, personId, state))
      return weekly ? { ...session, recurrenceAt: session.startsAt } : session
    })
    const rule = ruleOf({ firstDay: firstOn, repeats: 'weekly', everyWeeks: 1, ends: { times: meetings } })
    const promoter = { part: 'promoter' as const, organisationId: partners[at]?.id as string, since: firstOn }
    return {
      id: dice.id(firstOn),
      title,
      kind,
      area,
      description,
      place,
      facilitatorId: (team.find(({ istat }) => istat === place.istat) ?? dice.pick(team)).id,
      sessions,
      promoters: [promoter],
      ...(weekly
        ? { series: { rule, firstStartsAt: `${firstOn}T${start}`, minutes: RHYTHM[kind].minutes } }
        : {}),
    }
  })
  const encounters = team.flatMap((author) =>
    Array.from({ length: NOTES_EACH }, (_, note): Encounter => {
      const on = dice.day(daysLater(today, -NOTED_WITHIN), daysLater(today, -1))
      const encounter = encounterOn(dice, cast, on, author, [])
      encounter.people = dice.some(recent, encounter.seats)
      const away = REMINDERS[note]
      if (away !== undefined) encounter.remindOn = daysLater(today, away)
      return encounter
    }),
  )
  return { activities, encounters }
}

const expectedOrCame = (dice: Dice, personId: string, state: Session['state']): Attended => {
  if (state !== 'closed') return { personId, state: 'expected', role: 'participant' }
  const role = dice.weighted({ participant: 80, co_designer: 12, lab_maker: 8 })
  return { personId, state: dice.chance(0.9) ? 'attended' : 'absent', role }
}
