import * as z from 'zod'
import { MOST_DOCUMENT_BYTES } from '../../../ground/files/document.ts'
import { isDay } from '../rules.ts'
import { MOST_DRAWN, type SampleKind, VERDICTS } from './rules.ts'

const day = z.string().refine(isDay, 'indicators.protection.noDay')
const someWords = (most: number) => z.string().trim().max(most, 'indicators.editions.long').optional()

/** A sample to draw, of a period that is over or lasts until today. */
export const sampleForm = (kinds: readonly SampleKind[], today: string) =>
  z
    .object({
      kind: z.enum(kinds as [SampleKind, ...SampleKind[]]),
      fromOn: day,
      untilOn: day.refine((one) => one <= today, 'indicators.editions.future'),
      size: z
        .string()
        .regex(/^\d{1,3}$/, 'indicators.audit.sizeWrong')
        .transform(Number)
        .refine((size) => size >= 1 && size <= MOST_DRAWN, 'indicators.audit.sizeWrong'),
      seed: z.string().trim().min(1, 'forms.error.required').max(100, 'indicators.editions.long'),
    })
    .refine(({ fromOn, untilOn }) => untilOn >= fromOn, {
      error: 'indicators.evaluation.inverted',
      path: ['untilOn'],
    })
export type SampleForm = z.infer<ReturnType<typeof sampleForm>>

/** Words, a paper, or both. */
export const evidenceForm = z
  .object({
    words: someWords(4000),
    file: z
      .instanceof(File, { error: 'indicators.audit.noFile' })
      .refine(({ size }) => size <= MOST_DOCUMENT_BYTES, 'files.document.tooBig')
      .optional(),
  })
  .refine(({ words, file }) => words || file, { error: 'indicators.audit.nothingBrought', path: ['words'] })

export const checkForm = z
  .object({ verdict: z.enum(VERDICTS), note: someWords(1000) })
  .refine(({ verdict, note }) => verdict === 'confirmed' || note, {
    error: 'indicators.audit.sayWhy',
    path: ['note'],
  })
export type CheckForm = z.infer<typeof checkForm>
