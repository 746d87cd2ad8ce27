import type { Dice } from '../../ground/random/dice.ts'
import type { ExampleOrganisation } from '../../rooms/organisations/example.ts'
import type { Cast, Operator, Place } from './cast.ts'
import type { Someone } from './crowd.ts'
import { FIRST_YEAR, SPANS, spanOf } from './published.ts'
import { falls, met, type Quota } from './quota.ts'

export type Encounter = {
  id: string
  on: string
  at: string
  author: Operator
  seats: number
  withOrganisation: boolean
  organisation?: ExampleOrganisation
  place: Place | undefined
  people: Someone[]
  /** When something is to be done about it. */
  remindOn?: string
  /** Whom this author has met so far; shared by all encounters of the author. */
  familiar: Someone[]
}

const A_SPAN = [700, 2600, 700]
const COMPANIES_FIRST_YEAR = 30
const GROUPS_FIRST_YEAR = 14

/** When each facilitator met someone, before it is known whom. */
export function encountersOf(dice: Dice, cast: Cast): Encounter[] {
  const familiar = new Map(cast.facilitators.map(({ id }) => [id, [] as Someone[]]))
  return SPANS.flatMap(({ from, to }, span) =>
    Array.from({ length: A_SPAN[span] as number }, () => {
      const author = dice.pick(cast.facilitators)
      return encounterOn(dice, cast, workingDay(dice, from, to), author, familiar.get(author.id) ?? [])
    }),
  )
}

export function encounterOn(
  dice: Dice,
  cast: Cast,
  on: string,
  author: Operator,
  familiar: Someone[],
): Encounter {
  const here = cast.places.filter(({ istat, standsSince }) => istat === author.istat && standsSince <= on)
  return {
    id: dice.id(on),
    on,
    at: `${String(dice.int(8, 18)).padStart(2, '0')}:${dice.pick(['00', '10', '20', '30', '45'])}`,
    author,
    seats: Number(dice.weighted({ '1': 58, '2': 27, '3': 12, '4': 3 })),
    withOrganisation: dice.chance(0.35),
    place: here.length > 0 && dice.chance(0.55) ? dice.pick(here) : undefined,
    people: [],
    familiar,
  }
}

const SUNDAY = 0
function workingDay(dice: Dice, from: string, to: string): string {
  for (;;) {
    const day = dice.day(from, to)
    const away = /-08-1[0-9]|-12-2[5-9]/.test(day) || new Date(day).getUTCDay() === SUNDAY
    if (!away) return day
  }
}

export type OrganisationsMet = ReturnType<typeof organisationsToMeet>

/** Which organisations appear in the diary: in the first year as many as were published, all of them by the end. */
export function organisationsToMeet(dice: Dice, cast: Cast, encounters: readonly Encounter[]) {
  const of = (fits: (one: ExampleOrganisation) => boolean, count: number) =>
    dice.some(cast.organisations.filter(fits), count)
  const isFormal = ({ kind }: ExampleOrganisation) =>
    !['association', 'company', 'informal_group'].includes(kind)
  const firstYear = [
    ...of(({ kind }) => kind === 'association', FIRST_YEAR.associations_met),
    ...of(isFormal, FIRST_YEAR.formal_groups_met),
    ...of(({ kind }) => kind === 'company', COMPANIES_FIRST_YEAR),
    ...of(({ kind }) => kind === 'informal_group', GROUPS_FIRST_YEAR),
  ]
  const waiting = [dice.shuffled(firstYear), cast.organisations.filter((one) => !firstYear.includes(one)), []]
  const chances = [0, 0, 0]
  for (const { on, withOrganisation } of encounters) {
    if (withOrganisation) chances[spanOf(on)] = (chances[spanOf(on)] as number) + 1
  }
  const quotas: Quota[] = waiting.map((list, span) => ({
    chances: chances[span] as number,
    due: list.length,
  }))
  const known: ExampleOrganisation[] = []

  return {
    quotas,
    meet(encounter: Encounter) {
      if (!encounter.withOrganisation) return
      const span = spanOf(encounter.on)
      const quota = quotas[span] as Quota
      const newcomer = falls(dice, quota) || known.length === 0 ? waiting[span]?.pop() : undefined
      if (newcomer) {
        met(quota)
        known.push(newcomer)
      }
      encounter.organisation = newcomer ?? dice.pick(known)
    },
  }
}
