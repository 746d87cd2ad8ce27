import type { Criteria } from '../rules.ts'

export type HouseholdNeed = {
  people: number
  stepFree?: 'yes' | undefined
  canGive: readonly Doing[]
  children?: 'yes' | undefined
}
export type HouseOffer = {
  bedrooms: number
  rentCents?: number | undefined
  stepFree?: 'yes' | undefined
  looksFor: readonly Doing[]
}
/** What a household may do for the house, and what a house is short of. */
export const DOINGS = ['cleaning', 'greenery', 'repairs', 'keys', 'children', 'elders', 'parties'] as const
export type Doing = (typeof DOINGS)[number]

/** How many people a bedroom sleeps (d.m. Sanità 5 luglio 1975, art. 2). */
const SLEEP_IN_A_ROOM = 2
const sleeps = (bedrooms: number) => Math.max(1, bedrooms) * SLEEP_IN_A_ROOM

/** Who would live well in which house: there is room, there are no steps; then what each brings to the house. */
export const criteria: Criteria<HouseholdNeed, HouseOffer> = {
  hard: [
    {
      code: 'room',
      holds: ({ need, offer }) => need.people <= sleeps(offer.bedrooms),
      why: ({ need, offer }) => ({
        key: 'exchange.condominium.why.tooMany',
        params: { people: need.people, sleeps: sleeps(offer.bedrooms) },
      }),
    },
    {
      code: 'stepFree',
      holds: ({ need, offer }) => !need.stepFree || offer.stepFree === 'yes',
      why: () => ({ key: 'exchange.condominium.why.steps' }),
    },
  ],
  soft: [
    {
      code: 'doings',
      weight: 50,
      measure: ({ need, offer }) =>
        offer.looksFor.length === 0
          ? undefined
          : offer.looksFor.filter((one) => need.canGive.includes(one)).length / offer.looksFor.length,
      why: ({ need, offer }, fit) => ({
        key: fit > 0.5 ? 'exchange.condominium.why.brings' : 'exchange.condominium.why.bringsLittle',
        params: {
          brings: offer.looksFor.filter((one) => need.canGive.includes(one)).length,
          asked: offer.looksFor.length,
        },
      }),
    },
    {
      code: 'near',
      weight: 30,
      measure: ({ nearness: { sameMunicipality } }) =>
        sameMunicipality === null ? undefined : Number(sameMunicipality),
      why: (_, fit) => ({
        key: fit > 0.5 ? 'exchange.condominium.why.sameTown' : 'exchange.condominium.why.otherTown',
      }),
    },
  ],
}

/** A task of the house and how often it comes round: every so many weeks. */
export type Task = { name: string; everyWeeks: number }
export type Resident = { personId: string; name: string; fromOn: string; untilOn: string | null }
export type Turn = { task: string; dueOn: string; personId: string; name: string }
export type Rhythm = { weekly: readonly string[]; fortnightly: readonly string[]; monthly: readonly string[] }

export const tasksOf = ({ weekly, fortnightly, monthly }: Rhythm): Task[] => [
  ...weekly.map((name) => ({ name, everyWeeks: 1 })),
  ...fortnightly.map((name) => ({ name, everyWeeks: 2 })),
  ...monthly.map((name) => ({ name, everyWeeks: 4 })),
]

const DAY_MS = 24 * 60 * 60 * 1000
const WEEK_MS = 7 * DAY_MS
/** A Sunday before any of ours: weeks are counted from it, so that a turn does not depend on the day of asking. */
const FIRST_SUNDAY = Date.parse('2000-01-02')

/** The Sunday on which the week of a day ends. */
export function sundayOf(day: string): string {
  const weeks = Math.ceil((Date.parse(day) - FIRST_SUNDAY) / WEEK_MS)
  return new Date(FIRST_SUNDAY + weeks * WEEK_MS).toISOString().slice(0, 10)
}
const weekOf = (sunday: string) => Math.round((Date.parse(sunday) - FIRST_SUNDAY) / WEEK_MS)
export const weeksLater = (sunday: string, weeks: number) =>
  new Date(Date.parse(sunday) + weeks * WEEK_MS).toISOString().slice(0, 10)

/**
 * Whose turn it is: for so many weeks from the one of a day, each task goes round among who lives there that week, in the
 * order in which they came. Tasks begin at different doors, so that nobody has them all in one week. A turn stands for a
 * week, and is due on its Sunday.
 */
export function rotaOf(
  tasks: readonly Task[],
  residents: readonly Resident[],
  from: string,
  weeks: number,
): Turn[] {
  const inOrder = [...residents].sort(
    (a, b) => a.fromOn.localeCompare(b.fromOn) || a.personId.localeCompare(b.personId),
  )
  const first = sundayOf(from)
  return Array.from({ length: weeks }, (_, at) => weeksLater(first, at)).flatMap((dueOn) => {
    const here = inOrder.filter(
      ({ fromOn, untilOn }) => fromOn <= dueOn && (untilOn === null || untilOn >= dueOn),
    )
    if (here.length === 0) return []
    const week = weekOf(dueOn)
    return tasks.flatMap(({ name, everyWeeks }, task) => {
      if (week % everyWeeks !== task % everyWeeks) return []
      const { personId, name: who } = here[(Math.floor(week / everyWeeks) + task) % here.length] as Resident
      return [{ task: name, dueOn, personId, name: who }]
    })
  })
}

const BETWEEN = ' · '
/** How a turn is written on the sheet in the hall: the task, and the first name of whose turn it is. */
export const turnSaid = ({ task, name }: Pick<Turn, 'task' | 'name'>) => `${task}${BETWEEN}${name}`
export function turnRead(said: string): { task: string; name: string } {
  const at = said.lastIndexOf(BETWEEN)
  return at < 0
    ? { task: said, name: '' }
    : { task: said.slice(0, at), name: said.slice(at + BETWEEN.length) }
}
