import * as z from 'zod'
import { amount, dayUntil } from '../../funds/amounts/forms.ts'

/** Money of a fund for a lab: how much, who spends it, what for, until when. */
export const budgetForm = (today: string) =>
  z
    .object({
      fundId: z.guid(),
      cents: amount,
      organisationId: z.guid('activities.budget.whoMissing'),
      why: z.string().trim().min(1).max(300, 'forms.error.tooLong'),
      on: dayUntil(today),
      dueOn: z.iso.date('forms.error.date').optional(),
    })
    .refine(({ on, dueOn }) => !dueOn || dueOn >= on, { error: 'funds.form.dueBefore', path: ['dueOn'] })
export type BudgetForm = z.output<ReturnType<typeof budgetForm>>
