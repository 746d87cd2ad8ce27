import * as z from 'zod'
import { registerForm } from '../sessions/forms.ts'
import { ROLES, STATES } from '../sessions/rules.ts'
import type { Said } from './rules.ts'

const SEEN = /^seen-(.+)$/
const state = z.enum([...STATES, 'none'])
const role = z.enum(ROLES).catch('participant')
const count = z.coerce.number().int().min(0).max(100_000).optional()

/** What the register said of each person when the device last saw it: `seen-<id>`, and their role `seenRole-<id>`. */
const seenIn = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, said]) => {
      const personId = SEEN.exec(name)?.[1]
      const read = state.safeParse(said)
      if (!personId || !read.success) return []
      const seen = {
        state: read.data === 'none' ? null : read.data,
        role: role.parse(fields[`seenRole-${personId}`]),
      }
      return [[personId, seen]]
    }),
  ) as Record<string, Said>

const seenForm = z
  .looseObject({
    sessionId: z.guid(),
    activityId: z.guid(),
    seenHeadcount: count,
    seenEvaluation: z.string().max(4000).optional(),
    /** What the person decided after both versions were shown. */
    decided: z.enum(['mine', 'theirs']).optional(),
  })
  .transform(({ sessionId, activityId, seenHeadcount, seenEvaluation, decided, ...rows }) => ({
    sessionId,
    activityId,
    decided,
    seen: { rows: seenIn(rows), headcount: seenHeadcount ?? null, evaluation: seenEvaluation ?? '' },
  }))

/** The register of a session as a device sends it: the rows that were changed there, and what stood in them before. */
export const heldRegisterForm = z.intersection(seenForm, registerForm)
export type HeldRegisterForm = z.output<typeof heldRegisterForm>
