/** After so many days a step nobody answered is shown to whoever follows it, and to anyone where the redesign is public. */
export const WAITED_DAYS = 60
export const MOST_FILES = 12

const DAY_MS = 86_400_000
/** Days a step waits for its answer; none once it was answered. Days as YYYY-MM-DD. */
export const daysWaiting = (step: { onDate: string; answeredOn: string | null }, today: string) =>
  step.answeredOn ? 0 : Math.round((Date.parse(today) - Date.parse(step.onDate)) / DAY_MS)

export const isForgotten = (step: { onDate: string; answeredOn: string | null }, today: string) =>
  daysWaiting(step, today) >= WAITED_DAYS
