import type * as z from 'zod'
import { said } from '../../../parts/answers.ts'
import type { Line } from '../../forms.ts'
import type { agreedWords, needReserved, needShown, terms } from '../forms.ts'

const PATH = 'exchange.time'
const keys = (family: string, values: readonly string[] = []) =>
  values.length > 0 ? { keys: values.map((one) => `${PATH}.${family}.${one}` as const) } : null

/** A need and an offer of time say the same things. */
export const noticeLines = (notice: z.output<typeof needShown>): Line[] => [
  { label: `${PATH}.fields.favours`, answer: keys('favour', notice.favours) },
  { label: `${PATH}.fields.when`, answer: keys('when', notice.when) },
  { label: `${PATH}.fields.about`, answer: said(notice.about) },
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
