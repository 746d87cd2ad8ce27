import * as z from 'zod'

/** Whoever booked lets the room go; why is theirs to say or not. */
export const ownCancelForm = z.object({
  reason: z.string().trim().max(500, 'forms.error.tooLong').optional(),
})
