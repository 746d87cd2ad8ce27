import * as z from 'zod'
import { FAVOURS, MOST_HOURS, WHEN } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const favours = z.array(z.enum(FAVOURS), 'exchange.time.error.favours').min(1, 'exchange.time.error.favours')
const when = z.array(z.enum(WHEN)).default([])

export const needShown = z.object({ favours, when, about: words(1000).optional() })
export const needReserved = z.object({ note: words(1000).optional() })
export const offerShown = z.object({ favours, when, about: words(1000).optional() })
export const offerReserved = z.object({ note: words(1000).optional() })
export const terms = z.object({
  hours: z.coerce
    .number('exchange.time.error.hours')
    .min(0.5, 'exchange.time.error.hours')
    .max(200, 'exchange.time.error.hours')
    .optional(),
})
export const agreedWords = z.object({ what: words(1000).optional() })

/** Hours that were given, on the day they were. */
export const hoursForm = z.object({
  onDate: z.iso.date('forms.error.date'),
  hours: z.coerce
    .number('exchange.time.error.given')
    .min(0.25, 'exchange.time.error.given')
    .max(MOST_HOURS, 'exchange.time.error.given'),
})
export const confirmForm = z.object({})
