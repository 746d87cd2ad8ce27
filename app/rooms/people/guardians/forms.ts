import * as z from 'zod'
import { CONCERN_BASES, TITLES } from './rules.ts'

/** Who holds parental responsibility for a minor, who says so, since when. */
export const guardianForm = z
  .object({
    guardian: z.guid('people.guardians.who.missing'),
    title: z.enum(TITLES),
    saidBy: z.string().trim().min(1).max(200),
    fromOn: z.iso.date(),
    untilOn: z.iso.date().optional(),
  })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'people.guardians.until.before',
  })
export type GuardianForm = z.output<typeof guardianForm>

/** A concern for somebody's safety, with the reason to write it down. */
export const concernForm = z.object({
  notedOn: z.iso.date(),
  basis: z.enum(CONCERN_BASES),
  reason: z.string().trim().min(5, 'people.concerns.reason.short').max(1000),
  words: z.string().trim().min(1).max(4000),
})
export type ConcernForm = z.output<typeof concernForm>
