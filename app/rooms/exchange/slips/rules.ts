export const VISITS_KIND = 'visits'

/** For how many days a slip is printed: a fortnight, or four weeks. */
export const SPANS = [14, 28] as const
/** Rows without a day, for a visit that nobody expected. */
export const SPARE_ROWS = 2
/** Two halves of A4. */
export const SLIPS_A_PAGE = 2

/** What a row says of a visit: it took place, it did and something worries, it was missed. */
export const STATES = ['done', 'sign', 'missed'] as const
export type State = (typeof STATES)[number]

const DAY_MS = 86_400_000
const later = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The days a visit is expected in so many days from one on: the planned one, not before that day, then every so often. */
export function visitsExpected(
  { plannedOn, every }: { plannedOn: string | null; every: number },
  from: string,
  span: number,
): string[] {
  const days: string[] = []
  const first = plannedOn !== null && plannedOn > from ? plannedOn : from
  for (let day = first; day < later(from, span); day = later(day, every)) days.push(day)
  return days
}

const MINUTES = 60
/** Hours as they are kept: to the hundredth. */
export const hoursOf = (minutes: number) => Math.round((minutes / MINUTES) * 100) / 100
export const minutesOf = (hours: number) => Math.round(hours * MINUTES)

/** What the rows come to in minutes, to compare with the foot of the slip; what has no minutes written counts as none. */
export const minutesIn = (rows: readonly { minutes?: number | undefined }[]) =>
  rows.reduce((sum, { minutes = 0 }) => sum + minutes, 0)
