/** After so many days without meeting, someone may feel forgotten. */
export const LATELY_DAYS = 60
