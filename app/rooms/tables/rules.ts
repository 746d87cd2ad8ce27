export const KINDS = ['co_programming', 'co_design', 'district', 'mayors', 'working_group'] as const
export type TableKind = (typeof KINDS)[number]
export const PARTS = ['chair', 'secretary', 'member'] as const
export type Part = (typeof PARTS)[number]

export type Term = { fromOn: string; untilOn: string | null }

/** Whether a term holds on a day, its first and last day included. Days as YYYY-MM-DD. */
export const holdsOn = ({ fromOn, untilOn }: Term, day: string) =>
  fromOn <= day && (untilOn === null || untilOn >= day)

/** Those whose seat holds on a day. */
export const seatedOn = <S extends Term>(seats: readonly S[], day: string): S[] =>
  seats.filter((seat) => holdsOn(seat, day))
