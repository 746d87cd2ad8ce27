import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { type FundLine, fundById } from '../../reads.ts'
import { KEEPERS, PURPOSES } from '../../rules.ts'
import { changeFundForm, fundForm } from '../forms.ts'
import { changeFund, closeFund, openFund } from '../writes.ts'

export const fundSetup = new Hono<Env>()
  .get('/funds/new', (c) => {
    requireRole(c, ...KEEPERS)
    return show(c, {})
  })
  .post('/funds/new', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const form = await parseForm(fundForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const { openToOperators, ...fund } = form.value
    await asActor(actor, (tx) =>
      openFund(tx, actor, form.once, { ...fund, openToOperators: openToOperators === 'yes' }),
    )
    flash(c, 'funds.new.opened')
    return c.redirect(below(c, `/funds/${form.once}`), 303)
  })
  .get('/funds/:id/edit', async (c) => show(c, {}, await fundAsked(c)))
  .post('/funds/:id/edit', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const fund = await fundAsked(c)
    const form = await parseForm(changeFundForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form, fund)
    }
    const { openToOperators, ...facts } = form.value
    await asActor(actor, (tx) =>
      changeFund(tx, actor, fund.id, { ...facts, openToOperators: openToOperators === 'yes' }),
    )
    flash(c, 'funds.edit.changed')
    return c.redirect(below(c, `/funds/${fund.id}`), 303)
  })
  .post('/funds/:id/close', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const fund = await fundAsked(c)
    const { dayOf, now } = textsOf(c)
    const closed = await asActor(actor, (tx) => closeFund(tx, actor, fund.id, dayOf(now)))
    if (closed.ok) flash(c, 'funds.close.done')
    else flash(c, closed.refusal, 'warning')
    return c.redirect(below(c, `/funds/${fund.id}`), 303)
  })

/** The fund an address names, for whoever keeps the ledger. Throws NotHere where there is none. */
async function fundAsked(c: Context<Env>): Promise<FundLine> {
  const actor = requireRole(c, ...KEEPERS)
  const id = c.req.param('id') ?? ''
  const fund = isId(id) ? await asActor(actor, (tx) => fundById(tx, id)) : undefined
  if (!fund) throw new NotHere()
  return fund
}

const show = (c: Context<Env>, form: FormState, fund?: FundLine) => {
  const heading = fund ? ('funds.edit.heading' as const) : ('funds.new.heading' as const)
  return c.render(<FundFormPage form={form} fund={fund} heading={heading} />, {
    title: c.var.t(heading),
    section: '/funds',
  })
}

type Props = {
  form: FormState
  fund: FundLine | undefined
  heading: 'funds.edit.heading' | 'funds.new.heading'
}

function FundFormPage({ form, fund, heading }: Props) {
  const { t, dayOf, now } = useTexts()
  const crumbs = useCrumbs()
  return (
    <Page
      heading={heading}
      lead="funds.new.lead"
      terms={['source']}
      crumbs={crumbs(...(fund ? [{ href: `/funds/${fund.id}`, label: { said: fund.name } }] : []))}
      width="reading"
    >
      <Form {...form} submit="funds.form.save">
        <Field name="name" label="funds.form.name" required maxlength={120} value={fund?.name} />
        {!fund && (
          <Select
            name="purpose"
            label="funds.list.purpose"
            required
            options={PURPOSES.map((purpose) => ({ value: purpose, label: t(`funds.purpose.${purpose}`) }))}
          />
        )}
        {(!fund || fund.purpose === 'other') && (
          <Field
            name="purposeSaid"
            label="funds.form.purposeSaid"
            hint="funds.form.purposeSaidHint"
            maxlength={80}
            value={fund?.purposeSaid}
          />
        )}
        {!fund && (
          <Field name="openedOn" type="date" label="funds.form.openedOn" required value={dayOf(now)} />
        )}
        <Checkbox
          name="openToOperators"
          label="funds.form.openToOperators"
          hint="funds.form.openToOperatorsHint"
          checked={fund?.openToOperators ?? false}
        />
        <Field
          name="office"
          label="funds.form.office"
          hint="funds.form.officeHint"
          maxlength={200}
          value={fund?.office}
        />
        <TextArea
          name="selection"
          label="funds.form.selection"
          hint="funds.form.selectionHint"
          maxlength={500}
          rows={3}
          value={fund?.selection}
        />
      </Form>
    </Page>
  )
}
