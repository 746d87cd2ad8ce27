import * as z from 'zod'

/** Points as people write them: 72, 72,5 or 72.5. */
const points = z
  .string()
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'tables.choose.points')
  .transform((said) => Number(said.replace(',', '.')))
  .refine((number) => number <= 100, 'tables.choose.points')

export const chooseForm = z.object({
  chosen: z.enum(['yes', 'no']),
  points: points.optional(),
  reasons: z
    .string('tables.choose.reasons')
    .trim()
    .min(1, 'tables.choose.reasons')
    .max(4000, 'forms.error.tooLong'),
})
export type ChooseForm = z.output<typeof chooseForm>
