import * as z from 'zod'
import { dayUntil } from '../amounts/forms.ts'
import { MOST_CENTS } from '../amounts/rules.ts'
import { signedCents } from './rules.ts'

export const seenForm = (today: string) =>
  z.object({
    entries: z.array(z.guid(), { error: 'funds.bank.chooseEntries' }).min(1, 'funds.bank.chooseEntries'),
    on: dayUntil(today),
    reference: z.string().trim().max(120, 'forms.error.tooLong').optional(),
  })

export const balanceForm = (today: string) =>
  z.object({
    on: dayUntil(today),
    cents: z.string().transform((said, context) => {
      const cents = signedCents(said)
      if (cents !== null && Math.abs(cents) <= MOST_CENTS) return cents
      context.addIssue({ code: 'custom', message: 'funds.amount.shape' })
      return z.NEVER
    }),
  })

export const statementForm = z.object({ file: z.instanceof(File, { error: 'funds.documents.noFile' }) })

/** Lines of a statement taken to be entries: which entry, the day of the line, its cents, its row. */
const mark = z.string().transform((said, context) => {
  const [entryId = '', seenOn = '', cents = '', row = ''] = said.split('|')
  const read = z
    .object({
      entryId: z.guid(),
      seenOn: z.iso.date(),
      cents: z.int().positive().max(MOST_CENTS),
      row: z.int(),
    })
    .safeParse({ entryId, seenOn, cents: Number(cents), row: Number(row) })
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: 'forms.error.invalid' })
  return z.NEVER
})
export const marksForm = z.object({ marks: z.array(mark).default([]) })
