import * as z from 'zod'
import { amount } from '../../funds/amounts/forms.ts'
import type { AgreementOf, FactOf } from '../kinds/forms.ts'
import type { Answers } from '../notices/forms.ts'
import { scaleOf } from './rules.ts'

/** What every agreement says, whatever its kind: a kind's own fields have other names. */
export const agreementFields = {
  title: z.string().trim().min(1).max(120, 'forms.error.tooLong'),
  startsOn: z.iso.date('forms.error.date').optional(),
  endsOn: z.iso.date('forms.error.date').optional(),
  needPersonId: z.guid().optional(),
  needOrganisationId: z.guid().optional(),
  offerPersonId: z.guid().optional(),
  offerOrganisationId: z.guid().optional(),
  placeId: z.guid().optional(),
  /** Said by who goes past what records ask. */
  anyway: z.literal('yes').optional(),
}
const plainForm = z
  .object(agreementFields)
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, {
    path: ['endsOn'],
    error: 'exchange.agree.order',
  })
export const agreementForm = ({ terms, words }: AgreementOf) =>
  z.intersection(plainForm, z.intersection(terms, words))

export type SaidAgreement = z.output<typeof plainForm> & { terms: Answers; words: Answers }

const part = (shape: object, value: Answers) =>
  Object.fromEntries(
    Object.keys(shape)
      .filter((key) => value[key] !== undefined)
      .map((key) => [key, value[key]]),
  )
export const agreementIn = ({ terms, words }: AgreementOf, value: Answers): SaidAgreement => ({
  ...(part(agreementFields, value) as z.output<typeof plainForm>),
  terms: part(terms.shape, value),
  words: part(words.shape, value),
})

const kilos = z
  .string()
  .trim()
  .regex(/^\d{1,5}([.,]\d{1,3})?$/, 'forms.error.number')
  .transform((said) => Math.round(Number(said.replace(',', '.')) * 1000))

const step = ([from, to]: readonly [number, number]) => z.coerce.number().int().min(from).max(to)

/** What is typed of a fact, by what its kind asks; a planned one says by which day instead. */
export const factForm = (fact: FactOf, planning = false) =>
  z.object({
    day: z.iso.date('forms.error.date'),
    ...(fact.asks.includes('hours') && {
      hours: planning
        ? z.coerce.number().positive().max(1000).optional()
        : z.coerce.number().positive().max(1000),
    }),
    ...(fact.asks.includes('cents') && { amount: planning ? amount.optional() : amount }),
    ...(fact.asks.includes('grams') && { amount: planning ? kilos.optional() : kilos }),
    ...(fact.asks.includes('step') && {
      amount: planning ? z.undefined().optional() : step(scaleOf(fact)),
    }),
    ...(fact.asks.includes('words') && {
      words: z.string().trim().max(2000, 'forms.error.tooLong').optional(),
    }),
    ...(fact.asks.includes('person') && { personId: z.guid().optional() }),
    anyway: z.literal('yes').optional(),
  })
export type FactForm = {
  day: string
  hours?: number
  amount?: number
  words?: string
  personId?: string
  anyway?: 'yes'
}

export const endForm = z.object({
  endedOn: z.iso.date('forms.error.date'),
  outcome: z.string().regex(/^[a-z_]{2,40}$/),
})
export const briefForm = z.object({
  forPersonId: z.guid(),
  words: z.string().trim().min(1).max(2000, 'forms.error.tooLong'),
  untilOn: z.iso.date('forms.error.date').optional(),
})
export const partyForm = z
  .object({
    part: z.string().regex(/^[a-z_]{2,40}$/),
    personId: z.guid().optional(),
    organisationId: z.guid().optional(),
    fromOn: z.iso.date('forms.error.date'),
  })
  .refine(({ personId, organisationId }) => (personId === undefined) !== (organisationId === undefined), {
    path: ['personId'],
    error: 'exchange.party.oneOfTwo',
  })

/** Money of a fund for an agreement; who is paid only where it is somebody by name. */
export const moneyForm = z.object({
  fundId: z.guid(),
  amount,
  why: z.string().trim().min(1).max(200, 'forms.error.tooLong'),
  payee: z.string().trim().max(120, 'forms.error.tooLong').optional(),
})
