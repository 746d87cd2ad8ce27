import * as z from 'zod'
import { AREAS } from '../../activities/rules.ts'
import { ENTRY_KINDS } from '../entries/rules.ts'

/** Where the newsletter should go. Agreeing is an act of its own. */
export const subscribeForm = z.object({
  email: z.email('forms.error.email').max(254),
  agree: z.literal('yes', 'directory.newsletter.agree.missing'),
})
export type SubscribeForm = z.output<typeof subscribeForm>

/** What a reader wants to hear of: of what is left empty, everything. */
export const chooseForm = z.object({
  municipalities: z
    .array(z.string().regex(/^\d{6}$/))
    .max(100)
    .default([]),
  areas: z.array(z.enum(AREAS)).default([]),
  kinds: z.array(z.enum(ENTRY_KINDS)).default([]),
})
