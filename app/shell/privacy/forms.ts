import * as z from 'zod'
import { BODY_KINDS, PARTS, RISKS } from './rules.ts'

/** Which body answers for a room, or for all, and as what. */
export const partForm = z.object({
  room: z.string().regex(/^(\*|[a-z]{3,30})$/),
  part: z.enum(PARTS),
  body: z.string().trim().min(2).max(160),
  bodyKind: z.enum(BODY_KINDS),
  contact: z.string().trim().max(200).optional(),
})
export type PartForm = z.output<typeof partForm>

/** A breach as it came to be known. The time is the territory's own. */
export const breachForm = z.object({
  knownAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'forms.error.datetime'),
  happened: z.string().trim().min(1).max(4000),
  peopleTouched: z.coerce.number().int().min(0).max(10_000_000).optional(),
  risk: z.enum(RISKS),
  measures: z.string().trim().max(4000).optional(),
})
export type BreachForm = z.output<typeof breachForm>
