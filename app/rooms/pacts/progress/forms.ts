import * as z from 'zod'
import { hoursSaid } from '../draft/rules.ts'
import { OUTCOMES } from '../rules.ts'

const day = z.iso.date('forms.error.date')
const hours = z.string().transform((said, context) => {
  const number = hoursSaid(said.trim())
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: 'pacts.draft.hoursWrong' })
  return z.NEVER
})

/** Something was done: when, for how many hours, perhaps in a session; and whether nothing more is owed. */
export const doneForm = z
  .object({
    on: day.optional(),
    sessionId: z.guid().optional(),
    hours: hours.optional(),
    complete: z.literal('yes').optional(),
  })
  .refine(({ on, sessionId }) => on || sessionId, { path: ['on'], message: 'forms.error.required' })
  .transform(({ complete, ...form }) => ({ ...form, complete: complete === 'yes' }))
export type DoneForm = z.output<typeof doneForm>

export const payForm = z.object({
  commitmentId: z.guid(),
  amount: z.string(),
  paidOn: day,
  reference: z.string().trim().max(120, 'forms.error.tooLong').optional(),
  again: z.literal('yes').optional(),
})

const step = z.coerce.number().int().min(1).max(10)

export const reviewForm = z
  .object({
    heldOn: day,
    words: z.string().trim().max(8000, 'forms.error.tooLong'),
    nextOn: day.optional(),
  })
  .refine(({ heldOn, nextOn }) => !nextOn || nextOn > heldOn, {
    path: ['nextOn'],
    message: 'pacts.review.nextBefore',
  })
export type ReviewForm = z.output<typeof reviewForm>

/** How able somebody feels and seems, on the territory's scale. */
export const answerForm = z.object({ person: step.optional(), team: step.optional(), on: day })
export type AnswerForm = z.output<typeof answerForm>

export const endForm = z
  .object({
    endedOn: day,
    outcome: z.enum(OUTCOMES),
    why: z.string().trim().max(8000, 'forms.error.tooLong').optional(),
    person: step.optional(),
    team: step.optional(),
    release: z.literal('yes').optional(),
  })
  .refine(({ outcome, why }) => outcome === 'reached' || why, { path: ['why'], message: 'pacts.end.sayWhy' })
export type EndForm = z.output<typeof endForm>

export const noteForm = z.object({ words: z.string().trim().max(8000, 'forms.error.tooLong') })

export const estimateForm = z.object({
  people: z.coerce.number().int().min(0).max(10_000),
  method: z.string().trim().max(1000, 'forms.error.tooLong'),
})
export type EstimateForm = z.output<typeof estimateForm>
