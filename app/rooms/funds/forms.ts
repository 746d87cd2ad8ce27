import * as z from 'zod'
import { amount, dayUntil } from './amounts/forms.ts'
import { cigSaid, cupSaid, NATURES } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const code = (read: (said: string) => string | null, message: string) =>
  z
    .string()
    .transform((said, context) => {
      const found = read(said)
      if (found) return found
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional()

/** Who receives is an organisation, which is named in public, or a person, who is not. */
export const commitForm = (today: string) =>
  z
    .object({
      cents: amount,
      to: z.enum(['organisation', 'person']),
      organisationId: z.guid().optional(),
      payee: words(160).optional(),
      why: words(300).min(1),
      on: dayUntil(today),
      dueOn: z.iso.date().optional(),
      nature: z.enum(NATURES),
      act: words(200).optional(),
      cup: code(cupSaid, 'funds.form.cupShape'),
      cig: code(cigSaid, 'funds.form.cigShape'),
    })
    .refine(({ to, organisationId }) => to === 'person' || organisationId, {
      error: 'funds.form.whichOrganisation',
      path: ['organisationId'],
    })
    .refine(({ on, dueOn }) => !dueOn || dueOn >= on, { error: 'funds.form.dueBefore', path: ['dueOn'] })
export type CommitForm = z.output<ReturnType<typeof commitForm>>

export const payForm = (today: string) =>
  z.object({
    cents: amount,
    on: dayUntil(today),
    reference: words(120).optional(),
    again: z.literal('yes').optional(),
  })
export const releaseForm = (today: string) =>
  z.object({ cents: amount, on: dayUntil(today), why: words(300).min(1) })
export const repayForm = (today: string) =>
  z.object({ cents: amount, on: dayUntil(today), reference: words(120).optional() })
export const planForm = () =>
  z.object({
    cents: amount,
    times: z.coerce
      .number('funds.form.times')
      .int('funds.form.times')
      .min(1, 'funds.form.times')
      .max(120, 'funds.form.times'),
    firstOn: z.iso.date(),
    why: words(300).optional(),
  })
export const reverseForm = (today: string) => z.object({ on: dayUntil(today), why: words(300).min(1) })
export const decideForm = z.object({ decision: z.enum(['approved', 'rejected']), why: words(300).optional() })
