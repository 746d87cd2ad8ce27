import type * as z from 'zod'
import type { Line } from '../../forms.ts'
import type { handOverWords, needReserved, needShown, offerReserved, offerShown, terms } from '../forms.ts'

const PATH = 'exchange.goods'
const said = (words: string | undefined) => (words ? { said: words } : null)
const key = (family: string, value: string | undefined) =>
  value ? { key: `${PATH}.${family}.${value}` as const } : null
const day = (value: string | undefined) => (value ? { day: value } : null)

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
  { label: `${PATH}.fields.bestBefore`, answer: day(offer.bestBefore) },
]
export const offerReservedLines = (offer: z.output<typeof offerReserved>): Line[] => [
  { label: `${PATH}.fields.collect`, answer: said(offer.collect) },
]
export const termLines = (agreed: z.output<typeof terms>): Line[] => [
  { label: `${PATH}.fields.collectBy`, answer: day(agreed.collectBy) },
]
export const wordLines = (words: z.output<typeof handOverWords>): Line[] => [
  { label: `${PATH}.fields.note`, answer: said(words.note) },
]
