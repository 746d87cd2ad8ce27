import * as z from 'zod'

export const PURPOSES = ['care', 'caregivers'] as const
export const PARTS = ['patient', 'caregiver'] as const

export const groupForm = z.object({
  activity: z.guid('intakes.care.activityMissing'),
  purpose: z.enum(PURPOSES, 'intakes.care.purposeMissing'),
  part: z.string().trim().min(1).max(80),
})
export type GroupForm = z.output<typeof groupForm>

export const belongForm = z.object({
  who: z.guid('intakes.care.whoMissing'),
  belongsAs: z.enum(PARTS, 'intakes.care.asMissing'),
  caresFor: z.guid().optional(),
})
export type BelongForm = z.output<typeof belongForm>

export const colleagueForm = z.object({
  colleague: z.guid('intakes.care.whoMissing'),
  colleaguePart: z.string().trim().min(1).max(80),
})

export const registerForm = z.object({ present: z.array(z.guid()).default([]) })

const whole = (most: number) =>
  z.coerce
    .number('intakes.rule.number')
    .int('intakes.rule.number')
    .min(1, 'intakes.rule.number')
    .max(most, 'intakes.rule.number')

export const placementForm = z.object({
  body: z.guid('intakes.care.bodyMissing'),
  tasks: z.string().trim().min(1).max(500, 'intakes.form.long'),
  hoursWeek: whole(40),
  seats: whole(50),
  fromOn: z.iso.date('forms.error.date'),
})
export type PlacementForm = z.output<typeof placementForm>
export const pressedForm = z.object({})
