import * as z from 'zod'

const said = (most: number) => z.string().trim().min(1).max(most)
const hours = z
  .string()
  .transform((typed) => Number(typed.replace(',', '.')))
  .pipe(
    z
      .number('operators.training.hoursWrong')
      .min(0.5, 'operators.training.hoursWrong')
      .max(24, 'operators.training.hoursWrong')
      .refine((given) => Number.isInteger(given * 2), 'operators.training.hoursWrong'),
  )

export const groupForm = z.object({
  name: said(120),
  supervisor: said(160),
  members: z.array(z.guid()).default([]),
})
export type GroupForm = z.output<typeof groupForm>

export const memberForm = z.object({ personId: z.guid() })

/** `onDate` is checked against today by the page. */
export const heldForm = z.object({
  onDate: z.iso.date('forms.error.date'),
  hours,
  present: z.array(z.guid()).min(1, 'operators.supervision.presentMissing'),
  notes: z.string().trim().max(8000).optional(),
})
export type HeldForm = z.output<typeof heldForm>
export const notesForm = z.object({ notes: said(8000) })
