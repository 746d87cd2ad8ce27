import type { Context } from 'hono'
import type * as z from 'zod'
import type { Env } from '../../ground/access/request.ts'
import { problem } from '../../ground/api/problem.ts'
import { messageOf } from '../../ground/forms/messages.ts'
import { isText, type TextKey } from '../../ground/texts/texts.ts'

type FieldError = { field: string; detail: string }
type SaidStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 415 | 422 | 428

/** A problem in the words of the status, with what is particular. */
export const apiProblem = (
  c: Context<Env>,
  status: SaidStatus,
  detail?: TextKey,
  errors?: readonly FieldError[],
): Response =>
  problem(c, {
    status,
    title: c.var.t(`api.problem.${status}`),
    ...(detail && { detail: c.var.t(detail) }),
    ...(errors && { errors }),
  })

/** What was sent wrongly, field by field, in the words its form uses. */
export const errorsOf = (
  c: Context<Env>,
  issues: readonly z.core.$ZodIssue[],
  sent: unknown,
): FieldError[] => {
  const fields = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {}
  return issues.map((issue) => {
    const message = messageOf(issue, fields)
    return {
      field: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'form'),
      detail: isText(message) ? c.var.t(message) : message,
    }
  })
}
