import * as z from 'zod'
import { amount, dayUntil } from '../../funds/amounts/forms.ts'

/** How much a funded idea gets, from which fund, by which act; an organisation that receives is named in public. */
export const grantForm = (today: string) =>
  z.object({
    fundId: z.guid('calls.grant.noFund'),
    cents: amount,
    on: dayUntil(today),
    act: z.string().trim().max(200, 'forms.error.tooLong').optional(),
    organisationId: z.guid().optional(),
  })
export type GrantForm = z.output<ReturnType<typeof grantForm>>
