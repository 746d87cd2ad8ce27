import * as z from 'zod'
import { amount } from '../funds/amounts/forms.ts'
import { type CallCriterion, MOST_CRITERIA, WHO } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')
const LARGEST = 100

/** The rows where criteria are typed: each a name, a weight and the most a juror can give. */
export const CRITERION_ROWS = Array.from({ length: MOST_CRITERIA }, (_, at) => at + 1)

const whole = z.coerce
  .number('calls.form.wholeNumber')
  .int('calls.form.wholeNumber')
  .min(1, 'calls.form.wholeNumber')
  .max(LARGEST, 'calls.form.wholeNumber')

/** A row is whole or empty; at least one is filled in. */
const criteria = z.looseObject({}).transform((sent, context): CallCriterion[] => {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] })
  const rows = CRITERION_ROWS.flatMap((row) => {
    const [label, weight, best] = ['label', 'weight', 'best'].map((name) => sent[`c${row}_${name}`])
    if (label === undefined) {
      if (weight !== undefined || best !== undefined) say(`c${row}_label`, 'calls.form.noLabel')
      return []
    }
    const [weighs, most] = [whole.safeParse(weight), whole.safeParse(best)]
    if (!weighs.success) say(`c${row}_weight`, 'calls.form.wholeNumber')
    if (!most.success) say(`c${row}_best`, 'calls.form.wholeNumber')
    const said = String(label).trim()
    if (said.length > 160) say(`c${row}_label`, 'forms.error.tooLong')
    return weighs.success && most.success
      ? [{ code: `c${row}`, label: said, weight: weighs.data, best: most.data }]
      : []
  })
  if (rows.length === 0 && context.issues.length === 0)
    say(`c${CRITERION_ROWS[0]}_label`, 'calls.form.noCriteria')
  return rows
})

const fields = z
  .object({
    title: words(160),
    purpose: words(6000),
    who: z.array(z.enum(WHO), 'calls.form.noWho').min(1, 'calls.form.noWho'),
    fundId: z.guid().optional(),
    total: amount,
    ceiling: amount,
    least: z.coerce
      .number('calls.form.points')
      .int('calls.form.points')
      .min(0, 'calls.form.points')
      .max(LARGEST, 'calls.form.points')
      .default(0),
    blind: z.literal('yes').optional(),
    opensOn: z.iso.date('forms.error.date'),
    closesOn: z.iso.date('forms.error.date'),
    resultOn: z.iso.date('forms.error.date'),
  })
  .refine(({ total, ceiling }) => ceiling <= total, { error: 'calls.form.ceilingAbove', path: ['ceiling'] })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    error: 'calls.form.closesBefore',
    path: ['closesOn'],
  })
  .refine(({ closesOn, resultOn }) => closesOn <= resultOn, {
    error: 'calls.form.resultBefore',
    path: ['resultOn'],
  })

/** What a call says of itself, and the criteria by which ideas will be assessed. */
export const callForm = z.any().transform((sent: Record<string, unknown>, context) => {
  const [said, looked] = [fields.safeParse(sent), criteria.safeParse(sent)]
  for (const issue of [...(said.error?.issues ?? []), ...(looked.error?.issues ?? [])])
    context.issues.push(issue as (typeof context.issues)[number])
  return said.success && looked.success ? { ...said.data, criteria: looked.data } : z.NEVER
})
export type CallForm = z.output<typeof callForm>

/** A published call closes later, never earlier. */
export const laterForm = z
  .object({ closesOn: z.iso.date('forms.error.date'), resultOn: z.iso.date('forms.error.date') })
  .refine(({ closesOn, resultOn }) => closesOn <= resultOn, {
    error: 'calls.form.resultBefore',
    path: ['resultOn'],
  })
