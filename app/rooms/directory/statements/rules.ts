/** More than this in an hour is a machine writing, or a fault that one message already tells. */
export const MOST_FEEDBACK_AN_HOUR = 60
export const mayStillWrite = (lately: number) => lately < MOST_FEEDBACK_AN_HOUR

/** The day these statements were last gone through, and the day of the checks they speak of. */
export const STATEMENT_REVISED_ON = '2026-11-22'
