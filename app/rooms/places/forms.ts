import * as z from 'zod'
import { KINDS, readDay, WEEKDAYS } from './rules.ts'

const day = z.iso.date('forms.error.date').optional()
const degrees = (most: number) =>
  z
    .string()
    .trim()
    .transform((said) => Number(said.replace(',', '.')))
    .pipe(
      z
        .number('forms.error.number')
        .min(-most, 'places.form.position.range')
        .max(most, 'places.form.position.range'),
    )
    .optional()

/** A place as it is written down. Messages are text keys. */
export const placeForm = z
  .object({
    name: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
    kind: z.enum(KINDS, 'places.form.kind.missing'),
    address: z.string().trim().max(200, 'forms.error.tooLong').optional(),
    municipality: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    latitude: degrees(90),
    longitude: degrees(180),
    description: z.string().trim().max(4000, 'forms.error.tooLong').optional(),
    capacity: z.coerce
      .number('forms.error.number')
      .int('forms.error.number')
      .min(1, 'places.form.capacity.range')
      .max(100_000, 'places.form.capacity.range')
      .optional(),
    openedOn: day,
    reactivatedOn: day,
    closedOn: day,
  })
  .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
    path: ['longitude'],
    message: 'places.form.position.both',
  })
  .refine(
    ({ openedOn, reactivatedOn, closedOn }) => {
      const began = reactivatedOn ?? openedOn
      return !closedOn || !began || closedOn >= began
    },
    { path: ['closedOn'], message: 'places.form.closed.before' },
  )
export type PlaceForm = z.output<typeof placeForm>

const hoursOfDay = z
  .string()
  .default('')
  .transform((said, check) => {
    const read = readDay(said)
    if (read.ok) return read.value
    check.addIssue({ code: 'custom', message: read.refusal })
    return z.NEVER
  })

export const dayField = (weekday: number) => `day${weekday}`

/** The opening hours of a week: one line of words for each day, empty when closed. */
export const hoursForm = z
  .object(Object.fromEntries(WEEKDAYS.map((weekday) => [dayField(weekday), hoursOfDay])))
  .transform((days) =>
    WEEKDAYS.flatMap((weekday) => (days[dayField(weekday)] ?? []).map((span) => ({ weekday, ...span }))),
  )
export type HoursForm = z.output<typeof hoursForm>

/** An organisation manages a place, together with others, from a day on. */
export const managerForm = z
  .object({
    organisationId: z.uuid('places.manager.who.missing'),
    fromOn: z.iso.date('forms.error.date'),
    untilOn: day,
  })
  .refine(({ fromOn, untilOn }) => !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'places.manager.until.before',
  })
export type ManagerForm = z.output<typeof managerForm>

export const endForm = z.object({
  organisationId: z.uuid(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date('forms.error.date'),
})

export const dayForm = z.object({ on: z.iso.date('forms.error.date') })
