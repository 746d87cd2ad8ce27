import * as z from 'zod'
import { FACTS, FIGURES, ROLES } from './rules.ts'

const email = z.email().max(254)
const role = z.enum(ROLES)

/** Who is invited: `person` is the id of someone known, or `new-person:` and a name. */
export const invitationForm = z.object({
  person: z.string(),
  email,
  roles: z.array(role).min(1, 'operators.invite.roles.none'),
})
export type InvitationForm = z.infer<typeof invitationForm>

export const roleForm = z.object({ role })

/** `onDate` is checked against today by the page: a fact has happened. */
export const figureForm = z.object({
  figure: z.enum(FIGURES),
  fact: z.enum(FACTS),
  onDate: z.iso.date(),
  note: z.string().trim().max(500).optional(),
})
export type FigureForm = z.infer<typeof figureForm>
