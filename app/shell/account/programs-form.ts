import * as z from 'zod'
import { LONGEST_DAYS } from '../../ground/access/program-access.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import { SCOPES } from '../api/contracts.ts'

/** What a program is for, what it may do, as which role and until when; a year at most. */
export const programForm = (today: string, roles: readonly string[]) =>
  z.object({
    name: z.string().trim().min(1).max(80, 'forms.error.tooLong'),
    scopes: z.array(z.enum(SCOPES), 'account.programs.noScope').min(1, 'account.programs.noScope'),
    acting: z
      .string()
      .refine((role) => roles.includes(role), 'forms.error.invalid')
      .optional(),
    expiresOn: z.iso
      .date('forms.error.date')
      .refine((day) => day >= today, 'account.programs.past')
      .refine((day) => day <= daysLater(today, LONGEST_DAYS), 'account.programs.tooLong'),
  })
