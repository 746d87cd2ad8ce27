import * as z from 'zod'

/** Where to write, and about what: one idea, or the whole call. Agreeing is an act of its own. */
export const followForm = z.object({
  email: z.email('forms.error.email').max(254),
  ideaId: z.guid().optional(),
  agree: z.literal('yes', 'calls.follow.agreeMissing'),
})
export type FollowForm = z.output<typeof followForm>
