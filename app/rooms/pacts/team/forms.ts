import * as z from 'zod'
import { whoSaid } from '../../encounters/rules.ts'
import { partFields } from '../forms.ts'

/** Somebody joins the team: known here, or named for the first time. */
export const joinForm = z.object({
  who: z.string().transform((answer, context) => {
    const said = whoSaid(answer)
    if (said?.kind === 'person' || said?.kind === 'new-person') return said
    context.addIssue({ code: 'custom', message: 'forms.error.invalid' })
    return z.NEVER
  }),
  ...partFields,
})
export type JoinForm = z.output<typeof joinForm>
