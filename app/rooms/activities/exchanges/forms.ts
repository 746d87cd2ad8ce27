import * as z from 'zod'
import { whoSaid } from '../../encounters/rules.ts'
import { dayUntil } from '../../funds/amounts/forms.ts'
import { EXCHANGES } from './rules.ts'

const people = z
  .array(
    z.string().transform((answer, context) => {
      const said = whoSaid(answer)
      if (said?.kind === 'person') return said.id
      context.addIssue({ code: 'custom', message: 'forms.error.invalid' })
      return z.NEVER
    }),
  )
  .max(100)
  .default([])

/** An exchange between two labs: which, when, who went, what was learnt. */
export const exchangeForm = (today: string) =>
  z.object({
    otherId: z.guid('activities.exchanges.whichMissing'),
    kind: z.enum(EXCHANGES),
    onDate: dayUntil(today),
    people,
    learnt: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
  })
export type ExchangeForm = z.output<ReturnType<typeof exchangeForm>>
