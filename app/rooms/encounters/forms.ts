import * as z from 'zod'
import { MOST_PARTICIPANTS, MOST_TOPICS, topicsSaid, whoSaid } from './rules.ts'

const who = z.string().transform((answer, context) => {
  const said = whoSaid(answer)
  if (said) return said
  context.addIssue({ code: 'custom', message: 'forms.error.invalid' })
  return z.NEVER
})

const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'forms.error.datetime')
  .transform((text) => text.slice(0, 16))
  .refine((text) => Number.isFinite(Date.parse(`${text}Z`)), 'forms.error.datetime')

/** An encounter as it is told: only who is asked for, the rest is known or may be left out. */
export const encounterForm = z
  .object({
    who: z.array(who).min(1).max(MOST_PARTICIPANTS, 'encounters.form.tooMany'),
    metAt: localTime,
    placeId: z.guid().optional(),
    /** Chosen among all the others: it stands before the one offered first. */
    otherPlaceId: z.guid().optional(),
    placeSaid: z.string().trim().max(160).optional(),
    topics: z.array(z.string()).default([]),
    otherTopics: z.string().max(400).default(''),
    note: z.string().trim().max(8000).optional(),
    reserved: z.literal('yes').optional(),
    next: z.string().trim().max(500).optional(),
    nextOn: z.iso.date('forms.error.date').optional(),
  })
  .transform(({ topics, otherTopics, reserved, otherPlaceId, placeId, ...form }) => ({
    ...form,
    ...((otherPlaceId ?? placeId) && { placeId: otherPlaceId ?? placeId }),
    topics: topicsSaid([...topics, otherTopics]).slice(0, MOST_TOPICS),
    reserved: reserved === 'yes',
  }))

export type EncounterForm = z.output<typeof encounterForm>
