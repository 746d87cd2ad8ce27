import * as z from 'zod'
import { ENDINGS, SIDES } from './rules.ts'

const day = z.iso.date('forms.error.date')

export const signalForm = z.object({
  school: z.guid('intakes.signal.schoolMissing'),
  pupil: z.string('intakes.signal.pupilMissing').trim().min(1).max(200, 'intakes.form.long'),
  noticed: z.string('intakes.signal.noticedMissing').trim().min(1).max(4000, 'intakes.form.long'),
})
export type SignalForm = z.output<typeof signalForm>

export const metForm = z.object({ metOn: day })
export const endingForm = z.object({ outcome: z.enum(ENDINGS, 'intakes.signal.outcomeMissing') })

/** A part of the plan: for a body, or for somebody who holds responsibility. */
export const partForm = z
  .object({
    side: z.enum(SIDES, 'intakes.path.sideMissing'),
    plan: z.string('intakes.path.planMissing').trim().min(1).max(2000, 'intakes.form.long'),
    forBody: z.guid().optional(),
    forPerson: z.guid().optional(),
    untilOn: day.optional(),
  })
  .refine(({ forBody, forPerson }) => !(forBody && forPerson), {
    path: ['forPerson'],
    message: 'intakes.path.oneOnly',
  })
export type PartForm = z.output<typeof partForm>
export const pressedForm = z.object({})
