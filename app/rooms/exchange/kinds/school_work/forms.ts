import * as z from 'zod'
import { FORMS, SECTORS, schoolYearSaid } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const whole = (from: number, to: number, message: string) =>
  z.coerce.number(message).int(message).min(from, message).max(to, message)
const schoolYear = z.string().transform((said, context) => {
  const year = schoolYearSaid(said)
  if (year) return year
  context.addIssue({ code: 'custom', message: 'exchange.school_work.error.schoolYear' })
  return z.NEVER
})
const age = whole(6, 25, 'exchange.school_work.error.age')
const hours = whole(1, 1000, 'exchange.school_work.error.hours')

/** What a student looks for. Who it is stands apart, for the school and the team. */
export const needShown = z.object({
  form: z.enum(FORMS),
  schoolYear,
  sectors: z.array(z.enum(SECTORS)).default([]),
  likes: words(1000).optional(),
})
export const needReserved = z.object({
  /** How the school knows the student: a number of its register, never a name. */
  code: words(40).optional(),
  bornOn: z.iso.date('forms.error.date').optional(),
  maxKm: whole(1, 200, 'exchange.work.error.maxKm').optional(),
  stepFree: z.literal('yes').optional(),
  note: words(1500).optional(),
})

export const offerShown = z.object({
  form: z.enum(FORMS),
  schoolYear,
  what: words(1500).min(1),
  sector: z.enum(SECTORS),
  hours,
  startsOn: z.iso.date('forms.error.date'),
  endsOn: z.iso.date('forms.error.date'),
  ageFrom: age.optional(),
  ageTo: age.optional(),
  stepFree: z.literal('yes').optional(),
})
/** Who is beside the students there, and until when the safety papers hold. */
export const offerReserved = z.object({
  tutor: words(200).optional(),
  papersUntil: z.iso.date('forms.error.date').optional(),
  papers: words(500).optional(),
  contact: words(200).optional(),
})

export const terms = z.object({ form: z.enum(FORMS), schoolYear, hours })
export const projectWords = z.object({
  goals: words(2000).optional(),
  tasks: words(2000).optional(),
  hostTutor: words(200).optional(),
  schoolTutor: words(200).optional(),
})
export type SchoolTerms = z.output<typeof terms>
export type SchoolWords = z.output<typeof projectWords>
