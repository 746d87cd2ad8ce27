import * as z from 'zod'
import { declaredWith } from '../declared/rules.ts'

/** Who was meant by what was said; without it the words are put aside. */
export const settleForm = z.object({
  who: z
    .string()
    .transform((answer, check) => {
      const known = declaredWith(answer)
      if (known) return known
      check.addIssue({ code: 'custom', message: 'ties.declare.who.missing' })
      return z.NEVER
    })
    .optional(),
})
