import * as z from 'zod'
import { HOWS } from '../../people/consents/rules.ts'

const day = z.iso.date('forms.error.date')

/** Somebody no longer agrees: from when, and what they say, if they want it written. */
export const withdrawForm = z.object({
  withdrawnOn: day,
  said: z.string().trim().max(4000, 'forms.error.tooLong').optional(),
  release: z.literal('yes').optional(),
})
export type WithdrawForm = z.output<typeof withdrawForm>

/** Somebody agrees anew. */
export const agreeForm = z.object({ agreedOn: day, agreedHow: z.enum(HOWS) })
export type AgreeForm = z.output<typeof agreeForm>
