import * as z from 'zod'
import { fiscalCode } from '../../ground/files/italian.ts'
import { KINDS } from './rules.ts'

const code = z.string().transform((said, check) => {
  const read = fiscalCode(said)
  if (read.ok) return read.value
  check.addIssue({
    code: 'custom',
    message:
      read.refusal === 'files.fiscalCode.check'
        ? 'organisations.form.fiscalCode.check'
        : 'organisations.form.fiscalCode.shape',
  })
  return z.NEVER
})
const text = (longest: number) => z.string().trim().max(longest, 'forms.error.tooLong').optional()
const website = z
  .string()
  .trim()
  .transform((address) => (/^https?:\/\//i.test(address) ? address : `https://${address}`))
  .pipe(
    z
      .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'forms.error.url' })
      .max(300, 'forms.error.tooLong'),
  )

/** An organisation or a group as it is written down. The first part is for everyone once listed, contacts for the team. */
export const organisationForm = z.object({
  name: z.string().trim().min(1).max(200, 'forms.error.tooLong'),
  kind: z.enum(KINDS, 'organisations.form.kind.missing'),
  fiscalCode: code.optional(),
  municipality: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  address: text(200),
  description: text(4000),
  offers: text(2000),
  looksFor: text(2000),
  website: website.optional(),
  publicEmail: z.email('forms.error.email').max(254).optional(),
  publicPhone: text(40),
  contactEmail: z.email('forms.error.email').max(254).optional(),
  contactPhone: text(40),
  contactNote: text(1000),
  alreadyKnown: z.literal('yes').optional(),
})
export type OrganisationForm = z.output<typeof organisationForm>

/** Someone has a part in an organisation. */
export const memberForm = z
  .object({
    personId: z
      .string('organisations.member.who.missing')
      .min(1, 'organisations.member.who.missing')
      .max(160),
    role: z.string().trim().max(60, 'forms.error.tooLong').default('member'),
    fromOn: z.iso.date('forms.error.date').optional(),
    untilOn: z.iso.date('forms.error.date').optional(),
  })
  .refine(({ fromOn, untilOn }) => !fromOn || !untilOn || untilOn >= fromOn, {
    path: ['untilOn'],
    message: 'organisations.member.until.before',
  })
export type MemberForm = z.output<typeof memberForm>

export const dayForm = z.object({ on: z.iso.date('forms.error.date') })

/** A button alone: only the form's own id matters. */
export const pressedForm = z.object({})
