/** After so many days without meeting, someone may feel forgotten. */
export const LATELY_DAYS = 60

/** One's day shows what is to be done until so many days from now. */
export const SOON_DAYS = 2

/** Somebody left for later is not proposed again for so many days. */
export const LATER_DAYS = 30
