import * as z from 'zod'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { AREAS } from '../../activities/rules.ts'
import { ENTRY_KINDS } from '../entries/rules.ts'
import { MOST, USUAL } from './rules.ts'

/**
 * What a site asks of the feed. Unlike the agenda's own page, what makes no sense is refused: whoever writes a wrong municipality
 * would else show everybody's agenda as theirs.
 */
export const embedQuery = z.object({
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  kind: z.enum(ENTRY_KINDS).optional(),
  area: z.enum(AREAS).optional(),
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
  lang: z.enum(LANGUAGES).optional(),
})
export type EmbedQuery = z.output<typeof embedQuery>

/** What the form of another site sends: an address, to be looked at on our page. */
export const embeddedForm = z.object({ email: z.string().max(254).optional() })
