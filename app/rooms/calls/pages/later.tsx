import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { below } from '../../../ground/ui/below.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { laterForm } from '../forms.ts'
import { useCrumbs } from '../parts/crumbs.ts'
import { callHere } from '../parts/here.ts'
import type { Call } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { closeLater } from '../writes.ts'

export const prolonging = new Hono<Env>()
  .get('/calls/:id/later', async (c) => show(c, await standingHere(c)))
  .post('/calls/:id/later', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await standingHere(c)
    const form = await parseForm(laterForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const later = await asActor(actor, (tx) => closeLater(tx, actor, call.id, form.value))
    if (!later.ok) {
      c.status(422)
      return show(c, call, { ...form, errors: { [later.field]: [later.refusal] } })
    }
    flash(c, 'calls.later.done')
    return c.redirect(below(c, `/calls/${call.id}`), 303)
  })

/** A published call without a result. */
async function standingHere(c: Context<Env>): Promise<Call> {
  requireRole(c, ...KEEPERS)
  const call = await callHere(c)
  if (!call.publishedAt || call.decidedOn) throw new NotHere()
  return call
}

const show = (c: Context<Env>, call: Call, form: FormState = {}) =>
  c.render(<LaterPage call={call} form={form} />, {
    title: c.var.t('calls.later.heading'),
    section: '/calls',
  })

function LaterPage({ call, form }: { call: Call; form: FormState }) {
  const crumbs = useCrumbs()
  return (
    <Page heading="calls.later.heading" lead="calls.later.lead" crumbs={crumbs(call)} width="reading">
      <Form {...form} submit="calls.later.save">
        <div class="field-row">
          <Field
            name="closesOn"
            type="date"
            label="calls.form.closesOn"
            required
            value={call.closesOn}
            min={call.closesOn}
          />
          <Field name="resultOn" type="date" label="calls.form.resultOn" required value={call.resultOn} />
        </div>
        {call.supportsUntil && (
          <Field
            name="supportsUntil"
            type="date"
            label="calls.form.supportsUntil"
            required
            value={call.supportsUntil}
          />
        )}
        {call.votesFrom && (
          <div class="field-row">
            <Field
              name="votesFrom"
              type="date"
              label="calls.form.votesFrom"
              required
              value={call.votesFrom}
            />
            <Field
              name="votesUntil"
              type="date"
              label="calls.form.votesUntil"
              required
              value={call.votesUntil}
            />
          </div>
        )}
      </Form>
    </Page>
  )
}
