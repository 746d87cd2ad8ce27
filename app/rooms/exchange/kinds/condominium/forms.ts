import * as z from 'zod'
import { cents } from '../../../funds/amounts/forms.ts'
import { DOINGS } from './rules.ts'

const ticked = z.literal('yes').optional()
const said = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const doings = z.array(z.enum(DOINGS)).default([])

const MOST_TASKS = 12
const LONGEST_TASK = 60
/** One task a line, as typed; or the tasks as they stand. */
const tasks = z.preprocess(
  (value) => (Array.isArray(value) ? value.join('\n') : (value ?? '')),
  z
    .string()
    .transform((typed) => [
      ...new Set(
        typed
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .refine((all) => all.length <= MOST_TASKS, 'exchange.condominium.tooManyTasks')
    .refine((all) => all.every((one) => one.length <= LONGEST_TASK), 'exchange.condominium.longTask'),
)

export const needShown = z.object({
  people: z.coerce.number().int().min(1).max(15),
  canGive: doings,
  about: said(1000).optional(),
})
export const needReserved = z.object({ stepFree: ticked, story: said(2000).optional() })

export const offerShown = z.object({
  bedrooms: z.coerce.number().int().min(0).max(10),
  rentCents: cents.optional(),
  stepFree: ticked,
  looksFor: doings,
  about: said(1000).optional(),
})
export const offerReserved = z.object({ conditions: said(1000).optional() })

export const terms = z.object({
  homes: z.coerce.number().int().min(1).max(500),
  weekly: tasks,
  fortnightly: tasks,
  monthly: tasks,
})
export const words = z.object({ houseRules: said(4000).optional(), shared: said(1000).optional() })

/** How many weeks of turns are made at once. */
export const WEEKS_PLANNED = 8
export const planForm = z.object({})
export const tickForm = z.object({ factId: z.guid() })

export type NeedShown = z.output<typeof needShown>
export type NeedReserved = z.output<typeof needReserved>
export type OfferShown = z.output<typeof offerShown>
export type OfferReserved = z.output<typeof offerReserved>
export type HouseTerms = z.output<typeof terms>
export type HouseWords = z.output<typeof words>
