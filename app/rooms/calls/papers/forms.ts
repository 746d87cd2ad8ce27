import * as z from 'zod'
import { LANGUAGES } from '../../../ground/texts/language.ts'
import { paperForm } from '../ideas/forms.ts'
import { MOST_PAPERS, PAPERS } from './rules.ts'

const KEY = 'calls.papers.howManyWrong'

/** How many forms to print, in which language. */
export const papersForm = z.object({
  papers: z.coerce.number(KEY).int(KEY).min(1, KEY).max(MOST_PAPERS, KEY).default(PAPERS),
  language: z.enum(LANGUAGES),
})
export type PapersForm = z.output<typeof papersForm>

/** A printed form as it is copied: the idea that arrived on paper, sent in only where it carries a signature. */
export const copiedForm = (today: string) =>
  paperForm(today)
    .extend({ signed: z.literal('yes').optional() })
    .refine(({ step, signed }) => step === 'draft' || signed === 'yes', {
      error: 'calls.papers.unsigned',
      path: ['signed'],
    })
export type CopiedForm = z.output<ReturnType<typeof copiedForm>>
