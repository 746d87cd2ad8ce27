/** Letters noted, then sent, together: what a crash may lose. */
export const LETTERS_AT_ONCE = 50
/** Letters of one territory in one run; the others go with the next, ten minutes later. */
export const MOST_LETTERS_A_RUN = 500
/** Nobody is reminded before this hour of their day. */
export const REMIND_FROM_HOUR = 9
