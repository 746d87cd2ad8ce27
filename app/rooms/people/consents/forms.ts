import * as z from 'zod'
import { CONSENT_KINDS, HOWS, INFORMED_ABOUT } from './rules.ts'

const how = z.enum(HOWS)
const evidence = z.string().trim().max(500).optional()

/** A consent: to what, when, how, who gave it for a minor, and what shows it. */
export const consentForm = z.object({
  kind: z.enum(CONSENT_KINDS),
  givenOn: z.iso.date(),
  how,
  givenBy: z.guid().optional(),
  evidence,
})
export type ConsentForm = z.output<typeof consentForm>

/** Someone agrees to be accompanied. */
export const agreementForm = z.object({ agreedOn: z.iso.date(), how, evidence })
export type AgreementForm = z.output<typeof agreementForm>

/** Someone was told how their data is used. */
export const informedForm = z.object({ about: z.enum(INFORMED_ABOUT), informedOn: z.iso.date(), how })
export type InformedForm = z.output<typeof informedForm>

/** A button alone: only the form's own id matters. */
export const pressedForm = z.object({})
