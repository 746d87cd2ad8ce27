export const MAKER_PARTS = ['lab_maker', 'community_maker'] as const
export type MakerPart = (typeof MAKER_PARTS)[number]

export type Making = { fromOn: string; untilOn: string | null }
/** Whether somebody makes a lab on a day; the last day counts. */
export const makesOn = (day: string) => (one: Making) =>
  one.fromOn <= day && (one.untilOn === null || one.untilOn >= day)

export const handOverWhere = (id: string) => `lab_hand_over:${id}`
