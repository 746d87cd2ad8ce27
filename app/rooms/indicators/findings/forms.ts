import * as z from 'zod'
import { isId } from '../../../ground/db/ids.ts'
import { indicatorOf } from '../rules.ts'

const words = (most: number) =>
  z.string().trim().min(1, 'forms.error.required').max(most, 'indicators.editions.long')

/** A finding, and what it speaks of where it speaks of a figure or of frozen data. */
export const findingForm = z.object({
  title: words(200),
  words: words(20_000),
  code: z
    .string()
    .refine((code) => indicatorOf(code) !== undefined, 'indicators.findings.noSuch')
    .optional(),
  dataset: z.string().refine(isId, 'indicators.findings.noSuch').optional(),
})
export type FindingForm = z.infer<typeof findingForm>

export const answerForm = z.object({ words: words(20_000) })
