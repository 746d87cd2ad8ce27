import {
  type Criterion,
  type Ranked,
  rankSheets,
  type Assessed as Sheets,
} from '../../../ground/ranking/rules.ts'

export type { Criterion, Ranked, Sheet } from '../../../ground/ranking/rules.ts'

/** What a jury said of an idea, and what it asks. */
export type Assessed = Sheets & { cents: number }

/** The published rule of the jury: the weighted mean of the sheets. */
export const rankIdeas = (criteria: readonly Criterion[], ideas: readonly Assessed[]): Ranked[] =>
  rankSheets(criteria, ideas)

/**
 * Who is funded, going down the ranking: what still fits into the money that is left, and has at least the least points.
 * An idea that does not fit is passed over, and a smaller one after it may be funded.
 */
export function fundedOf(
  ranked: readonly Pick<Ranked, 'id' | 'points'>[],
  cents: ReadonlyMap<string, number>,
  { budgetCents, leastPoints = 0 }: { budgetCents: number; leastPoints?: number },
): Set<string> {
  const funded = new Set<string>()
  let left = budgetCents
  for (const { id, points } of ranked) {
    const asked = cents.get(id) ?? 0
    if (points < leastPoints || asked === 0 || asked > left) continue
    left -= asked
    funded.add(id)
  }
  return funded
}
