/** A course is for several families: one alone needs no threshold. */
export const LEAST_FAMILIES = 2
export const MOST_FAMILIES = 500
export const MOST_WEEKS = 52
/** An address that does not confirm is forgotten after so many days. */
export const CONFIRM_WITHIN_DAYS = 7
/** Addresses are kept so many days after a course has started or was given up. */
export const FORGET_AFTER_DAYS = 60
/** More than this in an hour is a machine asking. */
export const MOST_ASKED_AN_HOUR = 60
/** Asked again within this time an address gets no second letter. */
export const AGAIN_AFTER_MINUTES = 15

/** How a wanted course stands on a day. `enough`: the number is there, but it has not started yet. */
export const STANDINGS = ['asking', 'enough', 'tooFew', 'started', 'givenUp'] as const
export type Standing = (typeof STANDINGS)[number]

type Facts = {
  threshold: number
  untilOn: string
  startedOn: string | null
  givenUpOn: string | null
  families: number
}

export function standingOf(course: Facts, today: string): Standing {
  if (course.startedOn) return 'started'
  if (course.givenUpOn) return 'givenUp'
  if (course.families >= course.threshold) return 'enough'
  return today <= course.untilOn ? 'asking' : 'tooFew'
}

/** Whether a family may still ask: until the last day, also once it has started. */
export const mayAsk = ({ untilOn, givenUpOn }: Pick<Facts, 'untilOn' | 'givenUpOn'>, today: string) =>
  givenUpOn === null && today <= untilOn

/** How many families are still missing. */
export const missing = ({ threshold, families }: Pick<Facts, 'threshold' | 'families'>) =>
  Math.max(0, threshold - families)

export const familyWhere = (id: string) => `wanted_course_family:${id}`

/** What an address says of itself. */
export type Asking = { name: string; email: string }
