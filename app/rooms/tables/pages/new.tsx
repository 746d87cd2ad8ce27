import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below } from '../../../ground/ui/below.ts'
import { Checkbox, Radios, Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { tableForm } from '../forms.ts'
import { useCrumbs } from '../parts/crumbs.ts'
import { todayOf } from '../parts/here.ts'
import { allTables, type RoundTable } from '../reads.ts'
import { KINDS } from '../rules.ts'
import { openTable } from '../writes.ts'

export const newTable = new Hono<Env>()
  .get('/tables/new', (c) => show(c))
  .post('/tables/new', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(tableForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const opened = await asActor(actor, (tx) => openTable(tx, actor, form.once, form.value))
    if (!opened.ok) {
      c.status(422)
      return show(c, { ...form, errors: { ofId: [opened.refusal] } })
    }
    flash(c, 'tables.new.opened')
    return c.redirect(below(c, `/tables/${opened.value.id}/seats`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, 'coordinator')
  const tables = await asActor(actor, allTables)
  return c.render(<NewTablePage form={form} tables={tables} today={todayOf(c)} />, {
    title: c.var.t('tables.new.heading'),
    section: '/tables',
  })
}

type Props = { form: FormState; tables: readonly RoundTable[]; today: string }

function NewTablePage({ form, tables, today }: Props) {
  const { t } = useTexts()
  return (
    <Page heading="tables.new.heading" lead="tables.new.lead" crumbs={useCrumbs()} width="reading">
      <Form {...form} submit="tables.new.save">
        <Field name="name" label="tables.form.name" required maxlength={160} />
        <Radios
          name="kind"
          label="tables.form.kind"
          required
          options={KINDS.map((value) => ({ value, label: t(`tables.kind.${value}`) }))}
        />
        <TextArea name="purpose" label="tables.form.purpose" required maxlength={4000} />
        <Field
          name="quorum"
          type="number"
          label="tables.form.quorum"
          hint="tables.form.quorumHint"
          required
          min="1"
          max="200"
        />
        <div class="field-row">
          <Field name="startsOn" type="date" label="tables.form.startsOn" required value={today} />
          <Field name="endsOn" type="date" label="tables.form.endsOn" hint="tables.form.endsOnHint" />
        </div>
        {tables.length > 0 && (
          <Select
            name="ofId"
            label="tables.form.of"
            blank="tables.form.ofNone"
            options={tables.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Checkbox name="shown" label="tables.form.shown" hint="tables.form.shownHint" />
      </Form>
    </Page>
  )
}
