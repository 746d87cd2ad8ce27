/** Fewer ties than this are few; a tie without a fact for longer is fading. A territory may decide otherwise. */
export type AttentionRule = { fewTies: number; fadedDays: number }
export const USUAL: AttentionRule = { fewTies: 3, fadedDays: 120 }

/** A tie stood before an event where it had a fact in the year before. */
export const BEFORE_DAYS = 365
/** An event is thought of for two years. */
export const EVENT_DAYS = 730

export type TieSeen = { name: string; firstOn: string; lastOn: string }
export type EventSeen = { fromOn: string; untilOn: string | null }

/** `YYYY-MM-DD` so many days before another day. */
const before = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

export type Reading = {
  holding: TieSeen[]
  fading: TieSeen[]
  few: boolean
  /** An event that still weighs: not over, or begun within two years. */
  events: EventSeen[]
  /** What the rule proposes; an operator decides. */
  proposes: 'attention' | 'nothing'
}

/**
 * Ties beside events. Attention is proposed where an event weighs and ties are few or at least half of them fade; never for
 * few ties alone, nor for an event alone. Ties are those to people who do not accompany.
 */
export function readVulnerable(
  ties: readonly TieSeen[],
  events: readonly EventSeen[],
  today: string,
  { fewTies, fadedDays }: AttentionRule,
): Reading {
  const fadedBefore = before(today, fadedDays)
  const holding = ties.filter((tie) => tie.lastOn > fadedBefore)
  const fading = ties.filter((tie) => tie.lastOn <= fadedBefore)
  const few = holding.length < fewTies
  const weighing = events.filter(
    ({ fromOn, untilOn }) =>
      fromOn <= today && (untilOn === null || untilOn >= today || fromOn > before(today, EVENT_DAYS)),
  )
  const halfFades = fading.length > 0 && fading.length >= holding.length
  return {
    holding,
    fading,
    few,
    events: weighing,
    proposes: weighing.length > 0 && (few || halfFades) ? 'attention' : 'nothing',
  }
}
