import type { Interval } from '../../places/rules.ts'

export type OpenState =
  | { open: true; until: string }
  /** `inDays` is 0 for later today; null where no hours are known. */
  | { open: false; next: { inDays: number; weekday: number; at: string } | null }

const minute = (time: string) => time.slice(0, 5)

/** Whether a place is open at a weekday and time of its own clock (`15:04`), and until or from when. */
export function openState(hours: readonly Interval[], weekday: number, time: string): OpenState {
  const now = hours.find(
    (one) => one.weekday === weekday && minute(one.opensAt) <= time && time < minute(one.closesAt),
  )
  if (now) return { open: true, until: minute(now.closesAt) }
  const coming = hours
    .map((one) => {
      const days = (one.weekday - weekday + 7) % 7
      const passed = days === 0 && minute(one.opensAt) <= time
      return { inDays: passed ? 7 : days, weekday: one.weekday, at: minute(one.opensAt) }
    })
    .sort((a, b) => a.inDays - b.inDays || a.at.localeCompare(b.at))
  return { open: false, next: coming[0] ?? null }
}
