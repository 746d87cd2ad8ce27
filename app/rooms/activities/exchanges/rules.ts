/** Two labs go on together, one visits the other, or their makers meet. */
export const EXCHANGES = ['twinning', 'visit', 'meeting'] as const
export type Exchange = (typeof EXCHANGES)[number]
