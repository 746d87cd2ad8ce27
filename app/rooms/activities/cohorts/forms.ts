import * as z from 'zod'

const name = z.string().trim().min(1).max(120, 'forms.error.tooLong')
const day = z.iso.date('forms.error.date')

export const cohortForm = z
  .object({ name, startsOn: day, endsOn: day, fundedUntil: day.optional() })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'activities.cohorts.endsBefore',
  })
  .refine(({ startsOn, fundedUntil }) => !fundedUntil || fundedUntil >= startsOn, {
    path: ['fundedUntil'],
    message: 'activities.cohorts.endsBefore',
  })
export type CohortForm = z.output<typeof cohortForm>

/** A zone is some municipalities, or a part of one said in words, or both. */
export const zoneForm = z
  .object({
    name,
    municipalities: z
      .array(z.string().regex(/^\d{6}$/))
      .max(200)
      .default([]),
    quarters: z.string().trim().max(300, 'forms.error.tooLong').optional(),
  })
  .refine(({ municipalities, quarters }) => municipalities.length > 0 || quarters, {
    path: ['municipalities'],
    message: 'activities.zones.nothing',
  })
export type ZoneForm = z.output<typeof zoneForm>

export const settingForm = (today: string) =>
  z.object({
    cohortId: z.guid().optional(),
    zoneId: z.guid().optional(),
    // A list, so that it can be unticked without script too.
    insideId: z.array(z.guid()).max(1, 'activities.setting.oneInside').default([]),
    fundedUntil: day.optional(),
    withYouthsOn: day.refine((on) => on <= today, 'funds.form.future').optional(),
  })
export type SettingForm = z.output<ReturnType<typeof settingForm>>
