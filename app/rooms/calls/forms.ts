import * as z from 'zod'
import type { TextKey } from '../../ground/texts/texts.ts'
import { amount } from '../funds/amounts/forms.ts'
import { type CallCriterion, isVoted, METHODS, MOST_CRITERIA, WHO } from './rules.ts'

const words = (most: number) => z.string().trim().min(1).max(most, 'forms.error.tooLong')
const LARGEST = 100

/** The rows where criteria are typed: each a name, a weight and the most a juror can give. */
export const CRITERION_ROWS = Array.from({ length: MOST_CRITERIA }, (_, at) => at + 1)

const whole = z.coerce
  .number('calls.form.wholeNumber')
  .int('calls.form.wholeNumber')
  .min(1, 'calls.form.wholeNumber')
  .max(LARGEST, 'calls.form.wholeNumber')

/** A row is whole or empty; at least one is filled in where a jury assesses. */
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
  const needed = sent.method !== 'votes' && sent.method !== 'shares'
  if (needed && rows.length === 0 && context.issues.length === 0)
    say(`c${CRITERION_ROWS[0]}_label`, 'calls.form.noCriteria')
  return rows
})

const count = (least: number, most: number, message: TextKey) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message)
const someDay = z.iso.date('forms.error.date').optional()

type Days = {
  closesOn: string
  resultOn: string
  supportsUntil?: string | undefined
  votesFrom?: string | undefined
  votesUntil?: string | undefined
}

/** What is out of order among the days of a call: which field, and why. The days an ISO calendar gives sort as words. */
function disorderOf({ closesOn, supportsUntil, votesFrom, votesUntil, resultOn }: Days) {
  const found: [field: string, message: TextKey][] = []
  if (closesOn > resultOn) found.push(['resultOn', 'calls.form.resultBefore'])
  if (supportsUntil && (supportsUntil <= closesOn || supportsUntil > resultOn))
    found.push(['supportsUntil', 'calls.form.supportsWhen'])
  if (votesFrom && votesFrom <= (supportsUntil ?? closesOn))
    found.push([
      'votesFrom',
      supportsUntil ? 'calls.form.votesAfterSupports' : 'calls.form.votesAfterClosing',
    ])
  if (votesFrom && votesUntil && votesUntil < votesFrom)
    found.push(['votesUntil', 'calls.form.votesBackwards'])
  if (votesUntil && votesUntil > resultOn) found.push(['votesUntil', 'calls.form.votesAfterResult'])
  return found
}

const fields = z
  .object({
    title: words(160),
    purpose: words(6000),
    who: z.array(z.enum(WHO), 'calls.form.noWho').min(1, 'calls.form.noWho'),
    fundId: z.guid().optional(),
    total: amount,
    ceiling: amount,
    least: count(0, LARGEST, 'calls.form.points').default(0),
    blind: z.literal('yes').optional(),
    opensOn: z.iso.date('forms.error.date'),
    closesOn: z.iso.date('forms.error.date'),
    resultOn: z.iso.date('forms.error.date'),
    method: z.enum(METHODS).default('jury'),
    supportsUntil: someDay,
    leastSupports: count(0, 100_000, 'calls.form.supportsNumber').default(0),
    votesFrom: someDay,
    votesUntil: someDay,
    mostChoices: count(1, LARGEST, 'calls.form.wholeNumber').optional(),
    votesWeight: count(1, LARGEST - 1, 'calls.form.weightOfVotes').optional(),
  })
  .refine(({ total, ceiling }) => ceiling <= total, { error: 'calls.form.ceilingAbove', path: ['ceiling'] })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    error: 'calls.form.closesBefore',
    path: ['closesOn'],
  })
  .superRefine((form, context) => {
    const wrong = (path: string, message: TextKey) =>
      context.addIssue({ code: 'custom', message, path: [path] })
    for (const [field, message] of disorderOf(form)) wrong(field, message)
    if (form.leastSupports > 0 && !form.supportsUntil) wrong('supportsUntil', 'calls.form.supportsNeedADay')
    if (!isVoted(form.method)) return
    for (const field of ['votesFrom', 'votesUntil', 'mostChoices'] as const)
      if (form[field] === undefined) wrong(field, 'calls.form.neededToVote')
    if (form.method === 'mixed' && form.votesWeight === undefined)
      wrong('votesWeight', 'calls.form.neededToVote')
  })
  // What was typed for another rule says nothing under this one.
  .transform(({ votesFrom, votesUntil, mostChoices, votesWeight, ...form }) => ({
    ...form,
    ...(isVoted(form.method) && { votesFrom, votesUntil, mostChoices }),
    ...(form.method === 'mixed' && { votesWeight }),
  }))

/** What a call says of itself, but for its criteria: the shape that tells programs what to send. */
export const callFields = fields

/** What a call says of itself, and the criteria by which ideas will be assessed. */
export const callForm = z.any().transform((sent: Record<string, unknown>, context) => {
  const [said, looked] = [fields.safeParse(sent), criteria.safeParse(sent)]
  for (const issue of [...(said.error?.issues ?? []), ...(looked.error?.issues ?? [])])
    context.issues.push(issue as (typeof context.issues)[number])
  return said.success && looked.success ? { ...said.data, criteria: looked.data } : z.NEVER
})
export type CallForm = z.output<typeof callForm>

/** A published call closes later, never earlier; so do supports and votes. */
export const laterForm = z
  .object({
    closesOn: z.iso.date('forms.error.date'),
    resultOn: z.iso.date('forms.error.date'),
    supportsUntil: someDay,
    votesFrom: someDay,
    votesUntil: someDay,
  })
  .superRefine((form, context) => {
    for (const [field, message] of disorderOf(form))
      context.addIssue({ code: 'custom', message, path: [field] })
  })
export type LaterForm = z.output<typeof laterForm>
