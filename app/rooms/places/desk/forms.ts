import * as z from 'zod'
import { centsSaid } from '../rooms/rules.ts'

/** A no, or a cancellation, says why: whoever booked reads it. */
export const reasonForm = z.object({
  reason: z.string().trim().min(1, 'places.booking.reason.missing').max(500, 'forms.error.tooLong'),
  /** One time of what repeats, by its name; without it all that is to come. */
  time: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .optional(),
})

export const PAID_HOW = ['cash', 'transfer', 'card', 'other'] as const

/** A sum received; a minus before it puts an earlier one right. */
export const paymentForm = z.object({
  onDate: z.iso.date('forms.error.date'),
  how: z.enum(PAID_HOW),
  sum: z
    .string()
    .trim()
    .transform((said, check) => {
      const cents = centsSaid(said.replace(/^-/, ''))
      if (cents) return said.startsWith('-') ? -cents : cents
      check.addIssue({ code: 'custom', message: 'places.room.tariff.shape' })
      return z.NEVER
    }),
})
