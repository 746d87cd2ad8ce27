import type * as z from 'zod'
import { said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type { agreedWords, needReserved, needShown, offerShown, terms } from '../forms.ts'

const PATH = 'exchange.skill'
const key = (family: string, value: string | undefined) =>
  value ? { key: `${PATH}.${family}.${value}` as const } : null
const keys = (family: string, values: readonly string[] = []) =>
  values.length > 0 ? { keys: values.map((one) => `${PATH}.${family}.${one}` as const) } : null

export const needLines = (need: z.output<typeof needShown>): Line[] => [
  { label: `${PATH}.fields.skill`, answer: key('skill', need.skill) },
  { label: `${PATH}.fields.level`, answer: key('level', need.level) },
  { label: `${PATH}.fields.how`, answer: keys('how', need.how) },
  { label: `${PATH}.fields.about`, answer: said(need.about) },
]
export const offerLines = (offer: z.output<typeof offerShown>): Line[] => [
  { label: `${PATH}.fields.skills`, answer: keys('skill', offer.skills) },
  { label: `${PATH}.fields.upTo`, answer: key('level', offer.upTo) },
  { label: `${PATH}.fields.how`, answer: keys('how', offer.how) },
  { label: `${PATH}.fields.about`, answer: said(offer.about) },
]
export const reservedLines = (notice: z.output<typeof needReserved>): Line[] => [
  { label: `${PATH}.fields.note`, answer: said(notice.note) },
]
export const termLines = (agreed: z.output<typeof terms>): Line[] => [
  { label: `${PATH}.fields.hours`, answer: agreed.hours === undefined ? null : { number: agreed.hours } },
]
export const wordLines = (words: z.output<typeof agreedWords>): Line[] => [
  { label: `${PATH}.fields.what`, answer: said(words.what) },
]
