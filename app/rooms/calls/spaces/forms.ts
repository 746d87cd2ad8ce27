import * as z from 'zod'
import { ROWS, type SpaceCriterion } from './rules.ts'

const LARGEST = 100
const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')
const whole = z.coerce
  .number('calls.form.wholeNumber')
  .int('calls.form.wholeNumber')
  .min(1, 'calls.form.wholeNumber')
  .max(LARGEST, 'calls.form.wholeNumber')

/** A row of the score sheet is whole or empty. A draft may have none yet: it is asked for when the call is published. */
const sheet = z.looseObject({}).transform((sent, context): SpaceCriterion[] => {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] })
  return ROWS.flatMap((row) => {
    const [label, weight, best] = ['label', 'weight', 'best'].map((name) => sent[`c${row}_${name}`])
    if (label === undefined) {
      if (weight !== undefined || best !== undefined) say(`c${row}_label`, 'calls.form.noLabel')
      return []
    }
    const [weighs, most] = [whole.safeParse(weight), whole.safeParse(best)]
    if (!weighs.success) say(`c${row}_weight`, 'calls.form.wholeNumber')
    if (!most.success) say(`c${row}_best`, 'calls.form.wholeNumber')
    const said = String(label).trim()
    if (said.length > 200) say(`c${row}_label`, 'forms.error.tooLong')
    return weighs.success && most.success
      ? [{ code: `c${row}`, label: said, weight: weighs.data, best: most.data }]
      : []
  })
})

const day = z.iso.date('forms.error.date')
const fields = z
  .object({ title: words(160), purpose: words(6000), opensOn: day, closesOn: day, resultOn: day })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    error: 'calls.form.closesBefore',
    path: ['closesOn'],
  })
  .refine(({ closesOn, resultOn }) => closesOn <= resultOn, {
    error: 'calls.form.resultBefore',
    path: ['resultOn'],
  })

/** What a call for spaces says, and the sheet by which they will be assessed. */
export const spaceCallForm = z.any().transform((sent: Record<string, unknown>, context) => {
  const [said, looked] = [fields.safeParse(sent), sheet.safeParse(sent)]
  for (const issue of [...(said.error?.issues ?? []), ...(looked.error?.issues ?? [])])
    context.issues.push(issue as (typeof context.issues)[number])
  return said.success && looked.success ? { ...said.data, criteria: looked.data } : z.NEVER
})
export type SpaceCallForm = z.output<typeof spaceCallForm>

/** A published call closes later, never earlier. */
export const spacesLaterForm = z
  .object({ closesOn: day, resultOn: day })
  .refine(({ closesOn, resultOn }) => closesOn <= resultOn, {
    error: 'calls.form.resultBefore',
    path: ['resultOn'],
  })
