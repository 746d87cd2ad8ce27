/** How many a small screen offers before anything is typed; the rest is one touch further. */
export const FEW_PEOPLE = 6
export const FEW_PLACES = 4
export const FEW_TOPICS = 8
/** Encounters of one's own that say what was used lately. */
export const LATELY = 100

/** Where somebody is today, and since when, as the clocks of the place show it. */
export type PlaceToday = { placeId: string; at: string }

/** Of the places where somebody is today, the one they came to last; none of those still to come. */
export function placeNow(places: readonly PlaceToday[], now: string): string | undefined {
  const begun = places.filter(({ at }) => at <= now)
  return begun.toSorted((a, b) => b.at.localeCompare(a.at))[0]?.placeId
}

/** Some of these first, in their order; then the others. */
export const firstOf = <One>(some: readonly One[], others: readonly One[], limit: number): One[] =>
  [...new Set([...some, ...others])].slice(0, limit)
