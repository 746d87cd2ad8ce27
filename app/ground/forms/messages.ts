import type * as z from 'zod'
import { isText, type TextKey } from '../texts/texts.ts'

const FORMATS: Record<string, TextKey> = {
  email: 'forms.error.email',
  date: 'forms.error.date',
  time: 'forms.error.time',
  datetime: 'forms.error.datetime',
  url: 'forms.error.url',
}

/** The text key of an issue: the schema's own message where it is one, else a plain one by its kind. */
export function messageOf(issue: z.core.$ZodIssue, fields: Record<string, unknown>): string {
  if (isText(issue.message)) return issue.message
  const given = fields[String(issue.path[0])]
  switch (issue.code) {
    case 'invalid_type':
      if (given === undefined) return 'forms.error.required'
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'forms.error.number'
        : 'forms.error.invalid'
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'forms.error.invalid'
    case 'too_small':
      if (given === undefined) return 'forms.error.required'
      return issue.origin === 'string' ? 'forms.error.tooShort' : 'forms.error.tooSmall'
    case 'too_big':
      return issue.origin === 'string' ? 'forms.error.tooLong' : 'forms.error.tooBig'
    default:
      return given === undefined ? 'forms.error.required' : 'forms.error.invalid'
  }
}
