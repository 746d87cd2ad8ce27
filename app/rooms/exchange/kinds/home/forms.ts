import * as z from 'zod'
import { cents, centsOrZero } from '../../../funds/amounts/forms.ts'
import { AFFORDABLE_SHARE, LEASE_FORMS, OVERBURDEN_SHARE } from './rules.ts'

const ticked = z.literal('yes').optional()
const istat = z.string().regex(/^\d{6}$/, 'forms.error.invalid')
const said = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')

export const needShown = z.object({ people: z.coerce.number().int().min(1).max(15) })
export const needReserved = z.object({
  incomeCents: cents.optional(),
  share: z.coerce.number().int().min(10).max(OVERBURDEN_SHARE).default(AFFORDABLE_SHARE),
  stepFree: ticked,
  schoolAt: istat.optional(),
  workAt: istat.optional(),
  story: said(2000).optional(),
})

export const CONTRACTS = ['free', 'agreed', 'temporary', 'loan'] as const
export const offerShown = z.object({
  rentCents: cents,
  extrasCents: centsOrZero.default(0),
  bedrooms: z.coerce.number().int().min(0).max(10),
  squareMetres: z.coerce.number().int().min(12).max(500).optional(),
  stepFree: ticked,
  furnished: ticked,
  contract: z.enum(CONTRACTS).optional(),
  about: said(1000).optional(),
})
export const offerReserved = z.object({ address: said(200).optional(), conditions: said(1000).optional() })

export const leaseTerms = z.object({
  form: z.enum(LEASE_FORMS),
  rentCents: cents,
  rentBeforeCents: cents.optional(),
  extrasCents: centsOrZero.default(0),
  depositCents: cents.optional(),
  guaranteeCents: cents.optional(),
  arrearsCents: cents.optional(),
  instalments: z.coerce.number().int().min(1).max(120).optional(),
  firstOn: z.iso.date('forms.error.date').optional(),
  byHoursCents: cents.optional(),
  byHours: z.coerce.number().int().min(1).max(1000).optional(),
})
export const leaseWords = z.object({
  address: said(200).optional(),
  givesBack: said(1000).optional(),
  conditions: said(2000).optional(),
})

export type HomeNeedShown = z.output<typeof needShown>
export type HomeNeedReserved = z.output<typeof needReserved>
export type HomeOfferShown = z.output<typeof offerShown>
export type HomeOfferReserved = z.output<typeof offerReserved>
export type LeaseTermsForm = z.output<typeof leaseTerms>
export type LeaseWords = z.output<typeof leaseWords>
