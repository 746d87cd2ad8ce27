import * as z from 'zod'
import { ASKED_HOW, OUTCOMES, REQUEST_KINDS } from './rules.ts'

/** What someone asks by right, when and how. */
export const requestForm = z.object({
  kind: z.enum(REQUEST_KINDS),
  askedOn: z.iso.date(),
  how: z.enum(ASKED_HOW).default('page'),
  said: z.string().trim().max(2000).optional(),
})
export type RequestForm = z.output<typeof requestForm>

/** How it was answered. */
export const answerForm = z.object({
  outcome: z.enum(OUTCOMES),
  answer: z.string().trim().min(1).max(2000),
})
export type AnswerForm = z.output<typeof answerForm>
