import * as z from 'zod'
import { codeSaid, tidyName } from '../signups/rules.ts'

/** Somebody says that they are here: by the code of their sign-up, else by the name they want to give. */
export const arrivalForm = z
  .object({
    name: z.string().transform(tidyName).pipe(z.string().max(80, 'forms.error.tooLong')).optional(),
    code: z.string().max(40, 'forms.error.tooLong').transform(codeSaid).optional(),
    as: z.literal('account').optional(),
  })
  .refine(({ name, code, as }) => as || name || code, {
    path: ['name'],
    message: 'activities.checkin.form.nameMissing',
  })
export type ArrivalForm = z.output<typeof arrivalForm>

const ids = z.array(z.guid()).max(1000).default([])

/** Who of those shown is here, and who of those that signed up came without a phone; or whom an arrival is. */
export const settleForm = z
  .object({
    shown: ids,
    here: ids,
    came: ids,
    is: z
      .string()
      .regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/i)
      .transform((said) => ({ arrivalId: said.slice(0, 36), personId: said.slice(37) }))
      .optional(),
  })
  .transform(({ shown, here, came, is }) => ({
    is,
    here: shown.filter((id) => here.includes(id)),
    notHere: shown.filter((id) => !here.includes(id)),
    came,
  }))
export type SettleForm = z.output<typeof settleForm>

/** The code of a poster, or of a sheet, typed by hand. */
export const codeForm = z.object({
  code: z
    .string()
    .max(200, 'forms.error.tooLong')
    .transform(codeSaid)
    .pipe(z.string().min(1, 'forms.error.required')),
})
