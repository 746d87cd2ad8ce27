import * as z from 'zod'

/** What someone could not read or use, on which page, and where an answer may go. */
export const feedbackForm = z.object({
  said: z.string().trim().min(5, 'directory.feedback.said.short').max(4000),
  aboutPage: z.string().trim().max(300).optional(),
  replyTo: z.email().max(254).optional(),
})
export type FeedbackForm = z.infer<typeof feedbackForm>
