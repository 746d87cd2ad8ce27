import * as z from 'zod'
import { amount, dayUntil } from '../amounts/forms.ts'
import { SOURCE_KINDS } from '../rules.ts'

const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')

/** Who gives: an organisation of the network, or a name. */
export const sourceForm = z
  .object({
    kind: z.enum(SOURCE_KINDS),
    name: words(160).min(1),
    organisationId: z.guid().optional(),
    giverName: words(160).optional(),
    act: words(200).optional(),
  })
  .refine(({ organisationId, giverName }) => Boolean(organisationId) !== Boolean(giverName), {
    error: 'funds.form.whichGiver',
    path: ['giverName'],
  })

export const receiveForm = (today: string) =>
  z.object({ cents: amount, on: dayUntil(today), reference: words(120).optional() })
export const allotForm = (today: string) =>
  z.object({
    fundId: z.guid(),
    cents: amount,
    on: dayUntil(today),
    why: words(300).optional(),
    way: z.enum(['allot', 'withdraw']).default('allot'),
  })
