export type DoneLine = {
  id: string
  on: string
  hours: number | null
  sessionId: string | null
  complete: boolean
}

export const isComplete = ({ done }: { done: readonly DoneLine[] }) => done.some(({ complete }) => complete)

export const hoursDone = ({ done }: { done: readonly DoneLine[] }) =>
  done.reduce((sum, { hours }) => sum + (hours ?? 0), 0)

/** Whether what is done now is all that was promised: as many hours as were said, or nothing was said of hours. */
export const fulfils = (
  item: { hours: number | null; done: readonly DoneLine[] },
  hoursNow: number | null,
) => (item.hours === null ? hoursNow === null : hoursDone(item) + (hoursNow ?? 0) >= item.hours)

export type Due = 'late' | 'soon' | 'later' | 'none'

/** Days as YYYY-MM-DD; what is due in the next two weeks is soon. */
export function dueness(dueOn: string | null, today: string, soonUntil: string): Due {
  if (!dueOn) return 'none'
  if (dueOn < today) return 'late'
  return dueOn <= soonUntil ? 'soon' : 'later'
}
export const SOON_DAYS = 14
