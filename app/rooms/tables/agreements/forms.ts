import * as z from 'zod'
import { amount } from '../../funds/amounts/forms.ts'

export const agreementForm = z
  .object({
    subject: z.string().trim().min(1).max(2000, 'forms.error.tooLong'),
    with: z.array(z.guid(), 'tables.agreement.nobody').min(1, 'tables.agreement.nobody'),
    signedOn: z.iso.date(),
    fromOn: z.iso.date(),
    untilOn: z.iso.date(),
    amount: amount.optional(),
    fundId: z.guid().optional(),
    fundWords: z.string().trim().max(200, 'forms.error.tooLong').optional(),
  })
  .superRefine(({ signedOn, fromOn, untilOn, ...form }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (fromOn < signedOn) wrong('fromOn', 'tables.agreement.beforeSigned')
    if (untilOn < fromOn) wrong('untilOn', 'tables.form.endsBefore')
    if (form.amount !== undefined && !form.fundId && !form.fundWords)
      wrong('fundWords', 'tables.agreement.noFund')
  })
export type AgreementForm = z.output<typeof agreementForm>
