import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { todayOf } from '../../parts/here.ts'
import { extendForm } from '../forms.ts'
import { useProceedingCrumbs } from '../parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding } from '../parts/here.ts'
import { DeadlineFields } from '../parts/proceeding-fields.tsx'
import { extendProceeding } from '../writes.ts'

export const extendPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/extend', (c) => show(c))
  .post('/tables/proceedings/:proceeding/extend', async (c) => {
    const form = await parseForm(extendForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const extended = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      extendProceeding(tx, actor, proceeding.id, form.once, form.value, todayOf(c)),
    )
    if (!extended.ok) {
      c.status(422)
      return extended.refusal === 'tables.extend.shorter'
        ? show(c, { ...form, errors: { closesOn: [extended.refusal] } })
        : show(c, { ...form, refusal: extended.refusal })
    }
    flash(c, 'tables.extend.done')
    return backTo(c)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await keepingProceeding(c, async (_tx, found) => found)
  return c.render(<ExtendPage here={here} form={form} />, {
    title: c.var.t('tables.extend.heading'),
    section: '/tables',
  })
}

const ExtendPage = ({ here, form }: { here: AtProceeding; form: FormState }) => (
  <Page
    heading="tables.extend.heading"
    kicker={here.proceeding.title}
    lead="tables.extend.lead"
    crumbs={useProceedingCrumbs(here)}
    width="reading"
  >
    <Form {...form} submit="tables.extend.save">
      <DeadlineFields one={here.proceeding} />
      <TextArea name="why" label="tables.extend.why" hint="tables.extend.whyHint" required maxlength={2000} />
    </Form>
  </Page>
)
