import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { type ExampleTheme, labThemes, RHYTHM, themesOf } from '../../rooms/activities/example.ts'
import { KINDS, type Kind } from '../../rooms/activities/rules.ts'
import { MUNICIPALITIES } from '../../rooms/places/example.ts'
import type { Cast, Place } from './cast.ts'
import { FINAL, FIRST_YEAR, LABS_WITH_COMMUNITY } from './published.ts'

export type Attended = {
  personId: string
  state: 'attended' | 'absent' | 'signed_up' | 'expected'
  role: 'participant' | 'co_designer' | 'speaker' | 'lab_maker'
}
export type Session = {
  id: string
  on: string
  startsAt: string
  endsAt: string
  state: 'closed' | 'open' | 'cancelled'
  /** How many come by name; the story tells who. */
  seats: number
  headcount: number | null
  evaluation: string | null
  attendance: Attended[]
  recurrenceAt?: string
}
export type Promoter = {
  part: 'promoter' | 'partner'
  personId?: string
  organisationId?: string
  since: string
}
export type Activity = ExampleTheme & {
  id: string
  kind: Kind
  place: Place
  facilitatorId: string
  sessions: Session[]
  promoters: Promoter[]
  /** Promoted or partnered by citizens, groups or associations; told for labs only. */
  community?: boolean
  series?: { rule: string; firstStartsAt: string; minutes: number }
}

type Plan = {
  kind: Kind
  from: string
  to: string
  meetings: number
  everyDays: number
  community?: boolean
}

const DOORS_OPEN = '2016-05-20'
const LAST_MEETING = '2019-09-27'
const SEATS: Record<Kind, [number, number]> = {
  lab: [6, 19],
  event: [22, 42],
  world_cafe: [20, 35],
  course: [8, 16],
  group: [7, 14],
  table: [8, 18],
}
const HEADS: Record<Kind, [number, number, share: number]> = {
  lab: [1, 8, 0.5],
  event: [30, 220, 1],
  world_cafe: [5, 40, 0.8],
  course: [0, 0, 0],
  group: [1, 6, 0.3],
  table: [1, 5, 0.4],
}
const FIRST_SPAN = [DOORS_OPEN, '2017-02-20'] as const
const LATER = ['2017-03-06', '2019-09-20'] as const

/** Three and a half years of activities and their meetings, before anyone comes to them. */
export function programmeOf(dice: Dice, cast: Cast): Activity[] {
  const themes = Object.fromEntries(KINDS.map((kind) => [kind, themesOf(kind)])) as Record<
    Kind,
    ReturnType<typeof themesOf>
  >
  const programme = plansOf(dice).map((plan): Activity => {
    const days = meetingDays(dice, plan)
    const place = dice.pick(
      cast.places.filter(
        ({ kind, standsSince }) => kind !== 'social_condominium' && standsSince < (days[0] as string),
      ),
    )
    const start = dice.pick(RHYTHM[plan.kind].starts)
    return {
      ...themes[plan.kind](MUNICIPALITIES[place.istat as keyof typeof MUNICIPALITIES]),
      id: dice.id(days[0] as string),
      kind: plan.kind,
      place,
      facilitatorId: (
        cast.facilitators.find(({ istat }) => istat === place.istat) ?? dice.pick(cast.facilitators)
      ).id,
      sessions: [
        ...days.map((on) => sessionOn(dice, plan.kind, on, start, 'closed')),
        ...strays(dice, plan, days).map(({ on, state }) => sessionOn(dice, plan.kind, on, start, state)),
      ],
      promoters: [],
      ...(plan.community === undefined ? {} : { community: plan.community }),
    }
  })
  return asManyOfYouths(asManyAboutWork(programme))
}

/** As many labs of the first year were about work as was published; a further one takes up another theme. */
function asManyAboutWork(programme: Activity[]): Activity[] {
  let left: number = FIRST_YEAR.work_labs
  return programme.map((activity) => {
    const isOne = activity.kind === 'lab' && activity.area === 'work'
    if (!isOne || (activity.sessions[0]?.startsAt ?? '') > FIRST_YEAR.on) return activity
    left -= 1
    if (left >= 0) return activity
    const village = MUNICIPALITIES[activity.place.istat as keyof typeof MUNICIPALITIES]
    const theme = themesOf('lab')(village)
    return { ...activity, ...theme, title: `${theme.title} – ${village}` }
  })
}

