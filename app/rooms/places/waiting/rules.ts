/** How long a freed time is kept for whoever is next in line. */
export const OFFER_HOURS = 48

/** Until when an offer stands: its hours, or half of what is left before the time itself. */
export function offeredUntil(now: Date, startsAt: Date): Date {
  const left = startsAt.getTime() - now.getTime()
  return new Date(now.getTime() + Math.min(OFFER_HOURS * 3_600_000, left / 2))
}
