import * as z from 'zod'
import { LONGEST_REASON } from './rules.ts'

export const resetForm = z.object({
  reason: z
    .string('operators.secondStep.reason.missing')
    .trim()
    .min(1, 'operators.secondStep.reason.missing')
    .max(LONGEST_REASON, 'operators.secondStep.reason.long'),
})
