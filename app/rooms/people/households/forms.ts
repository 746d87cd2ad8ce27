import * as z from 'zod'

const relation = z.string().trim().max(60, 'people.household.relation.long').optional()
const day = z.iso.date('forms.error.date').optional()
const inOrder = { path: ['untilOn'], message: 'people.household.until.before' }

/** A new household, begun with the person on whose page it is written. Messages are text keys. */
export const householdForm = z.object({
  name: z.string().trim().min(1).max(120, 'people.household.name.long'),
  relation,
  fromOn: day,
})
export type HouseholdForm = z.output<typeof householdForm>

/** Someone comes to live in a household. */
export const memberForm = z
  .object({ personId: z.uuid('people.household.who.missing'), relation, fromOn: day, untilOn: day })
  .refine(({ fromOn, untilOn }) => !fromOn || !untilOn || untilOn >= fromOn, inOrder)
export type MemberForm = z.output<typeof memberForm>

/** Someone leaves it. */
export const leavingForm = z.object({ untilOn: z.iso.date('forms.error.date') })
