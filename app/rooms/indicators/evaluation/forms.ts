import * as z from 'zod'
import { isId } from '../../../ground/db/ids.ts'
import { PARTS } from '../datasets/parts/columns.ts'
import { COARSENESS } from '../datasets/rules.ts'
import { isDay } from '../rules.ts'

const LONGEST_DAYS = 5 * 366
const DAY_MS = 86_400_000

const words = (most: number) =>
  z.string().trim().min(1, 'forms.error.required').max(most, 'indicators.editions.long')
const day = z.string().refine(isDay, 'indicators.protection.noDay')

/** An evaluation to give: it ends after it starts, is not over already, and lasts five years at most. */
export const evaluationForm = (today: string) =>
  z
    .object({
      name: words(200),
      evaluator: z.string().refine(isId, 'forms.error.required'),
      purpose: words(2000),
      agreement: words(500),
      startsOn: day,
      endsOn: day,
      // The people are the table that the others hang on.
      parts: z
        .array(z.enum(PARTS))
        .default([])
        .transform((chosen) => PARTS.filter((part) => part === 'persons' || chosen.includes(part))),
      coarseness: z.enum(COARSENESS),
      agreed: z.literal('yes', { error: 'indicators.evaluation.agreeFirst' }),
    })
    .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
      error: 'indicators.evaluation.inverted',
      path: ['endsOn'],
    })
    .refine(({ endsOn }) => endsOn >= today, { error: 'indicators.evaluation.overAlready', path: ['endsOn'] })
    .refine(({ startsOn, endsOn }) => Date.parse(endsOn) - Date.parse(startsOn) <= LONGEST_DAYS * DAY_MS, {
      error: 'indicators.evaluation.tooLong',
      path: ['endsOn'],
    })
export type EvaluationForm = z.infer<ReturnType<typeof evaluationForm>>

export const endForm = z.object({ why: words(500) })
