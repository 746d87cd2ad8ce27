import * as z from 'zod'
import { HOWS } from '../people/consents/rules.ts'
import { SECTORS } from './rules.ts'

/** Who somebody is in the team: where they come from, and in their own words what they are there. */
export const partFields = {
  sector: z.enum(SECTORS),
  role: z.string().trim().max(60, 'forms.error.tooLong').optional(),
}

/** A new pact: with whom, of which kind, who opens it; that the person agrees, where nobody wrote it down yet. */
export const newPactForm = z.object({
  personId: z.guid(),
  kindId: z.guid(),
  others: z.array(z.guid()).max(30).default([]),
  ...partFields,
  agreedOn: z.iso.date('forms.error.date').optional(),
  agreedHow: z.enum(HOWS).optional(),
  intakeId: z.guid().optional(),
})
export type NewPactForm = z.output<typeof newPactForm>
