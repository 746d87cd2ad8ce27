import * as z from 'zod'
import { amountSaid, typedAmount } from './rules.ts'

/** An amount of euro as typed, in whole cents; a clear refusal beside its field where it is none. */
export const amount = z.string().transform((said, context) => {
  const read = amountSaid(said)
  if (read.ok) return read.cents
  context.addIssue({ code: 'custom', message: `funds.amount.${read.refusal}` })
  return z.NEVER
})

/** The same where nothing at all may be said too: zero. */
export const amountOrZero = z.string().transform((said, context) => {
  const read = amountSaid(said)
  if (read.ok) return read.cents
  if (read.refusal === 'zero') return 0
  context.addIssue({ code: 'custom', message: `funds.amount.${read.refusal}` })
  return z.NEVER
})

const asTyped = (value: unknown) => (typeof value === 'number' ? typedAmount(value) : value)
/** An amount as typed, or as it stands already in cents: what was kept may be read through the form it came from. */
export const cents = z.preprocess(asTyped, amount)
export const centsOrZero = z.preprocess(asTyped, amountOrZero)

/** The day of a fact: any up to today, by the territory's own calendar. */
export const dayUntil = (today: string) => z.iso.date().refine((day) => day <= today, 'funds.form.future')
