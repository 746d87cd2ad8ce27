import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { begunFrom } from '../../../ground/forms/beginning.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { below } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { type FundLine, fundsFor } from '../../funds/reads.ts'
import { callForm } from '../forms.ts'
import { CallFields } from '../parts/call-fields.tsx'
import { useCrumbs } from '../parts/crumbs.ts'
import { callHere } from '../parts/here.ts'
import type { Call } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { changeCall, writeCall } from '../writes.ts'

export const writingCalls = new Hono<Env>()
  .get('/calls/new', async (c) => show(c, await begunFrom(c, 'call')))
  .post('/calls/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(callForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => writeCall(tx, actor, form.once, form.value))
    flash(c, 'calls.form.written')
    return c.redirect(below(c, `/calls/${form.once}`), 303)
  })
  .get('/calls/:id/edit', async (c) => show(c, {}, await draftHere(c)))
  .post('/calls/:id/edit', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await draftHere(c)
    const form = await parseForm(callForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form, call)
    }
    const changed = await asActor(actor, (tx) => changeCall(tx, actor, call.id, form.value))
    if (!changed.ok) {
      c.status(409)
      return show(c, { ...form, refusal: changed.refusal }, call)
    }
    flash(c, 'calls.form.changed')
    return c.redirect(below(c, `/calls/${call.id}`), 303)
  })

/** A call that may still change. */
async function draftHere(c: Context<Env>): Promise<Call> {
  requireRole(c, ...KEEPERS)
  const call = await callHere(c)
  if (call.publishedAt) throw new NotHere()
  return call
}

async function show(c: Context<Env>, form: FormState, call?: Call) {
  const actor = requireRole(c, ...KEEPERS)
  const funds = await asActor(actor, (tx) => fundsFor(tx, 'idea'))
  const title = c.var.t(call ? 'calls.form.edit' : 'calls.form.heading')
  return c.render(<WritePage funds={funds} call={call} form={form} />, { title, section: '/calls' })
}

type Props = { funds: FundLine[]; call: Call | undefined; form: FormState }

function WritePage({ funds, call, form }: Props) {
  const crumbs = useCrumbs()
  return (
    <Page
      heading={call ? 'calls.form.edit' : 'calls.form.heading'}
      lead="calls.form.lead"
      crumbs={crumbs(call)}
      width="reading"
    >
      <Form {...form} submit="calls.form.save">
        <CallFields funds={funds} call={call} />
      </Form>
    </Page>
  )
}
