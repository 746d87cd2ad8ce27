import * as z from 'zod'

/** Closing a period that has meetings nobody closed is said on purpose. */
export const closeForm = (asks: boolean) =>
  z
    .object({
      notes: z.string().trim().max(4000, 'forms.error.tooLong').optional(),
      open: z.literal('yes').optional(),
    })
    .refine(({ open }) => !asks || open, { error: 'indicators.periods.openUnsaid', path: ['open'] })
