import * as z from 'zod'
import { whoSaid } from '../../encounters/rules.ts'
import { dayUntil } from '../../funds/amounts/forms.ts'
import { MAKER_PARTS } from './rules.ts'

const somebody = z.string('activities.makers.whoMissing').transform((answer, context) => {
  const said = whoSaid(answer)
  if (said?.kind === 'person') return said.id
  context.addIssue({ code: 'custom', message: 'activities.makers.whoMissing' })
  return z.NEVER
})

/** Who begins to make a lab, in which part, since when. */
export const makerForm = (today: string) =>
  z.object({ who: somebody, part: z.enum(MAKER_PARTS), fromOn: dayUntil(today) })
export type MakerForm = z.output<ReturnType<typeof makerForm>>

/** Who goes on from a day, and what whoever leaves says to them; nobody may go on yet. */
export const handOverForm = (today: string) =>
  z.object({
    to: somebody.optional(),
    onDate: dayUntil(today),
    note: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
  })
export type HandOverForm = z.output<ReturnType<typeof handOverForm>>
