import * as z from 'zod'
import { indicatorOf, isDay } from '../rules.ts'
import { amount } from '../targets/forms.ts'

/** What a source prints. A share is said in percent; a number that is none ("over 20") is left out. */
export const sourceForm = z
  .object({
    source: z.string().trim().min(1, 'forms.error.required').max(200, 'forms.error.tooLong'),
    words: z.string().trim().min(1, 'forms.error.required').max(500, 'forms.error.tooLong'),
    code: z
      .string()
      .refine((code) => indicatorOf(code) !== undefined, 'forms.error.invalid')
      .optional(),
    value: amount.optional(),
    onDay: z.string().refine(isDay, 'indicators.protection.noDay'),
    assumed: z.literal('yes').optional(),
    remark: z.string().trim().max(1000, 'forms.error.tooLong').optional(),
  })
  .refine(({ code, value }) => !code || indicatorOf(code)?.unit !== 'share' || (value ?? 0) <= 100, {
    error: 'indicators.targets.percent',
    path: ['value'],
  })
export type SourceForm = z.output<typeof sourceForm>
