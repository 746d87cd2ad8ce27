import * as z from 'zod'
import { registerForm } from '../sessions/forms.ts'
import { STATES, type State } from '../sessions/rules.ts'

const SEEN = /^seen-(.+)$/
const state = z.enum([...STATES, 'none'])
const count = z.coerce.number().int().min(0).max(100_000).optional()

/** What the register said of each person when the device last saw it: `seen-<id>`. */
const seenIn = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, said]) => {
      const personId = SEEN.exec(name)?.[1]
      const read = state.safeParse(said)
      return personId && read.success ? [[personId, read.data === 'none' ? null : read.data]] : []
    }),
  ) as Record<string, State | null>

const seenForm = z
  .looseObject({
    sessionId: z.guid(),
    activityId: z.guid(),
    seenHeadcount: count,
    seenEvaluation: z.string().max(4000).optional(),
    /** What the person decided after both versions were shown. */
    decided: z.literal('mine').optional(),
  })
  .transform(({ sessionId, activityId, seenHeadcount, seenEvaluation, decided, ...rows }) => ({
    sessionId,
    activityId,
    decided: decided === 'mine',
    seen: { states: seenIn(rows), headcount: seenHeadcount ?? null, evaluation: seenEvaluation ?? '' },
  }))

/** The register of a session as a device sends it: the rows that were changed there, and what stood in them before. */
export const heldRegisterForm = z.intersection(seenForm, registerForm)
export type HeldRegisterForm = z.output<typeof heldRegisterForm>
