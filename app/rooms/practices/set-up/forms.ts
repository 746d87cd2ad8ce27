import * as z from 'zod'

/** What goes into the pack of a practice, beside its sheet. */
export const packForm = z.object({
  lead: z.string().trim().max(2000, 'forms.error.tooLong').optional(),
  models: z.array(z.guid()).default([]),
  pactKinds: z.array(z.guid()).default([]),
  pactRule: z.literal('yes').optional(),
  indicators: z.array(z.string().max(60)).default([]),
  weights: z.array(z.string().max(30)).default([]),
})
export type PackForm = z.output<typeof packForm>
