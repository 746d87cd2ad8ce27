import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { editForm } from '../../forms.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type Here, idHere, keeping, standingAt } from '../../parts/here.ts'
import { changeTable } from '../writes.ts'

export const editTable = new Hono<Env>()
  .get('/tables/:table/edit', (c) => show(c))
  .post('/tables/:table/edit', async (c) => {
    const form = await parseForm(editForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const changed = await keeping(c, standingAt, 'table', (tx, { table }, actor) =>
      changeTable(tx, actor, table.id, form.value),
    )
    if (!changed.ok) {
      const { refusal } = changed
      c.status(422)
      return show(
        c,
        refusal === 'tables.table.closed' ? { ...form, refusal } : { ...form, errors: { endsOn: [refusal] } },
      )
    }
    flash(c, 'tables.edit.done')
    return c.redirect(below(c, `/tables/${idHere(c, 'table')}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await keeping(c, standingAt, 'table', async (_tx, found) => found)
  return c.render(<EditTablePage here={here} form={form} />, {
    title: c.var.t('tables.edit.heading'),
    section: '/tables',
  })
}

const EditTablePage = ({ here: { table }, form }: { here: Here; form: FormState }) => (
  <Page heading="tables.edit.heading" kicker={table.name} crumbs={useCrumbs(table)} width="reading">
    <Form {...form}>
      <Field name="name" label="tables.form.name" required maxlength={160} value={table.name} />
      <TextArea name="purpose" label="tables.form.purpose" required maxlength={4000} value={table.purpose} />
      <Field
        name="quorum"
        type="number"
        label="tables.form.quorum"
        hint="tables.edit.quorumHint"
        required
        min="1"
        max="200"
        value={table.quorum}
      />
      <Field
        name="endsOn"
        type="date"
        label="tables.form.endsOn"
        hint="tables.form.endsOnHint"
        value={table.endsOn}
      />
      <Checkbox name="shown" label="tables.form.shown" hint="tables.form.shownHint" checked={table.shown} />
    </Form>
  </Page>
)
