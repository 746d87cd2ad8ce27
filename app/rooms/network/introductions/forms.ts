import * as z from 'zod'
import { BECAME, type Kind, WHYS } from './rules.ts'

const side = z
  .string()
  .regex(/^(person|organisation):[0-9a-f-]{36}$/)
  .transform((said) => {
    const [kind, id] = said.split(':') as [Kind, string]
    return { kind, id }
  })

/** A pair as a proposal names it. */
export const pairForm = z
  .object({ a: side, b: side })
  .refine(({ a, b }) => a.id !== b.id, 'forms.error.invalid')

export const acceptForm = z.object({ dueOn: z.iso.date('forms.error.date') })

export const dismissForm = z.object({
  why: z.enum(WHYS),
  words: z.string().trim().max(1000).optional(),
  forWhom: z.enum(['everyone', 'me']),
})
export type Dismissed = z.output<typeof dismissForm>

export const outcomeForm = z.object({
  became: z.enum(BECAME),
  on: z.iso.date('forms.error.date'),
  encounterId: z.guid().optional(),
})
export type OutcomeNoted = z.output<typeof outcomeForm>
