import * as z from 'zod'
import { LONGEST_REASON, SHORTEST_REASON } from './rules.ts'

/** Why what hurts a person has to be opened now. */
export const openingForm = z.object({
  reason: z
    .string('people.sensitive.reason.missing')
    .trim()
    .min(SHORTEST_REASON, 'people.sensitive.reason.missing')
    .max(LONGEST_REASON, 'people.sensitive.reason.long'),
})
