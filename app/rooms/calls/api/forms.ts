import * as z from 'zod'
import { callFields, callForm } from '../forms.ts'
import { MOST_CRITERIA } from '../rules.ts'

const criterion = z.object({
  label: z.string(),
  weight: z.coerce.number().int(),
  best: z.coerce.number().int(),
})
const criteria = z.object({ criteria: z.array(criterion).max(MOST_CRITERIA).default([]) })

/** What a program reads of the shape below: as on the page, with the criteria as a list. */
export const callTold = callFields.in.safeExtend(criteria.shape)

/** A call as programs send it: its criteria become the rows of the page, which looks at them. */
export const callSent = z
  .looseObject(criteria.shape)
  .transform(({ criteria, ...said }) => ({
    ...said,
    ...Object.fromEntries(
      criteria.flatMap(({ label, weight, best }, at) => [
        [`c${at + 1}_label`, label],
        [`c${at + 1}_weight`, String(weight)],
        [`c${at + 1}_best`, String(best)],
      ]),
    ),
  }))
  .pipe(callForm)
