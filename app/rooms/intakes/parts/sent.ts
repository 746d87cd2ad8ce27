import type { FormState } from '../../../ground/forms/parse-form.ts'

/** Which form of an intake's page was sent: it alone comes back with what was typed. */
export type Which =
  | 'step'
  | 'contact'
  | 'referral'
  | 'answer'
  | 'close'
  | 'judge'
  | 'event'
  | 'join'
  | 'agree'
  | 'part'
export type Sent = { which?: Which; form?: FormState; about?: string }

export const formOf = (sent: Sent, which: Which, about?: string): FormState =>
  sent.which === which && sent.about === about ? (sent.form ?? {}) : {}
