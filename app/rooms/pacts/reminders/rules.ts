const MONDAY = 1

/** The mail of a Monday is about what falls due within these days, and what is late by no more than those. */
export const WEEK_DAYS = 7
export const LATE_DAYS = 30

/** On Mondays, as the territory counts its days. */
export const isDayOfReminder = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === MONDAY
