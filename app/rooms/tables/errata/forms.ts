import * as z from 'zod'

const words = z.string().trim().min(1).max(2000, 'forms.error.tooLong')

export const erratumForm = z.object({ written: words, should: words })
export type ErratumForm = z.output<typeof erratumForm>

export const approveErratumForm = z.object({ inId: z.guid() })
