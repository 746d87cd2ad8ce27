import type { Context } from 'hono'
import type { FormState } from '../forms/parse-form.ts'

type Refused = { form: FormState; idPrefix: string | undefined }
const refused = new WeakMap<Context, Refused>()

/**
 * One of the small forms of a page, such as the one in each row of a table, has something to correct: shown again, the page gives
 * it back what was typed. It is known by its address, which is that of the request; where several send there, by its `idPrefix` too.
 */
export const comesBack = (c: Context, form: FormState, idPrefix?: string) =>
  void refused.set(c, { form, idPrefix })

/** What was sent with the form of this address, if it comes back on this page. */
export function cameBack(c: Context, action: string | undefined, idPrefix: string): FormState {
  const back = action === c.req.path ? refused.get(c) : undefined
  return back && (back.idPrefix ?? idPrefix) === idPrefix ? back.form : {}
}
