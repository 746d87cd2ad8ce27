import * as z from 'zod'
import { dayUntil } from '../../funds/amounts/forms.ts'
import { ACTS } from '../votes/rules.ts'

const whole = (most: number) =>
  z.coerce
    .number('calls.ballots.number')
    .int('calls.ballots.number')
    .min(1, 'calls.ballots.number')
    .max(most, 'calls.ballots.number')

/** Sheets out of a box: what they are, where they lay, how many there are. */
export const batchForm = (today: string) =>
  z.object({
    act: z.enum(ACTS),
    placeId: z.guid('calls.codes.noPlace'),
    sheets: whole(2000),
    collectedOn: dayUntil(today),
  })
export type BatchForm = z.output<ReturnType<typeof batchForm>>

/** One sheet; without choices it is blank, or nobody can tell what was meant. */
export const sheetForm = z
  .object({
    number: whole(9999),
    choices: z.array(z.guid()).max(200).default([]),
    blank: z.literal('yes').optional(),
  })
  .refine(({ choices, blank }) => choices.length > 0 || blank, {
    error: 'calls.ballots.noChoice',
    path: ['choices'],
  })
export type SheetForm = z.output<typeof sheetForm>

export const countForm = z.object({ counted: whole(2000) })
