import type * as z from 'zod'
import { counted, money, said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type { needReserved, needShown, offerReserved, offerShown, ProjectWords, WorkTerms } from '../forms.ts'

const yes = (value: 'yes' | undefined) => (value ? { key: 'exchange.work.yes' as const } : null)
const keys = (family: string, values: readonly string[]) =>
  values.length > 0 ? { keys: values.map((one) => `exchange.work.${family}.${one}` as const) } : null
const key = (family: string, value: string | undefined) =>
  value ? { key: `exchange.work.${family}.${value}` as const } : null

export const needLines = (need: z.output<typeof needShown>): Line[] => [
  { label: 'exchange.work.fields.canDo', answer: said(need.canDo) },
  { label: 'exchange.work.fields.waysWished', answer: keys('way', need.ways) },
  { label: 'exchange.work.fields.sectorsWished', answer: keys('sector', need.sectors) },
  { label: 'exchange.work.fields.times', answer: keys('time', need.times) },
  { label: 'exchange.work.fields.weekHours', answer: counted(need.weekHours) },
]
export const needReservedLines = (need: z.output<typeof needReserved>): Line[] => [
  { label: 'exchange.work.fields.italian', answer: key('italian', need.italian) },
  { label: 'exchange.work.fields.licence', answer: yes(need.licence) },
  { label: 'exchange.work.fields.maxKm', answer: counted(need.maxKm) },
  { label: 'exchange.work.fields.limits', answer: said(need.limits) },
  { label: 'exchange.work.fields.contact', answer: said(need.contact) },
]
export const offerLines = (offer: z.output<typeof offerShown>): Line[] => [
  { label: 'exchange.work.fields.task', answer: said(offer.task) },
  { label: 'exchange.work.fields.sector', answer: key('sector', offer.sector) },
  { label: 'exchange.work.fields.waysOffered', answer: keys('way', offer.ways) },
  { label: 'exchange.work.fields.times', answer: keys('time', offer.times) },
  { label: 'exchange.work.fields.weekHours', answer: counted(offer.weekHours) },
  { label: 'exchange.work.fields.italianAsked', answer: key('italian', offer.italian) },
  { label: 'exchange.work.fields.licenceAsked', answer: yes(offer.licence) },
  { label: 'exchange.work.fields.tutor', answer: yes(offer.tutor) },
]
export const offerReservedLines = (offer: z.output<typeof offerReserved>): Line[] => [
  { label: 'exchange.work.fields.contact', answer: said(offer.contact) },
  { label: 'exchange.work.fields.note', answer: said(offer.note) },
]
export const termLines = (terms: WorkTerms): Line[] => [
  { label: 'exchange.work.project.way', answer: key('way', terms.way) },
  { label: 'exchange.work.fields.weekHours', answer: counted(terms.weekHours) },
  { label: 'exchange.work.project.allowance', answer: money(terms.allowanceCents) },
  { label: 'exchange.work.project.incentive', answer: money(terms.incentiveCents) },
  { label: 'exchange.work.project.insured', answer: yes(terms.insured) },
]
export const wordLines = (words: ProjectWords): Line[] =>
  (['told', 'goals', 'tasks', 'learns', 'companyTutor', 'ourTutor'] as const).map((name) => ({
    label: `exchange.work.project.${name}`,
    answer: said(words[name]),
  }))
