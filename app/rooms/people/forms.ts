import * as z from 'zod'
import { phoneNumber } from '../../ground/files/italian.ts'
import { GENDERS } from './rules.ts'

const phone = z.string().transform((said, check) => {
  const number = phoneNumber(said)
  if (number.ok) return number.value
  check.addIssue({ code: 'custom', message: 'people.form.phone.shape' })
  return z.NEVER
})
const name = z.string().trim().max(80, 'people.form.name.long')

/** What is written down of a person. One name is enough. Messages are text keys. */
export const personForm = z
  .object({
    givenName: name.min(1, 'people.form.name.missing'),
    familyName: name.default(''),
    bornOn: z.iso.date('people.form.born.shape').optional(),
    birthYear: z.coerce
      .number('people.form.birthYear.shape')
      .int('people.form.birthYear.shape')
      .min(1890, 'people.form.birthYear.shape')
      .optional(),
    gender: z.enum(GENDERS).optional(),
    municipality: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'people.form.language.shape')
      .optional(),
    email: z.email('forms.error.email').max(254).optional(),
    phone: phone.optional(),
    address: z.string().trim().max(200, 'people.form.address.long').optional(),
    interests: z.string().max(1000).default(''),
    offers: z.string().max(1000).default(''),
    someoneElse: z.literal('yes').optional(),
  })
  .refine(({ bornOn, birthYear }) => !bornOn || !birthYear || Number(bornOn.slice(0, 4)) === birthYear, {
    path: ['birthYear'],
    message: 'people.form.birthYear.other',
  })
  .refine(({ bornOn }) => !bornOn || bornOn > '1890-01-01', {
    path: ['bornOn'],
    message: 'people.form.born.future',
  })
/** The same on a day of the territory: nobody was born after it. */
export const personFormOn = (today: string) =>
  personForm
    .refine(({ bornOn }) => !bornOn || bornOn <= today, {
      path: ['bornOn'],
      message: 'people.form.born.future',
    })
    .refine(({ birthYear }) => !birthYear || birthYear <= Number(today.slice(0, 4)), {
      path: ['birthYear'],
      message: 'people.form.birthYear.future',
    })
export type PersonForm = z.output<typeof personForm>
