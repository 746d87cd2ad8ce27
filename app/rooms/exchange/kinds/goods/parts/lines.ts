import type * as z from 'zod'
import { onDay, said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type { handOverWords, needReserved, needShown, offerReserved, offerShown, terms } from '../forms.ts'

const PATH = 'exchange.goods'
const key = (family: string, value: string | undefined) =>
  value ? { key: `${PATH}.${family}.${value}` as const } : null

export const needLines = (need: z.output<typeof needShown>): Line[] => [
  { label: `${PATH}.fields.sort`, answer: key('sort', need.sort) },
  { label: `${PATH}.fields.atLeast`, answer: key('condition', need.atLeast) },
]
export const needReservedLines = (need: z.output<typeof needReserved>): Line[] => [
  { label: `${PATH}.fields.note`, answer: said(need.note) },
]
export const offerLines = (offer: z.output<typeof offerShown>): Line[] => [
  { label: `${PATH}.fields.sort`, answer: key('sort', offer.sort) },
  { label: `${PATH}.fields.condition`, answer: key('condition', offer.condition) },
  { label: `${PATH}.fields.about`, answer: said(offer.about) },
  { label: `${PATH}.fields.kilos`, answer: offer.kilos === undefined ? null : { number: offer.kilos } },
  { label: `${PATH}.fields.bestBefore`, answer: onDay(offer.bestBefore) },
]
export const offerReservedLines = (offer: z.output<typeof offerReserved>): Line[] => [
  { label: `${PATH}.fields.collect`, answer: said(offer.collect) },
]
export const termLines = (agreed: z.output<typeof terms>): Line[] => [
  { label: `${PATH}.fields.collectBy`, answer: onDay(agreed.collectBy) },
]
export const wordLines = (words: z.output<typeof handOverWords>): Line[] => [
  { label: `${PATH}.fields.note`, answer: said(words.note) },
]
