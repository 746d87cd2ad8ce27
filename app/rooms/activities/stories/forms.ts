import * as z from 'zod'
import { whoSaid } from '../../encounters/rules.ts'
import { WENT } from './rules.ts'

const teller = z.string('activities.stories.who.missing').transform((answer, context) => {
  const said = whoSaid(answer)
  if (said?.kind === 'person') return said.id
  context.addIssue({ code: 'custom', message: 'activities.stories.who.missing' })
  return z.NEVER
})

/** What somebody told of an activity, on which day, and how it went. */
export const storyFormOn = (today: string) =>
  z.object({
    teller,
    toldOn: z.iso.date('forms.error.date').refine((day) => day <= today, 'activities.stories.on.future'),
    went: z.enum(WENT),
    words: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
  })
export type StoryForm = z.output<ReturnType<typeof storyFormOn>>

/** The words that were agreed for everyone to read, and the name under them. */
export const publishForm = z.object({
  words: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
  signedAs: z.string().trim().min(1).max(80, 'forms.error.tooLong'),
})
export type PublishForm = z.output<typeof publishForm>
