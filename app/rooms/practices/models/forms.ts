import * as z from 'zod'
import { AREAS, KINDS } from '../../activities/rules.ts'
import { MOST_CRITERIA, WHO } from '../../calls/rules.ts'
import { MOST_CRITERIA as MOST_OF_SPACES } from '../../calls/spaces/rules.ts'
import { criteriaRead, hasCriteria, LONGEST_BODY, type ModelContent, type ModelKind } from './rules.ts'

const most = (kind: ModelKind) => (kind === 'call' ? MOST_CRITERIA : MOST_OF_SPACES)

/** One criterion a line. Refused where a line is none, where there are none or too many of them. */
const criteria = (kind: ModelKind) =>
  z.string().transform((said, context) => {
    const read = criteriaRead(said)
    const say = (message: string) => context.addIssue({ code: 'custom', message })
    if ('wrong' in read) say('practices.models.criteriaWrong')
    else if (read.length === 0) say('forms.error.required')
    else if (read.length > most(kind)) say('practices.models.criteriaMany')
    else return read
    return z.NEVER
  })

/** A model of a kind, with what its kind adds. */
export const modelForm = (kind: ModelKind) =>
  z
    .object({
      title: z.string().trim().min(1).max(160, 'forms.error.tooLong'),
      body: z.string().trim().min(1).max(LONGEST_BODY[kind], 'forms.error.tooLong'),
      ...(kind === 'activity' && { activity: z.enum(KINDS), area: z.enum(AREAS) }),
      ...(kind === 'call' && { who: z.array(z.enum(WHO), 'calls.form.noWho').min(1, 'calls.form.noWho') }),
      ...(hasCriteria(kind) && { criteria: criteria(kind) }),
    })
    .transform(({ title, ...content }) => ({ title, content: content as ModelContent }))
export type ModelForm = { title: string; content: ModelContent }
