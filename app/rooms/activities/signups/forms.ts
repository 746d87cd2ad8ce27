import * as z from 'zod'
import { dialled, RELATIONS, tidyName, UNITS } from './rules.ts'

const wholeNumber = (least: number, most: number) =>
  z.coerce.number('forms.error.number').int('forms.error.number').min(least).max(most)

/** On which terms people sign up: to the whole of an activity, to each session alike, or to one session. */
export const termsForm = z
  .object({
    taking: z.literal('yes').optional(),
    unit: z.enum(UNITS).default('session'),
    capacity: wholeNumber(1, 10_000).optional(),
    waitingList: z.literal('yes').optional(),
    closesHours: wholeNumber(0, 720).default(0),
  })
  .transform(({ taking, unit, capacity, waitingList, closesHours }) => ({
    taking: taking === 'yes',
    unit,
    capacity: capacity ?? null,
    waitingList: waitingList === 'yes',
    closesHours,
  }))
export type TermsForm = z.output<typeof termsForm>

const name = z
  .string()
  .transform(tidyName)
  .pipe(z.string().min(1, 'forms.error.required').max(80, 'forms.error.tooLong'))
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s./()-]{6,24}$/, 'activities.signups.form.phoneWrong')
  .transform(dialled)

const fields = {
  who: z.enum(['self', 'minor']).default('self'),
  name,
  responsible: name.optional(),
  relation: z.enum(RELATIONS).optional(),
  email: z.email('forms.error.email').max(254).optional(),
  phone: phone.optional(),
  needs: z.string().trim().max(500, 'forms.error.tooLong').optional(),
}

/** Whoever answers for a minor says who they are. */
const answeredFor = ({
  value,
  issues,
}: z.core.ParsePayload<{ who: string; responsible?: string | undefined; relation?: string | undefined }>) => {
  if (value.who !== 'minor') return
  for (const field of ['responsible', 'relation'] as const)
    if (!value[field])
      issues.push({ code: 'custom', path: [field], message: 'forms.error.required', input: value })
}

/** Somebody signs up: a name, and one way to be reached. */
export const signUpForm = z
  .object(fields)
  .check(answeredFor)
  .refine(({ email, phone }) => email || phone, {
    path: ['email'],
    message: 'activities.signups.form.oneContact',
    // Said together with what else is missing, not after it has been put right.
    when: () => true,
  })
export type SignUpForm = z.output<typeof signUpForm>

/** The same written down by the team for somebody, who may have no way to be reached; or somebody known. */
export const byHandForm = z
  .object({ ...fields, name: name.optional(), who: fields.who })
  .extend({
    known: z
      .string()
      .regex(/^person:[0-9a-f-]{36}$/i, 'forms.error.invalid')
      .transform((said) => said.slice('person:'.length).toLowerCase())
      .optional(),
  })
  .check(answeredFor)
  .refine(({ name, known }) => name || known, { path: ['name'], message: 'forms.error.required' })
export type ByHandForm = z.output<typeof byHandForm>

/** What the team writes to all who signed up. */
export const messageForm = z.object({
  subject: z
    .string()
    .transform(tidyName)
    .pipe(z.string().min(1, 'forms.error.required').max(150, 'forms.error.tooLong')),
  text: z.string().trim().min(1).max(4000, 'forms.error.tooLong'),
  also: z.literal('yes').optional(),
})
export type MessageForm = z.output<typeof messageForm>
