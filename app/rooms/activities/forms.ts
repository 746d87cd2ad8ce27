import * as z from 'zod'
import { whoSaid } from '../encounters/rules.ts'
import { AREAS, KINDS } from './rules.ts'
import { checkTimes, repeatFields, timesFields } from './series/forms.ts'

const who = z.array(
  z.string().transform((answer, context) => {
    const said = whoSaid(answer)
    if (said) return said
    context.addIssue({ code: 'custom', message: 'forms.error.invalid' })
    return z.NEVER
  }),
)

const activityFields = {
  title: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
  kind: z.enum(KINDS),
  area: z.enum(AREAS),
  description: z.string().trim().max(4000, 'forms.error.tooLong').optional(),
  placeId: z.guid().optional(),
  promoters: who.default([]),
  partners: who.default([]),
  published: z.literal('yes').optional(),
}

export const activityForm = z.object(activityFields)
export type ActivityForm = z.output<typeof activityForm>

/** A new activity comes with its first session, or with a series of them. */
export const newActivityForm = z
  .object({ ...activityFields, ...timesFields, ...repeatFields })
  .check(checkTimes)
export type NewActivityForm = z.output<typeof newActivityForm>
