import * as z from 'zod'
import { LARGEST_SEED, METHODS, MOST_WISHES } from './rules.ts'

export const roundForm = z.object({
  name: z.string().trim().min(1).max(120, 'forms.error.tooLong'),
  kind: z.string().regex(/^[a-z_]{3,30}$/),
  method: z.enum(METHODS),
  closesOn: z.iso.date('forms.error.date').optional(),
  seed: z.coerce
    .number('exchange.rounds.seedShape')
    .int('exchange.rounds.seedShape')
    .min(1, 'exchange.rounds.seedShape')
    .max(LARGEST_SEED, 'exchange.rounds.seedShape'),
})
export type RoundForm = z.output<typeof roundForm>

export const runForm = z.object({ again: z.literal('yes').optional() })
export const moveForm = z.object({
  /** Empty: nowhere. */
  offerId: z.guid().optional(),
  why: z.string().trim().min(5, 'exchange.rounds.whyShort').max(1000, 'forms.error.tooLong'),
})
export type MoveForm = z.output<typeof moveForm>

/** Offers in the order in which they are wished for, each once; empty lines are passed over. */
export const wishForm = z.object({
  offers: z
    .array(z.guid())
    .max(MOST_WISHES, 'exchange.wishes.tooMany')
    .default([])
    .refine((all) => new Set(all).size === all.length, 'exchange.wishes.twice'),
})
