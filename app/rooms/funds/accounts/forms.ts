import * as z from 'zod'
import { amountOrZero, dayUntil } from '../amounts/forms.ts'

export const accountForm = (today: string) =>
  z.object({
    cents: amountOrZero,
    on: dayUntil(today),
    words: z.string().trim().min(1).max(2000, 'forms.error.tooLong'),
  })

/** Accepted, or sent back with the reason. */
export const answerForm = z
  .object({
    outcome: z.enum(['accepted', 'sent_back']),
    answer: z.string().trim().max(500, 'forms.error.tooLong').optional(),
  })
  .refine(({ outcome, answer }) => outcome === 'accepted' || answer, {
    error: 'funds.decide.noWhy',
    path: ['answer'],
  })
