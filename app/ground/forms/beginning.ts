import type { Context } from 'hono'
import type { Env } from '../access/request.ts'
import { newId } from '../db/ids.ts'
import type { FormState, FormValues } from './parse-form.ts'

type From = (c: Context<Env>, form: string, id: string) => Promise<FormValues | undefined>

/** Where a form may begin from what somebody wrote once, in place of empty: filled by the shell. */
export const beginnings: { from: From | undefined } = { from: undefined }

/**
 * A new form filled in from what its address names (`?model=…`), as if it had been typed: nothing is recorded before it is sent.
 * Empty where the address names nothing, or nothing this reader may see.
 */
export async function begunFrom(c: Context<Env>, form: string): Promise<FormState> {
  const id = c.req.query('model')
  const values = id ? await beginnings.from?.(c, form, id) : undefined
  return values ? { values: { ...values, _once: newId() } } : {}
}
