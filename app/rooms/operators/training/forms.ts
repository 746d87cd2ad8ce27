import * as z from 'zod'
import { FIGURES } from '../rules.ts'
import { AUDIENCES } from './rules.ts'

const day = z.iso.date('forms.error.date')
/** Hours as they are typed: halves too, with a comma or a point. */
const halves = (most: number) =>
  z
    .string()
    .transform((typed) => Number(typed.replace(',', '.')))
    .pipe(z.number('operators.training.hoursWrong'))
    .pipe(
      z
        .number()
        .min(0.5, 'operators.training.hoursWrong')
        .max(most, 'operators.training.hoursWrong')
        .refine((hours) => Number.isInteger(hours * 2), 'operators.training.hoursWrong'),
    )
const said = (most: number) => z.string().trim().min(1).max(most)

/** `steps` is typed one a line. */
const steps = z
  .string()
  .transform((typed) => typed.split(/\r?\n/).flatMap((line) => line.trim() || []))
  .pipe(
    z
      .array(z.string().max(120, 'operators.training.stepTooLong'))
      .min(1, 'operators.training.stepsMissing')
      .max(30, 'operators.training.stepsTooMany'),
  )

export const pathForm = z.object({
  name: said(120),
  about: z.string().trim().max(2000).optional(),
  forWhom: z.enum(AUDIENCES),
  hours: halves(2000),
  steps,
  figure: z.enum(FIGURES).optional(),
})
export type PathForm = z.output<typeof pathForm>

export const sessionForm = z.object({
  step: z.coerce.number().int().min(1).max(30).optional(),
  onDate: day,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'operators.training.timeWrong'),
  hours: halves(24),
  place: said(160),
  teacher: said(160),
})
export type SessionForm = z.output<typeof sessionForm>

export const participantForm = z.object({ people: z.array(z.guid()).min(1), fromOn: day })
export const presenceForm = z.object({ present: z.array(z.guid()).default([]) })
export const leavePathForm = z.object({ personId: z.guid() })
