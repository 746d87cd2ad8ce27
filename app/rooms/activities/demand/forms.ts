import * as z from 'zod'
import { amount } from '../../funds/amounts/forms.ts'
import { AREAS } from '../rules.ts'
import { timesFields } from '../series/forms.ts'
import { LEAST_FAMILIES, MOST_FAMILIES, MOST_WEEKS } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')
const whole = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message)

/** A course that starts if enough families ask. `on` is its first day; it goes on weekly. */
export const courseForm = z
  .object({
    title: words(160),
    forWhom: words(300),
    description: words(4000).optional(),
    area: z.enum(AREAS),
    where: z.string().regex(/^[0-9a-f-]{36}(\/[0-9a-f-]{36})?$/i),
    ...timesFields,
    weeks: whole(1, MOST_WEEKS, 'activities.demand.weeks.wrong'),
    threshold: whole(LEAST_FAMILIES, MOST_FAMILIES, 'activities.demand.threshold.wrong'),
    untilOn: z.iso.date('forms.error.date'),
    price: amount.optional(),
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'activities.form.endsBefore' })
  .refine(({ on, untilOn }) => untilOn < on, { path: ['untilOn'], message: 'activities.demand.untilOn.late' })
  .transform(({ where, ...form }) => {
    const [placeId = '', roomId] = where.split('/')
    return { ...form, placeId, roomId }
  })
export type CourseForm = z.output<typeof courseForm>

/** A family without an account: a name, and the address that will confirm. */
export const askForm = z.object({
  name: words(160),
  email: z.email('forms.error.email').max(254),
  agree: z.literal('yes', 'activities.demand.agree.missing'),
})

/** A family the team knows, by one of its people. */
export const knownForm = z.object({ personId: z.guid('activities.demand.who.missing') })

export const removeForm = z.object({ id: z.guid() })
