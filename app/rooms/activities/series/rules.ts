/** A session a day for a year. */
export const MOST_SESSIONS = 366
