import * as z from 'zod'
import { amount, dayUntil } from '../../funds/amounts/forms.ts'
import { WHO } from '../rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')
const some = (most: number) => z.string().trim().max(most, 'forms.error.tooLong').optional()

const said = {
  title: words(160),
  what: words(8000),
  spending: words(4000),
  cents: amount,
  who: z.enum(WHO),
  signature: words(160),
  name: words(160),
  phone: some(40),
  others: some(1000),
  /** A draft is only its writer's; Enter keeps it one. */
  step: z.enum(['draft', 'submit']).default('draft'),
}

/** An idea as a citizen types it: they are answered by mail. */
export const ideaForm = z.object({ ...said, email: z.email('forms.error.email') })

/**
 * An idea that arrived on paper, as an operator copies it: whoever brought it may have no address. Refused where it is sent in
 * and the paper carries no signature; one that was sent in before (`isSent`) is not asked again.
 */
export const paperForm = (today: string, isSent = false) =>
  z
    .object({
      ...said,
      email: z.email('forms.error.email').optional(),
      arrivedOn: dayUntil(today),
      organisationId: z.guid().optional(),
      /** Who brought it, if they are known here: their copy and their erasure reach it then. */
      personId: z.guid().optional(),
      signed: z.literal('yes').optional(),
    })
    .refine(({ step, signed }) => isSent || step === 'draft' || signed === 'yes', {
      error: 'calls.papers.unsigned',
      path: ['signed'],
    })
export type IdeaForm = z.output<typeof ideaForm> &
  Partial<Pick<z.output<ReturnType<typeof paperForm>>, 'arrivedOn' | 'organisationId' | 'personId'>>
export type PaperForm = z.output<ReturnType<typeof paperForm>>

/** Admitted or not, and in either case why. */
export const judgeForm = z.object({ answer: z.enum(['admitted', 'refused']), reason: words(2000) })
