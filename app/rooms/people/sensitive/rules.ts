/** For how long what a coordinator opens stays open. The database holds the same limit. */
export const OPEN_MINUTES = 60
export const SHORTEST_REASON = 10
export const LONGEST_REASON = 1000

/** Who may open what hurts somebody, and who sees that it was done. */
export const OPENS = ['coordinator'] as const
export const OVERSEES = ['coordinator', 'administrator'] as const

export const reasonWhere = (openingId: string) => `sensitive_opening:${openingId}`

/** What is read under the log: kinds of sensitive records. */
export type SensitiveKind =
  | 'vulnerability'
  | 'encounter_note'
  | 'safety_concern'
  | 'intake'
  | 'pact'
  | 'exchange'
