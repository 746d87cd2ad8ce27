/** How many months a series shows; the usual first. */
export const SPANS = [24, 12, 36, 60] as const
export type Span = (typeof SPANS)[number]
export const spanAsked = (said: string | undefined): Span =>
  SPANS.find((span) => String(span) === said) ?? SPANS[0]

/** `partly`: the month goes on after the day asked. */
export type Month = { on: string; partly: boolean }

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

/** The days a series stands at: the ends of the months before the day asked, and that day. Days as `YYYY-MM-DD`. */
export function monthsUntil(until: string, span: number): Month[] {
  const [year = 0, month = 0] = until.split('-').map(Number)
  const ends = Array.from({ length: span }, (_, at) => lastDay(year, month - (span - 1 - at)))
  return ends.map((end) => (end > until ? { on: until, partly: true } : { on: end, partly: false }))
}

type Counted = { value: number | null; suppressed: boolean; countedOn: string }

/**
 * What a month added, where both its ends are told of their own day: of a figure that is told later than it was counted, a month
 * alone says nothing. Shares and ratios do not add up.
 */
export function gainedIn(
  adds: boolean,
  before: (Counted & { on: string }) | undefined,
  now: Counted & { on: string },
): number | null {
  if (!adds || !before || before.value === null || now.value === null) return null
  const ofOwnDay = [before, now].every(({ suppressed, countedOn, on }) => !suppressed && countedOn === on)
  return ofOwnDay ? now.value - before.value : null
}
