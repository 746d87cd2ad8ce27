import { monthsLater } from '../../funds/rules.ts'
import type { ProceedingKind } from '../proceedings/rules.ts'

/** The sections of the national register (art. 46 D.Lgs. 117/2017), by their letter. */
export const SECTIONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const
export type Section = (typeof SECTIONS)[number]
/** Conventions of art. 56 are for voluntary organisations and associations of social promotion alone. */
const OF_VOLUNTEERS: readonly Section[] = ['a', 'b']
export const MONTHS_ENROLLED = 6

export const CANDIDATE_STATES = ['received', 'admitted', 'refused', 'withdrawn'] as const
export type CandidateState = (typeof CANDIDATE_STATES)[number]

/** What the register said of a candidate on the day somebody looked. */
export type Enrolment =
  | { found: true; number: string; section: Section; enrolledOn: string }
  | { found: false; number: null; section: null; enrolledOn: null }

export type EnrolmentRefusal =
  | 'tables.enrolment.unchecked'
  | 'tables.enrolment.notFound'
  | 'tables.enrolment.section'
  | 'tables.enrolment.sixMonths'

/** The first day on which somebody enrolled then has been so for six months. Days as YYYY-MM-DD. */
export const sixMonthsOn = (enrolledOn: string) => monthsLater(enrolledOn, MONTHS_ENROLLED)

/**
 * Why the register does not let a candidate take part: undefined where it does. Co-programming hears whoever has something
 * to say; co-design and accreditation are for bodies of the third sector; a convention asks six months in sections a or b on
 * the last day to apply (art. 56, c. 1).
 */
export function refusalToEnrol(
  kind: ProceedingKind,
  enrolment: Enrolment | undefined,
  closesOn: string,
): EnrolmentRefusal | undefined {
  if (kind === 'co_programming') return undefined
  if (!enrolment) return 'tables.enrolment.unchecked'
  if (!enrolment.found) return 'tables.enrolment.notFound'
  if (kind !== 'convention') return undefined
  if (!OF_VOLUNTEERS.includes(enrolment.section)) return 'tables.enrolment.section'
  return sixMonthsOn(enrolment.enrolledOn) > closesOn ? 'tables.enrolment.sixMonths' : undefined
}

export type Judged = { late: boolean; admitted: boolean; reason: string | undefined }

/** Whether an answer needs its reason said: a refusal always, and letting in whoever came late. */
export const needsReason = ({ late, admitted }: Pick<Judged, 'late' | 'admitted'>) => !admitted || late
