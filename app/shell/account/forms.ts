import * as z from 'zod'
import { newPassword } from '../sign-in/forms.ts'

export const nameForm = z.object({ name: z.string().trim().min(1).max(160) })
export const passwordForm = z.object({ current: z.string().optional(), password: newPassword })
