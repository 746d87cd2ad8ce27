import * as z from 'zod'
import { isId } from '../../../ground/db/ids.ts'
import { isDay } from '../rules.ts'

const someWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'indicators.editions.long')
    .transform((said) => said || undefined)
    .optional()

/** An edition to prepare: of a day that is over, or of today. */
export const editionForm = (today: string) =>
  z
    .object({
      name: z.string().trim().min(1, 'forms.error.required').max(200, 'indicators.editions.long'),
      until: z
        .string()
        .refine(isDay, 'indicators.protection.noDay')
        .refine((day) => day <= today, 'indicators.editions.future'),
      restates: z
        .string()
        .refine((id) => id === '' || isId(id))
        .transform((id) => id || undefined)
        .optional(),
      reason: someWords(2000),
    })
    .refine(({ restates, reason }) => !restates || reason, {
      error: 'indicators.editions.noReason',
      path: ['reason'],
    })

/** Publishing with meetings that nobody closed is said on purpose. */
export const publishForm = (asks: boolean) =>
  z
    .object({ open: z.literal('yes').optional() })
    .refine(({ open }) => !asks || open, { error: 'indicators.editions.openUnsaid', path: ['open'] })