/** As many labs of the first year were for youths as was published; a further one takes up a theme of theirs. */
function asManyOfYouths(programme: Activity[]): Activity[] {
  const ofFirstYear = ({ kind, sessions }: Activity) =>
    kind === 'lab' && (sessions[0]?.startsAt ?? '') <= FIRST_YEAR.on
  const youthThemes = labThemes('youth')
  let missing =
    FIRST_YEAR.youth_labs - programme.filter((one) => ofFirstYear(one) && one.area === 'youth').length
  const [theme] = youthThemes
  return programme.map((activity) => {
    if (missing <= 0 || !ofFirstYear(activity) || activity.area !== 'proximity' || !theme) return activity
    missing -= 1
    const village = MUNICIPALITIES[activity.place.istat as keyof typeof MUNICIPALITIES]
    return { ...activity, ...theme, title: `${theme.title} – ${village}` }
  })
}

function plansOf(dice: Dice): Plan[] {
  const series = (community: boolean, meetings: number, labs: number, first: number): Plan[] =>
    dice.portions(meetings, labs, { least: 3, most: 14 }).map((count, at) => {
      const [from, to] = at < first ? [DOORS_OPEN, '2017-02-10'] : LATER
      return { kind: 'lab', from, to, meetings: count, everyDays: dice.pick([7, 7, 14]), community }
    })
  const single = (kind: Kind, count: number, [from, to]: readonly [string, string]): Plan[] =>
    Array.from({ length: count }, () => ({ kind, from, to, meetings: 1, everyDays: 1 }))
  const firstOthers = FIRST_YEAR.lab_series - 15
  const many = (kind: Kind, count: number, least: number, most: number, everyDays: number): Plan[] =>
    Array.from({ length: count }, () => ({
      kind,
      from: '2016-10-03',
      to: '2019-06-30',
      meetings: dice.int(least, most),
      everyDays,
    }))
  return [
    ...series(true, LABS_WITH_COMMUNITY, 46, 15),
    ...series(false, FINAL.labs_held - LABS_WITH_COMMUNITY, 26, firstOthers),
    ...single('event', FIRST_YEAR.local_events, FIRST_SPAN),
    ...single('event', 44, LATER),
    ...single('world_cafe', FIRST_YEAR.world_cafes, FIRST_SPAN),
    ...single('world_cafe', 6, LATER),
    ...many('course', 10, 4, 8, 7),
    ...many('group', 8, 7, 12, 28),
    ...many('table', 5, 4, 7, 56),
  ]
}

const isHoliday = (day: string) => /-08-|-12-2[3-9]|-12-3|-01-0[1-6]/.test(day.slice(4))

/** The days of a series: none in August nor at Christmas, all before the end of the project. */
function meetingDays(dice: Dice, { from, to, meetings, everyDays }: Plan): string[] {
  for (;;) {
    const days: string[] = []
    for (let day = dice.day(from, to); days.length < meetings; day = daysLater(day, everyDays)) {
      if (!isHoliday(day)) days.push(day)
    }
    const [first, last] = [days[0] as string, days.at(-1) as string]
    if (first <= to && last <= LAST_MEETING) return days
  }
}

/** Meetings that were called off, or that nobody closed: they happen, and count for nothing. */
function strays(dice: Dice, { meetings, everyDays }: Plan, days: string[]) {
  const on = daysLater(days.at(-1) as string, everyDays)
  if (meetings === 1 || on > LAST_MEETING) return []
  if (dice.chance(0.18)) return [{ on, state: 'cancelled' as const }]
  return dice.chance(0.1) ? [{ on, state: 'open' as const }] : []
}

export function sessionOn(
  dice: Dice,
  kind: Kind,
  on: string,
  start: string,
  state: Session['state'],
): Session {
  const [fewest, most, share] = HEADS[kind]
  const ends = new Date(Date.parse(`${on}T${start}:00Z`) + RHYTHM[kind].minutes * 60_000).toISOString()
  return {
    id: dice.id(on),
    on,
    startsAt: `${on}T${start}`,
    endsAt: ends.slice(0, 16),
    state,
    seats: state === 'closed' ? dice.int(...SEATS[kind]) : 0,
    headcount: state === 'closed' && dice.chance(share) ? dice.int(fewest, most) : null,
    evaluation: null,
    attendance: [],
  }
}
