import * as z from 'zod'
import { typingFields } from '../../../ground/paper/asked.ts'
import { isLanguage } from '../../../ground/texts/language.ts'
import { walkIn } from '../sessions/forms.ts'
import { MOST_EMPTY_ROWS, NAMED } from './rules.ts'

/** A sheet to print: whom it names, how many rows it leaves empty, in which language. */
export const sheetForm = z.object({
  named: z.enum(NAMED).default('group'),
  lines: z.coerce
    .number('forms.error.number')
    .int('forms.error.number')
    .min(0, 'forms.error.number')
    .max(MOST_EMPTY_ROWS, 'forms.error.number'),
  language: z.string().refine(isLanguage).default('it'),
})
export type SheetForm = z.output<typeof sheetForm>

const WHO = /^who-(\d{1,3})$/
const rowsSaid = (said: string) => said.split(',').flatMap((row) => (row === '' ? [] : [Number(row)]))

/** A sheet typed back: `there[]` are rows ticked, `who-26` somebody on an empty row; wrong rows stand beside their field. */
export const typedForm = z
  .looseObject({
    ...typingFields,
    there: z.array(z.coerce.number().int()).max(400).default([]),
    seen: z.string().max(2000).default('').transform(rowsSaid),
    heads: z.coerce.number('forms.error.number').int('forms.error.number').min(0).max(10_000).default(0),
    act: z.enum(['save', 'close']).default('save'),
    overCapacity: z.literal('yes').optional(),
  })
  .transform((fields, context) => {
    const who = Object.entries(fields).flatMap(([name, said]) => {
      const row = WHO.exec(name)?.[1]
      if (!row) return []
      const read = walkIn.safeParse(said)
      if (read.success) return [{ row: Number(row), who: read.data }]
      context.addIssue({ code: 'custom', path: [name], message: 'forms.error.invalid' })
      return []
    })
    const { told, typedBefore, sureOfTotal, sureOfTyped, there, seen, heads } = fields
    return {
      told,
      typedBefore,
      sureOfTotal,
      sureOfTyped,
      there,
      seen,
      heads,
      who,
      close: fields.act === 'close',
      overCapacity: fields.overCapacity === 'yes',
    }
  })
export type TypedForm = z.output<typeof typedForm>
