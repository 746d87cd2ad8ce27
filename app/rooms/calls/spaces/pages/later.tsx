import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { spacesLaterForm } from '../forms.ts'
import { SECTION, undecidedSpaces, useSpaceCrumbs } from '../parts/here.ts'
import type { SpaceCall } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { closeSpacesLater } from '../writes.ts'

export const prolongingSpaces = new Hono<Env>()
  .get('/space-calls/:call/later', async (c) => show(c, await undecidedSpaces(c)))
  .post('/space-calls/:call/later', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await undecidedSpaces(c)
    const form = await parseForm(spacesLaterForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, call, form)
    }
    const later = await asActor(actor, (tx) => closeSpacesLater(tx, actor, call.id, form.value))
    if (!later.ok) {
      c.status(422)
      const field = later.refusal === 'calls.call.earlier' ? 'closesOn' : 'resultOn'
      return show(c, call, { ...form, errors: { [field]: [later.refusal] } })
    }
    flash(c, 'calls.later.done')
    return c.redirect(below(c, `/space-calls/${call.id}`), 303)
  })

const show = (c: Context<Env>, call: SpaceCall, form: FormState = {}) =>
  c.render(<LaterPage call={call} form={form} />, { title: c.var.t('calls.later.heading'), section: SECTION })

function LaterPage({ call, form }: { call: SpaceCall; form: FormState }) {
  const crumbs = useSpaceCrumbs()
  return (
    <Page heading="calls.later.heading" lead="calls.later.lead" crumbs={crumbs(call)} width="reading">
      <Form {...form} submit="calls.later.save">
        <div class="field-row">
          <Field
            name="closesOn"
            type="date"
            label="calls.spaces.closesOn"
            required
            value={call.closesOn}
            min={call.closesOn}
          />
          <Field name="resultOn" type="date" label="calls.form.resultOn" required value={call.resultOn} />
        </div>
      </Form>
    </Page>
  )
}
