import * as z from 'zod'

export const proposeForm = z.object({ offerId: z.guid() })
export const decideForm = z.object({
  state: z.enum(['agreed', 'refused', 'withdrawn']),
  why: z.string().trim().min(1, 'exchange.match.sayWhy').max(1000, 'forms.error.tooLong'),
})
