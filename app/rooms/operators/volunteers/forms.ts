import * as z from 'zod'
import { CHECKS, EXPIRING } from './rules.ts'

const day = z.iso.date('forms.error.date')

/** `person` is checked by the page, which says so beside its field. */
export const registerForm = z.object({
  person: z.guid('operators.volunteers.personMissing'),
  organisation: z.guid().optional(),
  fromOn: day,
})
export type RegisterForm = z.output<typeof registerForm>

export const checkForm = z
  .object({ kind: z.enum(CHECKS), doneOn: day, expiresOn: day.optional() })
  .refine(({ kind, expiresOn }) => expiresOn !== undefined || !EXPIRING.includes(kind), {
    path: ['expiresOn'],
    message: 'operators.volunteers.expiresMissing',
  })
  .refine(({ doneOn, expiresOn }) => expiresOn === undefined || expiresOn >= doneOn, {
    path: ['expiresOn'],
    message: 'operators.volunteers.expiresBefore',
  })
export type CheckForm = z.output<typeof checkForm>

export const leaveForm = z.object({ untilOn: day })
