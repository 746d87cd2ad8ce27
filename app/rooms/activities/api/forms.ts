import * as z from 'zod'
import { minutesBetween } from '../../../ground/calendar/repetition.ts'
import { timesFields } from '../series/forms.ts'
import { walkIn } from '../sessions/forms.ts'
import { type Entry, ROLES, STATES } from '../sessions/rules.ts'

const where = {
  placeId: z.guid().optional(),
  roomId: z.guid().optional(),
  title: z.string().trim().max(160, 'forms.error.tooLong').optional(),
}
const inOrder = ({ from, to }: { from: string; to: string }) => minutesBetween(from, to) >= 5
const WRONG = { path: ['to'], message: 'activities.form.endsBefore' }

/** A further session of an activity. */
export const newSessionForm = z
  .object({ activityId: z.guid(), ...timesFields, ...where })
  .refine(inOrder, WRONG)

/** A session that moves, is cancelled or called back. */
export const sessionChangeForm = z
  .object({ ...timesFields, ...where, cancelled: z.literal('yes').optional() })
  .refine(inOrder, WRONG)

const entry = z.object({
  personId: z.guid(),
  state: z.enum([...STATES, 'none']),
  role: z.enum(ROLES).default('participant'),
})

/** The register as programs send it: the people it names, each with their state; who is not named stays as they are. */
export const registerChangeForm = z
  .object({
    entries: z.array(entry).max(500).default([]),
    walkIns: z.array(walkIn).max(200).default([]),
    headcount: z.coerce.number().int().min(0).max(100_000).optional(),
    evaluation: z.string().trim().max(4000, 'forms.error.tooLong').optional(),
    overCapacity: z.literal('yes').optional(),
    closed: z.literal('yes').optional(),
  })
  .transform(({ entries, headcount, evaluation, overCapacity, closed, walkIns }) => ({
    entries: entries.map(({ state, ...one }): Entry => ({ ...one, state: state === 'none' ? null : state })),
    walkIns,
    headcount: headcount ?? null,
    evaluation: evaluation ?? null,
    close: closed === 'yes',
    overCapacity: overCapacity === 'yes',
  }))
