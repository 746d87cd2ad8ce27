import * as z from 'zod'

export const entrustForm = z.object({ personId: z.uuid(), part: z.string().trim().min(1).max(80) })
