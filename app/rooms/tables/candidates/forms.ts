import * as z from 'zod'
import { fiscalCode } from '../../../ground/files/italian.ts'
import { SECTIONS } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

const code = z.string().transform((said, check) => {
  const read = fiscalCode(said)
  if (read.ok) return read.value
  const why = read.refusal === 'files.fiscalCode.check' ? 'check' : 'shape'
  check.addIssue({ code: 'custom', message: `organisations.form.fiscalCode.${why}` })
  return z.NEVER
})

const applying = z.object({
  name: words(200),
  fiscalCode: code,
  words: words(8000),
  who: words(160),
  phone: z.string().trim().max(40, 'forms.error.tooLong').optional(),
})

/** From the site: the answer goes by mail. */
export const applyForm = applying.extend({ email: z.email('forms.error.email').max(254) })
export type ApplyForm = z.output<typeof applyForm>

/** On paper, written by whoever received it. */
export const paperForm = applying.extend({
  email: z.email('forms.error.email').max(254).optional(),
  arrivedOn: z.iso.date(),
})
export type PaperForm = z.output<typeof paperForm>

export const checkForm = z
  .object({
    found: z.enum(['yes', 'no']),
    number: z
      .string()
      .trim()
      .regex(/^[1-9][0-9]{0,6}$/, 'tables.check.number')
      .optional(),
    section: z.enum(SECTIONS).optional(),
    enrolledOn: z.iso.date().optional(),
    checkedOn: z.iso.date(),
  })
  .superRefine(({ found, checkedOn, enrolledOn, ...form }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (found === 'no') return
    if (form.number === undefined) wrong('number', 'forms.error.required')
    if (form.section === undefined) wrong('section', 'forms.error.required')
    if (enrolledOn === undefined) wrong('enrolledOn', 'forms.error.required')
    else if (enrolledOn > checkedOn) wrong('enrolledOn', 'tables.check.enrolledLater')
  })
export type CheckForm = z.output<typeof checkForm>

export const judgeForm = z.object({
  answer: z.enum(['admitted', 'refused']),
  reason: z.string().trim().min(1).max(2000, 'forms.error.tooLong').optional(),
})
export type JudgeForm = z.output<typeof judgeForm>

export const withdrawForm = z.object({ reason: words(2000) })
