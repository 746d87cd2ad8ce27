import * as z from 'zod'
import { JOBS } from './rules.ts'

const day = z.iso.date('forms.error.date')
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d/, 'forms.error.time')
  .transform((said) => said.slice(0, 5))
const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

export const keyForm = z.object({ name: words(120) })
export const keyIdForm = z.object({ id: z.guid() })
export const loanForm = z.object({
  keyId: z.guid('places.rota.key.missing'),
  holderId: z.guid('places.centers.who.missing'),
  givenOn: day,
})
export type LoanForm = z.output<typeof loanForm>
export const returnForm = z.object({ id: z.guid(), returnedOn: day })

/** A shift every week; without anybody it is to be covered. `through`: "kind/id", or words of one's own. */
export const shiftForm = z
  .object({
    job: z.enum(JOBS),
    weekday: z.coerce.number().int().min(1).max(7),
    from: clock,
    to: clock,
    shiftOf: z.guid().optional(),
    fromOn: day,
    untilOn: day.optional(),
    through: z
      .string()
      .regex(/^(work_grant|pact)\/[0-9a-f-]{36}$/i)
      .optional(),
    throughSaid: words(200).optional(),
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'places.hours.order' })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'places.manager.until.before',
  })
export type ShiftForm = z.output<typeof shiftForm>
export const shiftEndForm = z.object({ id: z.guid(), endsOn: day })

const turn = { shiftId: z.guid(), on: day }
/** One tap on a turn: it was done or missed, nobody can come, or whoever taps takes it. */
export const tapForm = z.object({ ...turn, act: z.enum(['done', 'missed', 'open', 'mine']) })
export type TapForm = z.output<typeof tapForm>
/** Somebody is asked to take a turn. */
export const coverForm = z.object({
  turn: z.string().regex(/^[0-9a-f-]{36}\/\d{4}-\d\d-\d\d$/i, 'places.rota.turn.missing'),
  coverId: z.guid('places.centers.who.missing'),
})
