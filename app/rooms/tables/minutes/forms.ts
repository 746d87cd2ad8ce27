import * as z from 'zod'

/** What is written of a topic, and the number of the version it was begun from. */
export const minuteForm = z.object({
  text: z.string().max(40_000, 'forms.error.tooLong').default(''),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type MinuteForm = z.output<typeof minuteForm>
