import * as z from 'zod'
import { KINDS, PARTS } from './rules.ts'

export const tableForm = z
  .object({
    kind: z.enum(KINDS),
    name: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
    purpose: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
    quorum: z.coerce.number().int().min(1, 'tables.form.quorumRange').max(200, 'tables.form.quorumRange'),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().optional(),
    ofId: z.guid().optional(),
    shown: z.literal('yes').optional(),
  })
  .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'tables.form.endsBefore',
  })
export type TableForm = z.output<typeof tableForm>

export const seatForm = z
  .object({
    personId: z.guid(),
    body: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
    organisationId: z.guid().optional(),
    part: z.enum(PARTS),
    fromOn: z.iso.date(),
    untilOn: z.iso.date().optional(),
  })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'tables.form.endsBefore',
  })
export type SeatForm = z.output<typeof seatForm>

export const editForm = z.object({
  name: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
  purpose: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
  quorum: z.coerce.number().int().min(1, 'tables.form.quorumRange').max(200, 'tables.form.quorumRange'),
  endsOn: z.iso.date().optional(),
  shown: z.literal('yes').optional(),
})
export type EditForm = z.output<typeof editForm>

const FOLLOW = /^follow-(.+)$/

/** Why a table closes, and beside each decision it leaves open who is to see it done. */
export const closeTableForm = z
  .looseObject({ why: z.string().trim().min(1).max(2000, 'forms.error.tooLong') })
  .transform(({ why, ...sent }, context) => {
    const follows = new Map<string, string>()
    for (const [name, value] of Object.entries(sent)) {
      const decision = FOLLOW.exec(name)?.[1]
      if (!decision) continue
      const person = z.guid().safeParse(value)
      if (person.success) follows.set(decision, person.data)
      else context.addIssue({ code: 'custom', path: [name], message: 'forms.error.invalid' })
    }
    return { why, follows }
  })
export type CloseTableForm = z.output<typeof closeTableForm>
