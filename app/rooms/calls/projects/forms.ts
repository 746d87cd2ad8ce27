import * as z from 'zod'
import { dayUntil } from '../../funds/amounts/forms.ts'
import { OUTCOMES } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

/** A step of the accompaniment: what, until when, who helps. */
export const stepForm = z.object({
  what: words(300),
  dueOn: z.iso.date('forms.error.date'),
  helperId: z.guid().optional(),
})
export type StepForm = z.output<typeof stepForm>

/** What became of an idea, and where one sees it. */
export const outcomeForm = (today: string) =>
  z.object({
    outcome: z.enum(OUTCOMES),
    on: dayUntil(today),
    words: words(4000),
    activityId: z.guid().optional(),
    placeId: z.guid().optional(),
  })
export type OutcomeForm = z.output<ReturnType<typeof outcomeForm>>

/** A story in the words and under the name that were agreed. */
export const storyForm = z.object({
  personId: z.guid('calls.story.noTeller'),
  words: words(4000),
  signedAs: words(80),
})
export type StoryForm = z.output<typeof storyForm>
