import * as z from 'zod'
import { minutesBetween } from '../../../ground/calendar/repetition.ts'
import { whoSaid } from '../../encounters/rules.ts'
import { lastsTooLong, timesFields } from '../series/forms.ts'
import { type Entry, ROLES, STATES } from './rules.ts'

const ROW = /^state-(.+)$/
const state = z.enum([...STATES, 'none'])

/**
 * Answers a row by its person: `state-<id>` and `role-<id>`; a tick in `present[]` outweighs the state. Who was called, in
 * `called[]`, and is not ticked is absent.
 */
function entriesOf(
  fields: Record<string, unknown>,
  present: readonly string[],
  called: readonly string[],
): Entry[] {
  return Object.keys(fields).flatMap((name) => {
    const personId = ROW.exec(name)?.[1]
    if (!personId || !z.guid().safeParse(personId).success) return []
    const said = state.catch('none').parse(fields[name])
    const role = z.enum(ROLES).catch('participant').parse(fields[`role-${personId}`])
    // Whoever was there and is no longer ticked was not: the tick decides.
    const unticked = called.includes(personId)
      ? ('absent' as const)
      : said === 'none' || said === 'attended'
        ? null
        : said
    return [{ personId, role, state: present.includes(personId) ? ('attended' as const) : unticked }]
  })
}

/** Who came without being expected: somebody known, or a name. */
export const walkIn = z.string().transform((answer, context) => {
  const said = whoSaid(answer)
  if (said?.kind === 'person' || said?.kind === 'new-person') return said
  context.addIssue({ code: 'custom', message: 'forms.error.invalid' })
  return z.NEVER
})

/** Buttons that only tick, or take the ticks back: nothing is kept yet. */
const CALLS = ['everybody', 'undo'] as const

/** The register of a session: who was there, who else came, how many without a name, how it went. */
export const registerForm = z
  .looseObject({
    present: z.array(z.string()).default([]),
    called: z.array(z.string()).default([]),
    walkIns: z.array(walkIn).max(200).default([]),
    headcount: z.coerce.number().int().min(0).max(100_000).optional(),
    evaluation: z.string().trim().max(4000, 'forms.error.tooLong').optional(),
    act: z.enum(['save', 'close', ...CALLS]).default('save'),
    overCapacity: z.literal('yes').optional(),
  })
  .transform(({ present, called, walkIns, headcount, evaluation, act, overCapacity, ...rows }) => ({
    entries: entriesOf(rows, present, called),
    walkIns,
    headcount: headcount ?? null,
    evaluation: evaluation ?? null,
    close: act === 'close',
    call: CALLS.find((one) => one === act),
    overCapacity: overCapacity === 'yes',
  }))
export type RegisterForm = Omit<z.output<typeof registerForm>, 'call'>

/** One session: a further one, or one that moves. */
export const sessionForm = z
  .object({
    ...timesFields,
    placeId: z.guid().optional(),
    roomId: z.guid().optional(),
    /** The same room for all that are still to come. */
    roomForComing: z.literal('yes').optional(),
    title: z.string().trim().max(160, 'forms.error.tooLong').optional(),
  })
  .refine(({ from, to }) => minutesBetween(from, to) >= 5, {
    path: ['to'],
    message: 'activities.form.endsBefore',
  })
  .refine((times) => !lastsTooLong(times), { path: ['to'], message: 'activities.form.tooManyHours' })
export type SessionForm = z.output<typeof sessionForm>
