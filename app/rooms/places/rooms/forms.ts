import * as z from 'zod'
import { USER_KINDS } from '../bookings/rules.ts'
import { centsSaid, tariffField } from './rules.ts'

const tariff = z
  .string()
  .trim()
  .transform((said, check) => {
    const cents = centsSaid(said)
    if (cents !== null) return cents
    check.addIssue({ code: 'custom', message: 'places.room.tariff.shape' })
    return z.NEVER
  })
  .optional()

/** A room of a place, with what an hour of it costs to whom. */
export const roomForm = z
  .object({
    name: z.string().trim().min(1).max(120, 'forms.error.tooLong'),
    capacity: z.coerce
      .number('forms.error.number')
      .int('forms.error.number')
      .min(1, 'places.form.capacity.range')
      .max(100_000, 'places.form.capacity.range'),
    equipment: z.string().trim().max(1000, 'forms.error.tooLong').optional(),
    description: z.string().trim().max(2000, 'forms.error.tooLong').optional(),
    accessible: z.literal('yes').optional(),
    needsApproval: z.literal('yes').optional(),
    shown: z.literal('yes').optional(),
    ...Object.fromEntries(USER_KINDS.map((kind) => [tariffField(kind), tariff])),
  })
  .transform((said) => ({
    name: said.name,
    capacity: said.capacity,
    equipment: said.equipment ?? null,
    description: said.description ?? null,
    accessible: said.accessible === 'yes',
    needsApproval: said.needsApproval === 'yes',
    shown: said.shown === 'yes',
    tariffs: Object.fromEntries(
      USER_KINDS.flatMap((kind) => {
        const cents = (said as Record<string, unknown>)[tariffField(kind)]
        return typeof cents === 'number' && cents > 0 ? [[kind, cents]] : []
      }),
    ),
  }))
export type RoomForm = z.output<typeof roomForm>

/** Days on which the place stays closed. */
export const closedDaysForm = z
  .object({
    fromOn: z.iso.date('forms.error.date'),
    untilOn: z.iso.date('forms.error.date').optional(),
    why: z.string().trim().max(160, 'forms.error.tooLong').optional(),
  })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'places.closed.order',
  })
export type ClosedDaysForm = z.output<typeof closedDaysForm>

export const droppedForm = z.object({ id: z.uuid() })
