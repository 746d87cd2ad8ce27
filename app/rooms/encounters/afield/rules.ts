/** More people or groups than anybody meets in a season; a device holds no more. */
export const MOST_HELD = 250
