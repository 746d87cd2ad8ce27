import * as z from 'zod'

export const photoForm = z.object({
  alt: z.string().trim().min(1).max(200, 'forms.error.tooLong'),
  photo: z.instanceof(File),
})
