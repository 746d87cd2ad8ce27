import * as z from 'zod'
import { NODE_KINDS } from './rules.ts'
import { STRENGTHS } from './weights/rules.ts'

/** What the address of a page of ties asks for; what makes no sense is not asked. */
export const tieFilter = z.object({
  kind: z.enum(NODE_KINDS).optional().catch(undefined),
  strength: z.enum(STRENGTHS).optional().catch(undefined),
  form: z.enum(['formal', 'informal']).optional().catch(undefined),
  'as-of': z.iso.date().min(10).optional().catch(undefined),
})
export type TieFilter = z.output<typeof tieFilter>
