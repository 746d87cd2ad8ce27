import * as z from 'zod'

/** `onDate` is checked against today by the page: hours have been given. */
export const hoursForm = z.object({
  onDate: z.iso.date('forms.error.date'),
  hours: z
    .string()
    .transform((typed) => Number(typed.replace(',', '.')))
    .pipe(
      z
        .number('operators.hours.wrong')
        .min(0.25, 'operators.hours.wrong')
        .max(24, 'operators.hours.wrong')
        .refine((given) => Number.isInteger(given * 4), 'operators.hours.wrong'),
    ),
  what: z.string().trim().min(1).max(160),
})
export type HoursForm = z.output<typeof hoursForm>
