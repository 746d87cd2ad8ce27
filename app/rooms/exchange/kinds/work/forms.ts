import * as z from 'zod'
import { amountOrZero } from '../../../funds/amounts/forms.ts'
import { FORMS, ITALIAN, MOST_WEEK, SECTORS, TIMES, WAYS } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
/** Cents: read from what was typed, or as they stand. */
const cents = z.union([z.int().min(0), amountOrZero])
const hoursAWeek = z.coerce
  .number('exchange.work.error.weekHours')
  .min(1, 'exchange.work.error.weekHours')
  .max(MOST_WEEK, 'exchange.work.error.weekHours')

/** What somebody can do and would like to do. Nothing here says who they are. */
export const needShown = z.object({
  canDo: words(1500).min(1),
  ways: z.array(z.enum(WAYS)).min(1, 'exchange.work.error.ways'),
  sectors: z.array(z.enum(SECTORS)).default([]),
  times: z.array(z.enum(TIMES)).default([]),
  weekHours: hoursAWeek.optional(),
})
/** What only serves to find the right place. */
export const needReserved = z.object({
  italian: z.enum(ITALIAN).optional(),
  licence: z.literal('yes').optional(),
  maxKm: z.coerce
    .number('exchange.work.error.maxKm')
    .int('exchange.work.error.maxKm')
    .min(1, 'exchange.work.error.maxKm')
    .max(200, 'exchange.work.error.maxKm')
    .optional(),
  limits: words(1500).optional(),
  contact: words(200).optional(),
})

export const offerShown = z.object({
  task: words(1500).min(1),
  sector: z.enum(SECTORS),
  ways: z.array(z.enum(WAYS)).min(1, 'exchange.work.error.ways'),
  times: z.array(z.enum(TIMES)).default([]),
  weekHours: hoursAWeek.optional(),
  italian: z.enum(ITALIAN).optional(),
  licence: z.literal('yes').optional(),
  tutor: z.literal('yes').optional(),
})
export const offerReserved = z.object({ contact: words(200).optional(), note: words(1500).optional() })

/** Plain amounts and days of what was agreed. */
export const terms = z.object({
  way: z.enum(FORMS),
  weekHours: hoursAWeek.optional(),
  /** What who works receives a month; what the company receives for taking them. */
  allowanceCents: cents.optional(),
  incentiveCents: cents.optional(),
  insured: z.literal('yes').optional(),
})
/** The project of who works there, in words. */
export const projectWords = z.object({
  /** What was told in a first conversation. */
  told: words(4000).optional(),
  goals: words(2000).optional(),
  tasks: words(2000).optional(),
  learns: words(2000).optional(),
  companyTutor: words(200).optional(),
  ourTutor: words(200).optional(),
})
export type WorkTerms = z.output<typeof terms>
export type ProjectWords = z.output<typeof projectWords>

/** A first conversation with somebody: what they told, and, where they wish so, what they look for. */
export const interviewForm = z
  .object({
    person: z.guid('exchange.work.interviews.who'),
    on: z.iso.date('forms.error.date'),
    told: words(4000).min(1),
    asks: z.literal('yes').optional(),
    title: words(120).optional(),
    canDo: words(1500).optional(),
    ways: z.array(z.enum(WAYS)).default([]),
    sectors: z.array(z.enum(SECTORS)).default([]),
  })
  .refine(({ asks, title }) => !asks || title, { path: ['title'], error: 'forms.error.required' })
  .refine(({ asks, canDo }) => !asks || canDo, { path: ['canDo'], error: 'forms.error.required' })
  .refine(({ asks, ways }) => !asks || ways.length > 0, { path: ['ways'], error: 'exchange.work.error.ways' })
export type InterviewForm = z.output<typeof interviewForm>
