import * as z from 'zod'
import { declaredWith } from './rules.ts'

const who = z.string('ties.declare.who.missing').transform((answer, check) => {
  const known = declaredWith(answer)
  if (known) return known
  check.addIssue({ code: 'custom', message: 'ties.declare.who.missing' })
  return z.NEVER
})

const FORMS = ['formal', 'informal'] as const

/** A tie that somebody declares, as of a day not after `today`. Messages are text keys. */
export const declareForm = (today: string) =>
  z.object({
    who,
    form: z.enum(FORMS).default('informal'),
    sinceOn: z.iso
      .date('forms.error.date')
      .refine((day) => day <= today, 'ties.declare.future')
      .default(today),
    saidBy: z.enum(['team', 'themselves']).default('team'),
  })
export type DeclareForm = z.output<ReturnType<typeof declareForm>>

/** Until when a declared tie held. */
export const endForm = (today: string) =>
  z.object({ on: z.iso.date('forms.error.date').refine((day) => day <= today, 'ties.declare.future') })
