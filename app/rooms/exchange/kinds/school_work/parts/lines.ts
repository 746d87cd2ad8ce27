import type * as z from 'zod'
import { counted, onDay, said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type {
  needReserved,
  needShown,
  offerReserved,
  offerShown,
  SchoolTerms,
  SchoolWords,
} from '../forms.ts'

const yes = (value: 'yes' | undefined) => (value ? { key: 'exchange.work.yes' as const } : null)
const formLine = (form: string): Line => ({
  label: 'exchange.school_work.fields.form',
  answer: { key: `exchange.school_work.form.${form}` },
})
const yearLine = (year: string): Line => ({
  label: 'exchange.school_work.fields.schoolYear',
  answer: { said: year },
})

export const needLines = (need: z.output<typeof needShown>): Line[] => [
  formLine(need.form),
  yearLine(need.schoolYear),
  {
    label: 'exchange.school_work.fields.sectors',
    answer:
      need.sectors.length > 0
        ? { keys: need.sectors.map((one) => `exchange.work.sector.${one}` as const) }
        : null,
  },
  { label: 'exchange.school_work.fields.likes', answer: said(need.likes) },
]
export const needReservedLines = (need: z.output<typeof needReserved>): Line[] => [
  { label: 'exchange.school_work.fields.code', answer: said(need.code) },
  { label: 'exchange.school_work.fields.bornOn', answer: onDay(need.bornOn) },
  { label: 'exchange.work.fields.maxKm', answer: counted(need.maxKm) },
  { label: 'exchange.school_work.fields.stepFreeNeeded', answer: yes(need.stepFree) },
  { label: 'exchange.work.fields.note', answer: said(need.note) },
]
export const offerLines = (offer: z.output<typeof offerShown>): Line[] => [
  formLine(offer.form),
  yearLine(offer.schoolYear),
  { label: 'exchange.school_work.fields.what', answer: said(offer.what) },
  { label: 'exchange.work.fields.sector', answer: { key: `exchange.work.sector.${offer.sector}` } },
  { label: 'exchange.school_work.fields.hours', answer: counted(offer.hours) },
  { label: 'exchange.school_work.fields.startsOn', answer: onDay(offer.startsOn) },
  { label: 'exchange.school_work.fields.endsOn', answer: onDay(offer.endsOn) },
  { label: 'exchange.school_work.fields.ageFrom', answer: counted(offer.ageFrom) },
  { label: 'exchange.school_work.fields.ageTo', answer: counted(offer.ageTo) },
  { label: 'exchange.school_work.fields.stepFree', answer: yes(offer.stepFree) },
]
export const offerReservedLines = (offer: z.output<typeof offerReserved>): Line[] => [
  { label: 'exchange.school_work.fields.tutor', answer: said(offer.tutor) },
  { label: 'exchange.school_work.fields.papersUntil', answer: onDay(offer.papersUntil) },
  { label: 'exchange.school_work.fields.papers', answer: said(offer.papers) },
  { label: 'exchange.work.fields.contact', answer: said(offer.contact) },
]
export const termLines = (terms: SchoolTerms): Line[] => [
  formLine(terms.form),
  yearLine(terms.schoolYear),
  { label: 'exchange.school_work.fields.hours', answer: counted(terms.hours) },
]
export const wordLines = (words: SchoolWords): Line[] => [
  { label: 'exchange.work.project.goals', answer: said(words.goals) },
  { label: 'exchange.work.project.tasks', answer: said(words.tasks) },
  { label: 'exchange.school_work.project.hostTutor', answer: said(words.hostTutor) },
  { label: 'exchange.school_work.project.schoolTutor', answer: said(words.schoolTutor) },
]
