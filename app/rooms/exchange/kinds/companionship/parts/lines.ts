import type * as z from 'zod'
import { said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type { AgreedWords, needReserved, needShown, offerReserved, offerShown, Terms } from '../forms.ts'

const key = (family: string, value: string | undefined) =>
  value ? { key: `exchange.companionship.${family}.${value}` as const } : null
const keys = (family: string, values: readonly string[] = []) =>
  values.length > 0 ? { keys: values.map((one) => `exchange.companionship.${family}.${one}` as const) } : null

export const needLines = (need: z.output<typeof needShown>): Line[] => [
  { label: 'exchange.companionship.fields.days', answer: keys('day', need.days) },
  { label: 'exchange.companionship.fields.topics', answer: keys('topic', need.topics) },
  { label: 'exchange.companionship.fields.language', answer: key('language', need.language) },
  { label: 'exchange.companionship.fields.pets', answer: key('pets', need.pets) },
]
export const needReservedLines = (need: z.output<typeof needReserved>): Line[] => [
  { label: 'exchange.companionship.fields.company', answer: key('company', need.company) },
  { label: 'exchange.companionship.fields.know', answer: said(need.know) },
]
export const offerLines = (offer: z.output<typeof offerShown>): Line[] => [
  { label: 'exchange.companionship.fields.days', answer: keys('day', offer.days) },
  { label: 'exchange.companionship.fields.topics', answer: keys('topic', offer.topics) },
  { label: 'exchange.companionship.fields.languages', answer: keys('language', offer.languages) },
  { label: 'exchange.companionship.fields.pets', answer: key('pets', offer.pets) },
]
export const offerReservedLines = (offer: z.output<typeof offerReserved>): Line[] => [
  { label: 'exchange.companionship.fields.iAm', answer: key('company', offer.iAm) },
  {
    label: 'exchange.companionship.fields.maxKm',
    answer: offer.maxKm === undefined ? null : { number: offer.maxKm },
  },
  { label: 'exchange.companionship.fields.why', answer: said(offer.why) },
]
export const termLines = (terms: Terms): Line[] => [
  { label: 'exchange.companionship.fields.every', answer: key('every', String(terms.every)) },
  { label: 'exchange.companionship.fields.agreedDays', answer: keys('day', terms.days) },
  { label: 'exchange.companionship.fields.hours', answer: { number: terms.hours } },
]
export const wordLines = (words: AgreedWords): Line[] => [
  { label: 'exchange.companionship.fields.hopes', answer: said(words.hopes) },
  { label: 'exchange.companionship.fields.care', answer: said(words.care) },
]
