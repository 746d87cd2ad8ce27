import * as z from 'zod'
import { MOST_WEEKS, minutesBetween, REPEATS } from '../../../ground/calendar/repetition.ts'
import { MOST_SESSIONS } from './rules.ts'

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d/, 'forms.error.time')
  .transform((text) => text.slice(0, 5))

/** Beyond these a year was mistyped: 0218, 2108. */
const [EARLIEST, LATEST] = ['1990-01-01', '2099-12-31']
/** Nobody is together for longer in one day. */
const MOST_MINUTES = 16 * 60

/** One session: a day, from when to when. */
export const timesFields = {
  on: z.iso
    .date('forms.error.date')
    .refine((day) => day >= EARLIEST && day <= LATEST, 'activities.form.farAway'),
  from: clockTime,
  to: clockTime,
}
export const lastsTooLong = ({ from, to }: { from: string; to: string }) =>
  minutesBetween(from, to) > MOST_MINUTES

export const repeatFields = {
  repeats: z.enum(REPEATS).default('no'),
  everyWeeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(1),
  until: z.iso.date('forms.error.date').optional(),
  times: z.coerce.number().int().min(1).max(MOST_SESSIONS, 'activities.series.tooMany').optional(),
}

type Times = { on: string; from: string; to: string }
type Repeat = { repeats: string; until?: string | undefined; times?: number | undefined }
type Checked = { value: Times & Partial<Repeat>; issues: z.core.$ZodRawIssue[] }

/** What the answers about time say together: it ends after it begins, and a series has an end. */
export function checkTimes({ value, issues }: Checked) {
  const wrong = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value })
  if (minutesBetween(value.from, value.to) < 5) wrong('to', 'activities.form.endsBefore')
  if (lastsTooLong(value)) wrong('to', 'activities.form.tooManyHours')
  if (!value.repeats || value.repeats === 'no') return
  if (!value.until && !value.times) wrong('until', 'activities.series.noEnd')
  if (value.until && value.until < value.on) wrong('until', 'activities.series.endsBefore')
}

export const seriesForm = z.object({ ...timesFields, ...repeatFields }).check(checkTimes)
export type SeriesForm = z.output<typeof seriesForm>

/** The same from a day on, for a series that runs already. */
export const seriesChangeForm = z
  .object({ since: z.iso.date('forms.error.date'), ...timesFields, ...repeatFields })
  .check(checkTimes)
  .refine(({ since, on }) => since <= on, { path: ['on'], message: 'activities.series.firstBeforeSince' })
export type SeriesChangeForm = z.output<typeof seriesChangeForm>
