import * as z from 'zod'
import { MOST_ENTRIES } from './rules.ts'

const KEY = /^(session|call|meeting|opening):[0-9a-f-]{36}$/

/** A draft as its page sends it: besides these, the place of each entry under `at-<key>`. */
export const issueForm = z
  .object({
    title: z.string().trim().max(120).optional(),
    words: z.string().trim().max(4000).optional(),
    keep: z.array(z.string().regex(KEY)).max(MOST_ENTRIES, 'directory.issue.tooMuch').default([]),
    act: z.enum(['save', 'proof', 'send', 'plan']).default('save'),
    sendOn: z.iso.date().optional(),
  })
  .catchall(z.unknown())
  .superRefine((form, refuse) => {
    for (const [name, value] of Object.entries(form))
      if (name.startsWith('at-') && !/^\d{1,3}$/.test(String(value)))
        refuse.addIssue({ code: 'custom', message: 'directory.issue.notAPlace', path: [name] })
    if (form.act === 'plan' && !form.sendOn)
      refuse.addIssue({ code: 'custom', message: 'directory.issue.planWhen', path: ['sendOn'] })
  })
export type IssueForm = z.output<typeof issueForm>

export const placeIn = (form: IssueForm) => (key: string) => {
  const said = form[`at-${key}`]
  return said === undefined ? undefined : Number(said)
}

/** Addresses whose mails came back, pasted as they came. */
export const returnedForm = z.object({ returned: z.string().trim().min(3).max(100_000) })
export type ReturnedForm = z.output<typeof returnedForm>
