import * as z from 'zod'

const day = z.iso.date('forms.error.date')
const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

/** The day a place becomes a civic center. */
export const centerForm = z.object({ openedOn: day })

/** The day it stops being one, and why. */
export const endingForm = z.object({ endedOn: day, why: words(1000) })

/** Who coordinates from a day on; what whoever did before hands over. */
export const coordinatorForm = z.object({
  personId: z.guid('places.centers.who.missing'),
  fromOn: day,
  handOver: words(4000).optional(),
})
export type CoordinatorForm = z.output<typeof coordinatorForm>

/** Nobody coordinates any more, from a day on. */
export const leavingForm = z.object({ untilOn: day, handOver: words(4000).optional() })
export type LeavingForm = z.output<typeof leavingForm>

/** A family by one of its people. */
export const familyForm = z.object({
  familyOf: z.guid('places.centers.who.missing'),
  does: words(300).optional(),
  since: day,
})
export type FamilyForm = z.output<typeof familyForm>

export const familyEndForm = z.object({ id: z.guid(), untilOn: day })

/** How many families more, without names. */
export const countForm = z.object({
  families: z.coerce
    .number('forms.error.number')
    .int('forms.error.number')
    .min(0, 'forms.error.number')
    .max(100_000, 'forms.error.number'),
})
