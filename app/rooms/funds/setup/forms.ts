import * as z from 'zod'
import { amountOrZero } from '../amounts/forms.ts'
import { PURPOSES } from '../rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')
const facts = {
  name: words(120).min(1),
  purposeSaid: words(80).optional(),
  openToOperators: z.literal('yes').optional(),
  office: words(200).optional(),
  selection: words(500).optional(),
}

export const fundForm = z
  .object({ ...facts, purpose: z.enum(PURPOSES), openedOn: z.iso.date() })
  .refine(({ purpose, purposeSaid }) => purpose !== 'other' || purposeSaid, {
    error: 'funds.form.whichPurpose',
    path: ['purposeSaid'],
  })
export const changeFundForm = z.object(facts)
export const ruleForm = z.object({ above: amountOrZero })
