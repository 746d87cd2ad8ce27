import * as z from 'zod'
import { isDay } from '../rules.ts'

const MOST_PEOPLE = 100_000_000

/** Inhabitants of a day that has come. "67.000" is sixty-seven thousand. */
export const populationForm = (today: string) =>
  z.object({
    people: z
      .string()
      .trim()
      .regex(/^\d{1,3}(\.\d{3})+$|^\d+$/, 'indicators.compared.number')
      .transform((said) => Number(said.replaceAll('.', '')))
      .refine((people) => people > 0 && people <= MOST_PEOPLE, 'indicators.compared.number'),
    onDay: z
      .string()
      .refine(isDay, 'indicators.protection.noDay')
      .refine((day) => day <= today, 'indicators.editions.future'),
    source: z.string().trim().min(1, 'forms.error.required').max(300, 'forms.error.tooLong'),
    assumed: z.literal('yes').optional(),
  })
export type PopulationForm = z.output<ReturnType<typeof populationForm>>
