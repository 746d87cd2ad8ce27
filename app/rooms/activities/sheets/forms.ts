import * as z from 'zod'
import { isTooLong } from './rules.ts'

const day = z.iso.date('forms.error.date')

export const sheetForm = z
  .object({ fromOn: day, untilOn: day })
  .refine(({ fromOn, untilOn }) => untilOn > fromOn, {
    path: ['untilOn'],
    message: 'activities.sheets.endsBefore',
  })
  .refine(({ fromOn, untilOn }) => !isTooLong(fromOn, untilOn), {
    path: ['untilOn'],
    message: 'activities.sheets.tooLong',
  })
export type SheetForm = z.output<typeof sheetForm>

/** What is written of a section, and the number of the version it was begun from. */
export const wordsForm = z.object({
  text: z.string().max(20_000, 'forms.error.tooLong').default(''),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type WordsForm = z.output<typeof wordsForm>

export const reopenForm = z.object({ why: z.string().trim().min(1).max(1000, 'forms.error.tooLong') })
