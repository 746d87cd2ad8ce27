import * as z from 'zod'
import { territoryForm } from '../../rooms/territories/forms.ts'
import { newPassword } from '../sign-in/forms.ts'

/** The administrator and the territory together. Municipalities come from the type-ahead, a pasted list, or both. */
export const setUpForm = territoryForm.omit({ municipalities: true }).extend({
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'setUp.slug.letters')
    .min(2, 'setUp.slug.letters')
    .max(60, 'setUp.slug.letters')
    .optional(),
  municipalities: z.array(z.string()).default([]),
  pasted: z.string().max(100_000).optional(),
  person: z.string().trim().min(2).max(160),
  email: z.email().max(254),
  password: newPassword,
})
export type SetUpForm = z.infer<typeof setUpForm>
