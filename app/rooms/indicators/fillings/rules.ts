import type { Sheet } from '../definitions/rules.ts'
import type { FrozenFigure } from '../editions/rules.ts'

/** The days a report speaks of, the first and the last; figures are read up to today where the last has not come. */
export type Period = { from: string; until: string }
export const countedUntil = ({ until }: Period, today: string) => (until < today ? until : today)

const DAY_MS = 86_400_000
const asDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)
export const dayBefore = (day: string) => asDay(Date.parse(day) - DAY_MS)
export const daysIn = ({ from, until }: Period) => (Date.parse(until) - Date.parse(from)) / DAY_MS + 1

const MONTHLY_UP_TO_DAYS = 400
const MOST_STEPS = 14

/** The days of a growth: before the first, the ends of months (of quarters or years in a long period) within, the last. */
export function stepsOf(period: Period): string[] {
  const { from, until } = period
  const inside: string[] = []
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (let at = 0; ; at += 1) {
    const end = asDay(Date.UTC(year, month + at, 0))
    if (end >= until) break
    if (end >= from) inside.push(end)
  }
  const every = daysIn(period) <= MONTHLY_UP_TO_DAYS ? 1 : inside.length <= 3 * MOST_STEPS ? 3 : 12
  const chosen = inside.filter((end) => Number(end.slice(5, 7)) % every === 0)
  return [dayBefore(from), ...chosen, until]
}

export type Aim = { dueOn: string; value: number; state: 'reached' | 'missed' | 'underway' | 'unknown' }
export type FigureLine = { start: FrozenFigure; end: FrozenFigure; aim?: Aim }
export type FiguresFilled = {
  kind: 'figures'
  startOn: string
  endOn: string
  lines: FigureLine[]
  /** What the territory calls those that it counts besides. */
  names: Record<string, string>
  /** How each grew: for each step, the figures in the order of the lines. */
  growth?: { days: string[]; figures: FrozenFigure[][] }
}
export type ActivityLine = { id: string; title: string; kind: string; meetings: number }
export type ActivitiesFilled = {
  kind: 'activities'
  byKind: { kind: string; activities: number; meetings: number; hours: number }[]
  published: ActivityLine[]
}
export type PlacePoint = {
  id: string
  name: string
  kind: string
  municipality: string | null
  latitude: number | null
  longitude: number | null
  openedOn: string | null
}
export type PlacesFilled = { kind: 'places'; places: PlacePoint[] }
/** In round numbers, down to ten; null where there are too few to be told. */
export type NetworkState = { on: string } & Record<
  'people' | 'bodies' | 'ties' | 'formalTies' | 'joiners',
  number | null
>
export type NetworkFilled =
  | {
      kind: 'network'
      before: NetworkState
      after: NetworkState
      made: number | null
      faded: number | null
      kept: number | null
    }
  | { kind: 'network'; refusal: 'busy' | 'slow' }
export type MoneyFilled = {
  kind: 'money'
  rows: { purpose: string; committedCents: number; paidCents: number; returnedCents: number }[]
}
/** A story by its chain: its words stand where its consent does. */
export type StoryLine = {
  id: string
  toldOn: string
  went: 'well' | 'mixed' | 'badly'
  writtenOn: string
  consentOn: string | null
  activity: string | null
  wordsHash: string
}
export type StoriesFilled = {
  kind: 'stories'
  /** All that were told in these days, also those that stay with who heard them. */
  told: { well: number; mixed: number; badly: number }
  stories: StoryLine[]
}
export type DefinitionsFilled = { kind: 'definitions'; sheets: Record<string, Sheet> }
export type WordsFilled = { kind: 'words' | 'swot' }

export type Filled =
  | FiguresFilled
  | ActivitiesFilled
  | PlacesFilled
  | NetworkFilled
  | MoneyFilled
  | StoriesFilled
  | DefinitionsFilled
  | WordsFilled

/** How complete the records of these days are, and how small a group is told. It is filled first, under this name. */
export const BASIS = '_basis'
export type Basis = {
  countedUntil: string
  population: number | null
  smallestGroups: { smallest: number; smallestSensitive: number }
  completeness: { sessionsDue: number; sessionsClosed: number }
}

const ROUND = 10
/** How many, down to the nearest ten; nothing is told of fewer than the smallest group, or than ten. */
export const roundly = (count: number, smallest: number): number | null => {
  if (count === 0) return 0
  return count < Math.max(smallest, ROUND) ? null : Math.floor(count / ROUND) * ROUND
}

/** What an indicator gained between two figures; nothing where one of them is not told, or is no count. */
export const gained = ({ start, end }: FigureLine): number | null =>
  start.state === 'counted' && end.state === 'counted' && start.value !== null && end.value !== null
    ? end.value - start.value
    : null

/** Where a set of dates of the same record would have come from. Each figure a report tells, once. */
export const figuresTold = (fillings: Iterable<Filled>): FrozenFigure[] => {
  const told = new Map<string, FrozenFigure>()
  for (const filled of fillings) {
    if (filled.kind !== 'figures') continue
    const all = [
      ...filled.lines.flatMap(({ start, end }) => [start, end]),
      ...(filled.growth?.figures.flat() ?? []),
    ]
    for (const figure of all)
      if (figure.state === 'counted') told.set(`${figure.code} ${figure.value} ${figure.denominator}`, figure)
  }
  return [...told.values()]
}
