import * as z from 'zod'
import { isId } from '../../../ground/db/ids.ts'

// What someone writes into the address bar is never refused: what makes no sense counts as not asked.
const day = z.iso.date().optional().catch(undefined)
const word = z
  .string()
  .regex(/^[a-z_]{2,30}$/)
  .optional()
  .catch(undefined)

/** What of the agenda to show, as the address says it. */
export const agendaQuery = z.object({
  from: day,
  to: day,
  area: word,
  kind: word,
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  place: z.string().refine(isId).optional().catch(undefined),
})
export type AgendaQuery = z.infer<typeof agendaQuery>
