import * as z from 'zod'

export const deputyForm = z.object({ seatId: z.guid(), personId: z.guid() })
export type DeputyForm = z.output<typeof deputyForm>

/** Somebody known here, or whoever it is in words: one of the two. */
export const guestForm = z
  .object({
    personId: z.guid().optional(),
    words: z.string().trim().min(1).max(160, 'forms.error.tooLong').optional(),
    topicId: z.guid().optional(),
  })
  .refine(({ personId, words }) => Boolean(personId) !== Boolean(words), {
    path: ['words'],
    message: 'tables.guest.one',
  })
export type GuestForm = z.output<typeof guestForm>

export const cameForm = z.object({ came: z.array(z.guid()).default([]) })
