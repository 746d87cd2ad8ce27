import * as z from 'zod'
import { vulnerabilityForm } from '../../people/vulnerability/forms.ts'
import { JUDGEMENTS } from '../rules.ts'

/** What an operator thinks, and why: the reason is what makes it a judgement. */
export const judgementForm = z.object({
  judgement: z.enum(JUDGEMENTS, 'intakes.judge.missing'),
  reason: z
    .string('intakes.judge.reasonMissing')
    .trim()
    .min(10, 'intakes.judge.reasonMissing')
    .max(2000, 'intakes.form.long'),
})
export type JudgementForm = z.output<typeof judgementForm>

export const eventForm = vulnerabilityForm

const days = z.coerce.number('intakes.rule.number').int('intakes.rule.number')
export const ruleForm = z.object({
  fewTies: days.min(1, 'intakes.rule.number').max(20, 'intakes.rule.number'),
  fadedDays: days.min(30, 'intakes.rule.number').max(730, 'intakes.rule.number'),
})
