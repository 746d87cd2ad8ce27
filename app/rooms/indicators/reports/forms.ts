import * as z from 'zod'
import { isId } from '../../../ground/db/ids.ts'
import { isShipped } from '../outlines/rules.ts'
import { isDay } from '../rules.ts'
import { isTooLong } from './rules.ts'

const day = z.string().refine(isDay, 'forms.error.date')

/** A report to begin: of which kind, of which days, under which title. */
export const reportForm = z
  .object({
    outline: z.string().refine((name) => isShipped(name) || isId(name), 'forms.error.required'),
    fromOn: day,
    untilOn: day,
    title: z.string().trim().max(200, 'forms.error.tooLong').optional(),
  })
  .refine(({ fromOn, untilOn }) => untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'indicators.reports.endsBefore',
  })
  .refine(({ fromOn, untilOn }) => !isTooLong(fromOn, untilOn), {
    path: ['untilOn'],
    message: 'indicators.reports.tooLong',
  })
export type ReportForm = z.output<typeof reportForm>

/** What is written of a part, and the number of the version it was begun from. */
export const wordsForm = z.object({
  text: z.string().max(20_000, 'forms.error.tooLong').default(''),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type WordsForm = z.output<typeof wordsForm>

/** Signing with meetings that nobody closed is said on purpose. */
export const signForm = (asks: boolean) =>
  z
    .object({ open: z.literal('yes').optional() })
    .refine(({ open }) => !asks || open, { error: 'indicators.signings.openUnsaid', path: ['open'] })

export const reopenForm = z.object({ why: z.string().trim().min(1).max(1000, 'forms.error.tooLong') })
