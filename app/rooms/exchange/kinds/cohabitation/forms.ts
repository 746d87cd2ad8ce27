import * as z from 'zod'
import { cents, centsOrZero } from '../../../funds/amounts/forms.ts'
import { HANDS, SMOKING, USUAL_TRIAL_DAYS } from './rules.ts'

const ticked = z.literal('yes').optional()
const said = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const hands = z.array(z.enum(HANDS)).default([])

export const needShown = z.object({
  people: z.coerce.number().int().min(1).max(4),
  hands,
  about: said(1000).optional(),
})
export const needReserved = z.object({
  mostCents: cents.optional(),
  workAt: z
    .string()
    .regex(/^\d{6}$/, 'forms.error.invalid')
    .optional(),
  stepFree: ticked,
  smokes: ticked,
  animals: ticked,
  noAnimals: ticked,
  story: said(2000).optional(),
})

export const offerShown = z.object({
  rooms: z.coerce.number().int().min(1).max(5),
  contributionCents: centsOrZero.default(0),
  hands,
  smoking: z.enum(SMOKING),
  animals: ticked,
  noAnimals: ticked,
  stepFree: ticked,
  about: said(1000).optional(),
})
export const offerReserved = z.object({ address: said(200).optional(), wishes: said(1000).optional() })

export const terms = z.object({
  contributionCents: centsOrZero.default(0),
  trialDays: z.coerce.number().int().min(7).max(180).default(USUAL_TRIAL_DAYS),
})
export const words = z.object({
  houseRules: said(3000).min(1),
  ownSpaces: said(1000).optional(),
  together: said(1000).optional(),
  hand: said(1000).optional(),
})

export type NeedShown = z.output<typeof needShown>
export type NeedReserved = z.output<typeof needReserved>
export type OfferShown = z.output<typeof offerShown>
export type OfferReserved = z.output<typeof offerReserved>
export type CohabitationTerms = z.output<typeof terms>
export type CohabitationWords = z.output<typeof words>
