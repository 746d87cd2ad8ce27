export const LONGEST_REASON = 500

/** Where a reason is sealed: words moved to another row do not open. */
export const reasonWhere = (id: string) => `second_step_reset:${id}`

type Standing = { territoryId: string; twoProofs: boolean }

/**
 * Whether someone's second step may be reset by whoever administers these territories: an account has one second step for
 * everywhere, so that who guards one territory's doors does not open another's.
 */
export const mayReset = (theirs: readonly Standing[], administered: readonly string[]) =>
  theirs.every(({ territoryId, twoProofs }) => !twoProofs || administered.includes(territoryId))
