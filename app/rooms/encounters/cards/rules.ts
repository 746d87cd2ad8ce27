export const CARDS_KIND = 'cards'
/** Four to a sheet of A4. */
export const CARDS_A_PAGE = 4
export const CARDS = 8
export const MOST_CARDS = 40
/** Topics that fit a card, beside the line for others. */
export const TOPICS_ON_A_CARD = 10

const NOON = '12:00'

/**
 * When somebody was met, as a local time: at the hour that stands on the card; without one at noon, or, on the day itself before
 * noon, at the moment of writing.
 */
export function metAtOf({ onDate, at }: { onDate: string; at?: string | undefined }, now: string): string {
  if (at) return `${onDate}T${at}`
  const noon = `${onDate}T${NOON}`
  return onDate === now.slice(0, 10) && noon > now ? now : noon
}
