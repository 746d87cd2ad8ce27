import * as z from 'zod'
import { STATES, VOTES } from './rules.ts'

const seats = z.array(z.guid()).default([])

/** Who was for, against or abstained comes as three lists of ticks; whoever is in two of them is told so. */
export const decideForm = z
  .object({
    what: z.string().trim().min(1).max(2000, 'forms.error.tooLong'),
    why: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
    dueOn: z.iso.date(),
    followsId: z.guid().optional(),
    favour: seats,
    against: seats,
    abstained: seats,
  })
  .transform(({ favour, against, abstained, ...form }) => {
    const said = { favour, against, abstained }
    return { ...form, votes: VOTES.flatMap((vote) => said[vote].map((seatId) => ({ seatId, vote }))) }
  })
export type DecideForm = z.output<typeof decideForm>

export const followForm = z.object({
  state: z.enum(STATES),
  on: z.iso.date(),
  words: z.string().trim().min(1).max(2000, 'forms.error.tooLong'),
})
export type FollowForm = z.output<typeof followForm>

export const ASKED = ['open', 'overdue', 'done', 'given_up'] as const

// What an address says beyond these shapes is as if it said nothing.
export const asked = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  table: z.guid().optional().catch(undefined),
  state: z.enum(ASKED).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
})
