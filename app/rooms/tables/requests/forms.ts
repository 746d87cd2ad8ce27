import * as z from 'zod'
import { ANSWERS } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

export const requestForm = z.object({
  who: words(160),
  contact: z.string().trim().max(254, 'forms.error.tooLong').optional(),
  what: words(2000),
  why: words(2000),
  askedOn: z.iso.date(),
})
export type RequestForm = z.output<typeof requestForm>

export const answerForm = z.object({ answer: z.enum(ANSWERS), answeredOn: z.iso.date(), words: words(4000) })
export type AnswerForm = z.output<typeof answerForm>
