import * as z from 'zod'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { MOST_PAPERS, PAPERS } from './rules.ts'

const KEY = 'calls.papers.howManyWrong'

/** How many forms to print, in which language. */
export const papersForm = z.object({
  papers: z.coerce.number(KEY).int(KEY).min(1, KEY).max(MOST_PAPERS, KEY).default(PAPERS),
  language: z.enum(LANGUAGES),
})
export type PapersForm = z.output<typeof papersForm>
