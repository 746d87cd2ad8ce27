import * as z from 'zod'
import { COMPANY, DAYS, EVERY, LANGUAGES, LONELINESS, PETS, STEPS, TOPICS } from './rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const language = z.enum(LANGUAGES, 'exchange.companionship.error.languages')
const days = z
  .array(z.enum(DAYS), 'exchange.companionship.error.days')
  .min(1, 'exchange.companionship.error.days')

/** What somebody who would like company says of it; nothing here says who they are or where they live. */
export const needShown = z.object({
  days,
  topics: z.array(z.enum(TOPICS)).default([]),
  language,
  pets: z.enum(PETS).optional(),
})
/** For the mediator alone. */
export const needReserved = z.object({
  company: z.enum(COMPANY).optional(),
  know: words(2000).optional(),
})
export const offerShown = z.object({
  days,
  topics: z.array(z.enum(TOPICS)).default([]),
  languages: z
    .array(language, 'exchange.companionship.error.languages')
    .min(1, 'exchange.companionship.error.languages'),
  pets: z.enum(PETS).optional(),
})
export const offerReserved = z.object({
  iAm: z.enum(COMPANY).optional(),
  maxKm: z.coerce
    .number('exchange.companionship.error.km')
    .min(0.5, 'exchange.companionship.error.km')
    .max(100, 'exchange.companionship.error.km')
    .optional(),
  why: words(1500).optional(),
})

const every = z.coerce
  .number('exchange.companionship.error.every')
  .refine((said) => EVERY.some((one) => one === said), 'exchange.companionship.error.every')
/** How often, on which days, for how long. */
export const terms = z.object({
  every,
  days,
  hours: z.coerce
    .number('exchange.companionship.error.hours')
    .min(0.5, 'exchange.companionship.error.hours')
    .max(6, 'exchange.companionship.error.hours'),
})
export const agreedWords = z.object({ hopes: words(2000).optional(), care: words(2000).optional() })
export type Terms = z.output<typeof terms>
export type AgreedWords = z.output<typeof agreedWords>

/** One tap: the hours are those agreed unless others are said. */
export const doneForm = z.object({
  hours: z.coerce.number().positive().max(12, 'exchange.companionship.error.hours').optional(),
  /** The visit that was expected, as the page showed it. */
  planned: z.guid().optional(),
})
export const signForm = z.object({
  what: z.enum(['missed', 'sign'], 'exchange.companionship.error.what'),
  words: words(2000).optional(),
})
/** The same, told without network: of whom, and on which day. */
const afield = { agreementId: z.guid(), onDate: z.iso.date('forms.error.date') }
export const doneAfieldForm = doneForm.extend(afield)
export const signAfieldForm = signForm.extend(afield)
const step = z.coerce
  .number('exchange.companionship.error.step')
  .refine((said) => STEPS.some((one) => one === said), 'exchange.companionship.error.step')
export const lonelinessForm = z.object(
  Object.fromEntries(LONELINESS.map((question) => [question, step])) as Record<
    (typeof LONELINESS)[number],
    typeof step
  >,
)
export const restForm = z.object({ onDate: z.iso.date('forms.error.date') })
