/** One session as a calendar needs it. Times without a zone are the territory's own: `2026-03-30T17:00`. */
export type Appointment = {
  id: string
  startsAt: string
  endsAt: string
  minutes: number
  recurrenceAt: string | null
  cancelled: boolean
  /** Something of its own that the series does not say: a title, another place. */
  particular: boolean
}
export type Series = { minutes: number }

export type Plan<A> = {
  /** The series as one repeating event, where at least one session follows its rule. */
  repeats: { first: string; excluded: string[] } | null
  /** Sessions of the series that were moved or are told differently. */
  moved: A[]
  /** Sessions that stand by themselves. */
  single: A[]
}

const follows = (one: Appointment, series: Series) =>
  !one.cancelled && !one.particular && one.startsAt === one.recurrenceAt && one.minutes === series.minutes

/**
 * How an activity's sessions go into a calendar. `occurrences` are the times the rule gives, in order. What the
 * rule gives and nobody holds is excluded; what is held outside of the rule stands by itself, so that the
 * calendar always shows exactly the sessions there are.
 */
export function planOf<A extends Appointment>(
  sessions: readonly A[],
  series: Series | null,
  occurrences: readonly string[],
): Plan<A> {
  const byTime = new Map(
    sessions.flatMap((one) => (one.recurrenceAt ? [[one.recurrenceAt, one] as const] : [])),
  )
  const given = occurrences.flatMap((time) => byTime.get(time) ?? [])
  if (!series || !given.some((one) => follows(one, series)))
    return { repeats: null, moved: [], single: [...sessions] }

  const held = new Set(given.filter((one) => !one.cancelled).map((one) => one.recurrenceAt))
  const ofTheRule = new Set(given)
  return {
    repeats: { first: occurrences[0] ?? '', excluded: occurrences.filter((time) => !held.has(time)) },
    moved: given.filter((one) => !one.cancelled && !follows(one, series)),
    single: sessions.filter((one) => !ofTheRule.has(one)),
  }
}
