import * as z from 'zod'
import { dayUntil } from '../../funds/amounts/forms.ts'
import { PHASES, type Phase, TELLING } from './rules.ts'

/** A phase decided on a day, with its reason; `after` is the decision that stood when the page was shown. */
export const phaseForm = (today: string) =>
  z
    .object({
      phase: z.enum(PHASES as [Phase, ...Phase[]]),
      decidedOn: dayUntil(today),
      why: z.string().trim().min(1).max(2000, 'forms.error.tooLong'),
      told: z.string().trim().max(2000, 'forms.error.tooLong').optional(),
      after: z.guid().optional(),
    })
    .refine(({ phase, told }) => told || !TELLING.includes(phase), {
      path: ['told'],
      message: 'activities.phases.toldMissing',
    })
export type PhaseForm = z.output<ReturnType<typeof phaseForm>>
