export const REQUEST_KINDS = ['export', 'rectification', 'erasure', 'restriction', 'objection'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
export const ASKED_HOW = ['aloud', 'letter', 'email', 'page'] as const
export const OUTCOMES = ['done', 'partly', 'refused'] as const

/** A request is answered within one month (art. 12.3); shorter months end it on their last day. Days as YYYY-MM-DD. */
export function dueOn(askedOn: string): string {
  const [year = 0, month = 0, day = 0] = askedOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10)
}

/** Days before its end when an open request is shown as due. */
export const DUE_SOON_DAYS = 7
