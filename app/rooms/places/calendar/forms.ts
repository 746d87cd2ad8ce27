import * as z from 'zod'
import { VIEWS } from './rules.ts'

/** What the address of a calendar asks for; what makes no sense is not asked. */
export const calendarFilter = z.object({
  view: z.enum(VIEWS).catch('week'),
  on: z.iso.date().optional().catch(undefined),
  room: z.uuid().optional().catch(undefined),
})

export const shareForm = z.object({ label: z.string().trim().min(1).max(120, 'forms.error.tooLong') })
export const revokeForm = z.object({ id: z.uuid() })
