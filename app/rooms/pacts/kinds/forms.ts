import * as z from 'zod'
import { amountSaid } from '../../funds/amounts/rules.ts'
import { ASKS, COUNTS_AS } from '../rules.ts'

const LINES = { question: 200, questions: 12 }

/** One thing a line; empty lines say nothing. */
const lines = (most: number, longest: number) =>
  z
    .string()
    .optional()
    .transform((said) =>
      (said ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(longest, 'forms.error.tooLong')).max(most, 'forms.error.tooBig'))

/** A kind of pact: what it is called, what it asks, and in which figure its people count. */
export const kindForm = z
  .object({
    name: z.string().trim().max(80, 'forms.error.tooLong'),
    countsAs: z.enum(COUNTS_AS).optional(),
    asks: z.array(z.enum(ASKS)).default([]),
    needsGiveBack: z.literal('yes').optional(),
    questions: lines(LINES.questions, LINES.question),
    retired: z.literal('yes').optional(),
  })
  .refine(({ asks, needsGiveBack }) => !needsGiveBack || asks.includes('give_backs'), {
    path: ['needsGiveBack'],
    message: 'pacts.kinds.asksNoGiveBack',
  })
export type KindForm = z.output<typeof kindForm>

const ceiling = z.string().transform((said, context) => {
  const read = amountSaid(said)
  if (read.ok && read.cents <= 100_000_000) return read.cents
  context.addIssue({ code: 'custom', message: `funds.amount.${read.ok ? 'tooBig' : read.refusal}` })
  return z.NEVER
})

/** How much a pact may cost, and the scale on which a capability is answered: least first, one step a line. */
export const ruleForm = z.object({
  ceiling,
  question: z.string().trim().max(200, 'forms.error.tooLong'),
  scale: lines(10, 60).pipe(z.array(z.string()).min(2, 'pacts.kinds.scaleShort')),
})
export type RuleForm = z.output<typeof ruleForm>
