import * as z from 'zod'
import { MOST_WEEKS, minutesBetween, REPEATS } from '../../../ground/calendar/repetition.ts'
import { MOST_TIMES, SHORTEST_MINUTES, USER_KINDS } from './rules.ts'

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d/, 'forms.error.time')
  .transform((said) => said.slice(0, 5))

/** When: a day, from when to when (midnight ends the day), and whether it repeats. */
export const timesFields = {
  on: z.iso.date('forms.error.date'),
  from: clockTime,
  to: clockTime.transform((to) => (to === '00:00' ? '24:00' : to)),
  repeats: z.enum(REPEATS).default('no'),
  everyWeeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(1),
  until: z.iso.date('forms.error.date').optional(),
  times: z.coerce.number().int().min(1).max(MOST_TIMES, 'places.booking.tooMany').optional(),
}

type Times = {
  on: string
  from: string
  to: string
  repeats: string
  until?: string | undefined
  times?: number | undefined
}

/** It ends after it begins, and what repeats has an end. */
function checkTimes({ value, issues }: { value: Times; issues: z.core.$ZodRawIssue[] }) {
  const wrong = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value })
  const minutes = minutesBetween(value.from, value.to)
  if (minutes <= 0) wrong('to', 'places.booking.endsBefore')
  else if (minutes < SHORTEST_MINUTES) wrong('to', 'places.booking.tooShort')
  if (value.repeats === 'no') return
  if (!value.until && !value.times) wrong('until', 'places.booking.noEnd')
  if (value.until && value.until < value.on) wrong('until', 'places.booking.untilBefore')
}

export const timesForm = z.object(timesFields).check(checkTimes)
export type BookingTimes = z.output<typeof timesForm>

/** "Take this one instead": the time a page proposed, in place of the one that was typed. */
const PROPOSED = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\/(\d\d:\d\d)$/
export const proposal = ({ on, from, to }: { on: string; from: string; to: string }) => `${on}T${from}/${to}`
const withProposed = <Form extends z.ZodType>(form: Form) =>
  z.preprocess((said) => {
    const [, on, from, to] = PROPOSED.exec(String((said as { instead?: unknown })?.instead ?? '')) ?? []
    return on && from && to ? { ...(said as object), on, from, to: to === '24:00' ? '00:00' : to } : said
  }, form)

/** What is asked of more than one field is said together with what else is missing, not after it has been put right. */
const together = () => true

const room = z.union([z.literal('whole'), z.uuid()], 'places.booking.room.missing')
const words = (most: number) => z.string().trim().max(most, 'forms.error.tooLong')

const useFields = {
  room,
  ...timesFields,
  userKind: z.enum(USER_KINDS, 'places.booking.userKind.missing'),
  people: z.coerce
    .number('forms.error.number')
    .int('forms.error.number')
    .min(1, 'places.form.capacity.range')
    .max(100_000, 'places.form.capacity.range'),
  purpose: words(500).min(1),
  publicTitle: words(160).optional(),
  phone: words(40).optional(),
  /** What to do where a time is taken: refuse it all, take the others, or wait. */
  act: z.enum(['check', 'book', 'skip', 'wait']).default('book'),
}

/** Written by whoever keeps the place, for somebody. */
export const deskForm = withProposed(
  z
    .object({
      ...useFields,
      organisationId: z.uuid().optional(),
      personId: z.uuid().optional(),
      name: words(160).optional(),
      email: z.email('forms.error.email').max(254).optional(),
      free: z.literal('yes').optional(),
      freeWhy: words(500).optional(),
      outside: z.literal('yes').optional(),
    })
    .check(checkTimes)
    .refine(({ organisationId, personId, name }) => organisationId || personId || name, {
      path: ['name'],
      message: 'places.booking.who.missing',
      when: together,
    })
    .refine(({ free, freeWhy }) => !free || freeWhy, {
      path: ['freeWhy'],
      message: 'places.booking.freeWhy.missing',
      when: together,
    }),
)
export type DeskForm = z.output<typeof deskForm>

/** Written by somebody who speaks for an organisation. */
export const memberForm = withProposed(
  z.object({ ...useFields, organisationId: z.uuid('places.booking.organisation.missing') }).check(checkTimes),
)
export type MemberForm = z.output<typeof memberForm>

/** Written by anyone: the address is asked to confirm. A request that repeats is for who keeps the place to write. */
export const publicForm = withProposed(
  z
    .object({
      ...useFields,
      name: words(160).min(1),
      email: z.email('forms.error.email').max(254),
      agree: z.literal('yes', 'places.booking.agree.missing'),
    })
    .check(checkTimes),
)
export type PublicForm = z.output<typeof publicForm>

/** Hours that the owner of a place keeps for itself: lessons, cleaning. */
export const ownerForm = withProposed(
  z
    .object({
      room,
      ...timesFields,
      publicTitle: words(160).min(1),
      act: z.enum(['check', 'book', 'skip']).default('book'),
    })
    .check(checkTimes),
)
export type OwnerForm = z.output<typeof ownerForm>
