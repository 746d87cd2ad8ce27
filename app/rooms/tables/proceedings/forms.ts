import * as z from 'zod'
import { OUTCOMES, PROCEEDING_KINDS } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')

const fields = z.object({
  title: words(160),
  purpose: words(6000),
  requirements: words(4000),
  criteria: words(4000),
  opensOn: z.iso.date(),
  questionsUntil: z.iso.date(),
  closesOn: z.iso.date(),
  choiceBy: z.iso.date(),
  ofId: z.guid().optional(),
})
type Fields = z.output<typeof fields>

/** Days come one after the other; each that does not is told beside itself. */
const inOrder = (
  form: Pick<Fields, 'opensOn' | 'questionsUntil' | 'closesOn' | 'choiceBy'>,
  context: z.RefinementCtx,
) => {
  const wrong = (path: string) =>
    context.addIssue({ code: 'custom', path: [path], message: `tables.proceeding.form.${path}Before` })
  if (form.questionsUntil < form.opensOn) wrong('questionsUntil')
  if (form.closesOn < form.questionsUntil) wrong('closesOn')
  if (form.choiceBy < form.closesOn) wrong('choiceBy')
}

export const proceedingForm = fields
  .extend({ kind: z.enum(PROCEEDING_KINDS), officerSeat: z.guid(), officerWords: words(200) })
  .superRefine(inOrder)
export type ProceedingForm = z.output<typeof proceedingForm>

export const draftForm = fields.superRefine(inOrder)
export type DraftForm = z.output<typeof draftForm>

export const extendForm = z
  .object({ questionsUntil: z.iso.date(), closesOn: z.iso.date(), choiceBy: z.iso.date(), why: words(2000) })
  .superRefine((form, context) => inOrder({ ...form, opensOn: form.questionsUntil }, context))
export type ExtendForm = z.output<typeof extendForm>

export const officerForm = z.object({ officerSeat: z.guid(), officerWords: words(200) })
export const stepForm = z.object({ doneOn: z.iso.date(), words: words(300) })
export const closeForm = z.object({ outcome: z.enum(OUTCOMES), words: words(4000) })
export type CloseForm = z.output<typeof closeForm>
