import * as z from 'zod'
import { isDay } from '../rules.ts'

/** What to freeze: as of a day that is over or of today, with the promise that goes with it. */
export const freezeForm = (today: string) =>
  z.object({
    until: z
      .string()
      .refine(isDay, 'indicators.protection.noDay')
      .refine((day) => day <= today, 'indicators.editions.future'),
    promise: z.literal('yes', { error: 'indicators.datasets.promiseFirst' }),
  })
