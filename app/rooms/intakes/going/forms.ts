import * as z from 'zod'
import { ANSWERS, CONTACT_HOWS, HOWS, OUTCOMES } from '../rules.ts'

const words = z.string().trim().min(1).max(2000, 'intakes.form.long')
const day = z.iso.date('forms.error.date')

/** What is next, by whom, by when: only what is asked for. */
export const stepForm = z.object({ step: words, dueOn: day.optional(), assignedTo: z.guid().optional() })
export type StepForm = z.output<typeof stepForm>

export const contactForm = z.object({
  onDay: day,
  contactHow: z.enum(CONTACT_HOWS),
  contact: z.string().trim().max(2000, 'intakes.form.long').optional(),
})
export type ContactForm = z.output<typeof contactForm>

/** Somebody is asked, with the person's consent, told no more than they need. */
export const referralForm = z.object({
  organisation: z.guid('intakes.referral.whomMissing'),
  askedOn: day,
  asked: words,
  agreedHow: z.enum(HOWS, 'intakes.referral.agreedMissing'),
})
export type ReferralForm = z.output<typeof referralForm>

export const answerForm = z.object({
  answer: z.enum(ANSWERS),
  answeredOn: day,
  answerSaid: z.string().trim().max(2000, 'intakes.form.long').optional(),
})
export type AnswerForm = z.output<typeof answerForm>

export const closingForm = z.object({
  closedOn: day,
  outcome: z.enum(OUTCOMES, 'intakes.close.outcomeMissing'),
  changed: words,
})
export type ClosingForm = z.output<typeof closingForm>
export const pressedForm = z.object({})
