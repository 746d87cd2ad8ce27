import type { Reason } from '../kinds/rules.ts'

export const MATCH_STATES = ['proposed', 'agreed', 'refused', 'withdrawn'] as const
export type MatchState = (typeof MATCH_STATES)[number]

/** The reasons of a match, as they are kept with it: text keys and their parameters. */
export type Reasons = { inFavour: Reason[]; against: Reason[] }

/** So many of the best are shown at once. */
export const BEST = 20

export type Candidate = { id: string; fit: number }
/** The best first; of equals the older notice, whose id is the smaller. */
export const byFit = (a: Candidate, b: Candidate) => b.fit - a.fit || (a.id < b.id ? -1 : 1)

/** Where nothing fits: for each constraint alone, how many offers would fit if only that were otherwise. */
export type IfChanged = { code: string; offers: number }

const EARTH = 6_371_000
type Point = { latitude: number | null; longitude: number | null }
/** Straight metres between two points; null where one is unknown. */
export function metresBetween(a: Point, b: Point): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null
  const rad = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * rad
  const dLon = (b.longitude - a.longitude) * rad * Math.cos(((a.latitude + b.latitude) / 2) * rad)
  return Math.round(EARTH * Math.hypot(dLat, dLon))
}
