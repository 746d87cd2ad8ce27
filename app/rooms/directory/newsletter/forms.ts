import * as z from 'zod'

/** Where the newsletter should go. Agreeing is an act of its own. */
export const subscribeForm = z.object({
  email: z.email('forms.error.email').max(254),
  agree: z.literal('yes', 'directory.newsletter.agree.missing'),
})
export type SubscribeForm = z.output<typeof subscribeForm>
