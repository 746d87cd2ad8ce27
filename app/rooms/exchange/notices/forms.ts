import * as z from 'zod'
import type { SideOf } from '../kinds/forms.ts'
import { CLOSED_WHY, MOST_PLACES } from './rules.ts'

/** What every notice says, whatever its kind: a kind's own fields have other names. */
export const noticeFields = {
  title: z.string().trim().min(1).max(120, 'forms.error.tooLong'),
  visibility: z.enum(['public', 'network', 'operators']),
  places: z.coerce.number().int().min(1).max(MOST_PLACES).optional(),
  fromOn: z.iso.date('forms.error.date').optional(),
  untilOn: z.iso.date('forms.error.date').optional(),
  placeId: z.guid().optional(),
  istatCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  personId: z.guid().optional(),
  organisationId: z.guid().optional(),
  email: z.email().optional(),
  phone: z.string().trim().max(40, 'forms.error.tooLong').optional(),
}
const plainForm = z.object(noticeFields)
export type NoticeFields = z.output<typeof plainForm>
export type Answers = Record<string, unknown>

/** The form of one side of a kind: what every notice says, and what this one asks. */
export const noticeForm = ({ shown, reserved }: SideOf) =>
  z.intersection(plainForm, z.intersection(shown, reserved))

export type SaidNotice = NoticeFields & { shown: Answers; reserved: Answers }

/** A form's answers as a notice takes them: each where it is kept. */
export function saidIn({ shown, reserved }: SideOf, value: Answers): SaidNotice {
  const part = (shape: object) =>
    Object.fromEntries(
      Object.keys(shape)
        .filter((key) => value[key] !== undefined)
        .map((key) => [key, value[key]]),
    )
  return {
    ...(part(noticeFields) as NoticeFields),
    shown: part(shown.shape),
    reserved: part(reserved.shape),
  }
}

export const closeForm = z.object({ why: z.enum(CLOSED_WHY) })
