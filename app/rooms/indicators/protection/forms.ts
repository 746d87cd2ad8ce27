import * as z from 'zod'
import { isDay } from '../rules.ts'
import { LEAST, MOST } from './rules.ts'

const group = z.coerce
  .number('indicators.protection.number')
  .int('indicators.protection.number')
  .min(LEAST, 'indicators.protection.number')
  .max(MOST, 'indicators.protection.number')

export const smallGroupForm = z
  .object({ smallest: group, smallestSensitive: group })
  .refine(({ smallest, smallestSensitive }) => smallestSensitive >= smallest, {
    error: 'indicators.protection.stricter',
    path: ['smallestSensitive'],
  })

/** A day to report on. Refused once it is over: figures around it may have been told. */
export const reportingDayForm = (today: string) =>
  z.object({
    day: z
      .string()
      .refine(isDay, 'indicators.protection.noDay')
      .refine((day) => day >= today, 'indicators.protection.pastDay'),
  })
