import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { begunFrom } from '../../../../ground/forms/beginning.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { spaceCallForm } from '../forms.ts'
import { SpaceCallFields } from '../parts/call-fields.tsx'
import { SECTION, spaceCallHere, useSpaceCrumbs } from '../parts/here.ts'
import type { SpaceCall } from '../reads.ts'
import { KEEPERS } from '../rules.ts'
import { changeSpaceCall, writeSpaceCall } from '../writes.ts'

export const writingSpaceCalls = new Hono<Env>()
  .get('/space-calls/new', async (c) => show(c, await begunFrom(c, 'space_sheet')))
  .post('/space-calls/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(spaceCallForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    await asActor(actor, (tx) => writeSpaceCall(tx, actor, form.once, form.value))
    flash(c, 'calls.form.written')
    return c.redirect(below(c, `/space-calls/${form.once}`), 303)
  })
  .get('/space-calls/:call/edit', async (c) => show(c, {}, await draftHere(c)))
  .post('/space-calls/:call/edit', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const call = await draftHere(c)
    const form = await parseForm(spaceCallForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form, call)
    }
    const changed = await asActor(actor, (tx) => changeSpaceCall(tx, actor, call.id, form.value))
    if (!changed.ok) {
      c.status(409)
      return show(c, { ...form, refusal: changed.refusal }, call)
    }
    flash(c, 'calls.form.changed')
    return c.redirect(below(c, `/space-calls/${call.id}`), 303)
  })

/** A call that may still change. */
async function draftHere(c: Context<Env>): Promise<SpaceCall> {
  requireRole(c, ...KEEPERS)
  const call = await spaceCallHere(c)
  if (call.publishedAt) throw new NotHere()
  return call
}

function show(c: Context<Env>, form: FormState, call?: SpaceCall) {
  requireRole(c, ...KEEPERS)
  const heading = call ? 'calls.form.edit' : 'calls.spaces.new'
  return c.render(<WritePage heading={heading} call={call} form={form} />, {
    title: c.var.t(heading),
    section: SECTION,
  })
}

type Props = { heading: 'calls.form.edit' | 'calls.spaces.new'; call: SpaceCall | undefined; form: FormState }

function WritePage({ heading, call, form }: Props) {
  const crumbs = useSpaceCrumbs()
  return (
    <Page heading={heading} lead="calls.form.lead" crumbs={crumbs(call)} width="reading">
      <Form {...form} submit="calls.form.save">
        <SpaceCallFields call={call} />
      </Form>
    </Page>
  )
}
