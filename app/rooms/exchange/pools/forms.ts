import * as z from 'zod'

export const poolForm = z.object({
  kind: z.string().min(1),
  title: z.string().trim().min(1).max(120, 'forms.error.tooLong'),
  wanted: z.coerce.number().int().min(2).max(1000),
})
export const joinForm = z.object({ needIds: z.array(z.guid()).min(1, 'exchange.pools.chooseOne').max(200) })
export const answerForm = z.object({ offerId: z.guid() })
