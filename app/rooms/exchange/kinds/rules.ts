export type Side = 'need' | 'offer'
export type Visibility = 'public' | 'network' | 'operators'
export type By = 'person' | 'organisation'

/** A text key with its parameters; names of people are never parameters. */
export type Reason = { key: string; params?: Record<string, string | number> }

/** How the two sides of a notice stand to each other in space: straight metres, where both places are known. */
export type Nearness = { metres: number | null; sameMunicipality: boolean | null }

/** What a criterion may look at: the answers of both sides, when each stands, how far they are, the day of asking. */
export type Pair<Need, Offer> = {
  need: Need
  offer: Offer
  needFrom: string | null
  offerFrom: string | null
  /** ISTAT codes of the municipalities in which the two notices stand. */
  needAt?: string | null
  offerAt?: string | null
  nearness: Nearness
  today: string
}

/** A fact that an agreement foresees from its beginning: an instalment, a task, a look back after six months. */
export type PlannedFact = { code: string; dueOn: string; amount?: number; hours?: number }

/** Without it there is no match, however well the rest fits. `why` says what is missing. */
export type Hard<Need, Offer> = {
  code: string
  holds: (pair: Pair<Need, Offer>) => boolean
  why: (pair: Pair<Need, Offer>) => Reason
}

/**
 * Counts for or against: `measure` gives from 0 to 1, or undefined where one side says nothing about it: then it
 * does not count.
 * `weight` is 0 to 100, and a territory may change it.
 */
export type Soft<Need, Offer> = {
  code: string
  weight: number
  measure: (pair: Pair<Need, Offer>) => number | undefined
  /** In words; `fit` tells whether it speaks for (above a half) or against. */
  why: (pair: Pair<Need, Offer>, fit: number) => Reason
}

export type Criteria<Need, Offer> = {
  hard: readonly Hard<Need, Offer>[]
  soft: readonly Soft<Need, Offer>[]
}

/** The largest fit of a pair: whole numbers, so that sums are exact. */
export const FULL_FIT = 1000

export type Judged =
  | { possible: false; missing: Reason[] }
  | { possible: true; fit: number; inFavour: Reason[]; against: Reason[] }

/**
 * How well an offer answers a need: the weighted mean of what is known of it, from 0 to 1000. A pair that says nothing
 * to any criterion fits by half. Weights of the territory take the place of the kind's own.
 */
export function judge<Need, Offer>(
  { hard, soft }: Criteria<Need, Offer>,
  pair: Pair<Need, Offer>,
  weights: Readonly<Record<string, number>> = {},
): Judged {
  const missing = hard.filter(({ holds }) => !holds(pair)).map(({ why }) => why(pair))
  if (missing.length > 0) return { possible: false, missing }
  let [sum, most] = [0, 0]
  const told: { by: number; fit: number; reason: Reason }[] = []
  for (const { code, weight, measure, why } of soft) {
    const found = measure(pair)
    const counts = weights[code] ?? weight
    if (found === undefined || counts === 0) continue
    sum += found * counts
    most += counts
    told.push({ by: Math.abs(found - 0.5) * counts, fit: found, reason: why(pair, found) })
  }
  told.sort((a, b) => b.by - a.by)
  return {
    possible: true,
    fit: Math.round((most === 0 ? 0.5 : sum / most) * FULL_FIT),
    inFavour: told.filter(({ fit }) => fit > 0.5).map(({ reason }) => reason),
    against: told.filter(({ fit }) => fit <= 0.5).map(({ reason }) => reason),
  }
}

/**
 * The same without words, for many offers at once: the fit, or at most which constraints fail. Of two fits the larger is
 * the one `judge` finds larger.
 */
export function measureFit<Need, Offer>(
  { hard, soft }: Criteria<Need, Offer>,
  pair: Pair<Need, Offer>,
  weights: Readonly<Record<string, number>> = {},
): { fit: number; failed: string[] } {
  const failed: string[] = []
  for (const { code, holds } of hard) if (!holds(pair)) failed.push(code)
  if (failed.length > 0) return { fit: -1, failed }
  let [sum, most] = [0, 0]
  for (const { code, weight, measure } of soft) {
    const counts = weights[code] ?? weight
    if (counts === 0) continue
    const found = measure(pair)
    if (found === undefined) continue
    sum += found * counts
    most += counts
  }
  return { fit: Math.round((most === 0 ? 0.5 : sum / most) * FULL_FIT), failed }
}
