import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { AmountField } from '../../amounts/parts/amount-field.tsx'
import { type CommitForm, commitForm } from '../../forms.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { approvalAbove, type FundLine, fundById } from '../../reads.ts'
import { COMMITTERS, NATURES, usualNature } from '../../rules.ts'
import { commitFunds, type NewCommitment } from '../../writes.ts'

const ABOUT: Record<string, string> = {
  'funds.commit.notEnough': 'cents',
  'funds.commit.notEnoughThen': 'on',
  'funds.commit.closed': 'on',
}

export const newCommitment = new Hono<Env>()
  .get('/funds/:id/commit', async (c) => show(c, {}))
  .post('/funds/:id/commit', async (c) => {
    const actor = requireRole(c, ...COMMITTERS)
    const fund = await fundAsked(c)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(commitForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const committed = await asActor(actor, (tx) => commitFunds(tx, actor, asked(form.once, fund, form.value)))
    if (committed.ok) {
      flash(c, committed.value.state === 'waiting' ? 'funds.commit.doneWaiting' : 'funds.commit.done')
      return c.redirect(below(c, `/funds/commitments/${form.once}`), 303)
    }
    const field = ABOUT[committed.refusal]
    c.status(field ? 422 : 409)
    return show(c, {
      ...form,
      ...(field ? { errors: { [field]: [committed.refusal] } } : { refusal: committed.refusal }),
    })
  })

/** What a form asks of a fund. Money for a person without a record elsewhere is for the commitment itself. */
const asked = (id: string, fund: FundLine, form: CommitForm): NewCommitment => {
  const { to, organisationId, payee, ...value } = form
  const common = { id, fundId: fund.id, purpose: fund.purpose, ...value }
  return to === 'organisation' && organisationId
    ? { ...common, organisationId, source: { kind: 'organisation', id: organisationId } }
    : { ...common, source: { kind: 'fund_commitment', id }, payee: payee ? { name: payee } : undefined }
}

async function fundAsked(c: Context<Env>): Promise<FundLine> {
  const actor = requireRole(c, ...COMMITTERS)
  const id = c.req.param('id') ?? ''
  const fund = isId(id) ? await asActor(actor, (tx) => fundById(tx, id)) : undefined
  if (!fund) throw new NotHere()
  return fund
}

async function show(c: Context<Env>, form: FormState) {
  const actor = requireRole(c, ...COMMITTERS)
  const fund = await fundAsked(c)
  const { query } = form.searching ?? {}
  const offered = await asActor(actor, async (tx) => ({
    above: await approvalAbove(tx),
    found: (query ? await findOrganisations(tx, query, 8) : []).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  }))
  return c.render(<CommitPage form={form} fund={fund} {...offered} />, {
    title: c.var.t('funds.commit.heading'),
    section: '/funds',
  })
}

type Props = { form: FormState; fund: FundLine; above: number; found: Found[] }

function CommitPage({ form, fund, above, found }: Props) {
  const { t, cents, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page
      heading="funds.commit.heading"
      lead={['funds.commit.lead', { fund: fund.name, free: cents(fund.freeCents), above: cents(above) }]}
      crumbs={crumbs()}
      width="reading"
    >
      <Form {...form} submit="funds.commit.act">
        <AmountField />
        <Radios
          name="to"
          label="funds.commit.to"
          required
          value="organisation"
          options={(['organisation', 'person'] as const).map((to) => ({
            value: to,
            label: t(`funds.commit.to_${to}`),
            hint: t(`funds.commit.hint_${to}`),
          }))}
        />
        <Combobox
          name="organisationId"
          label="funds.commit.organisation"
          search={below('/organisations/search')}
          found={found}
        />
        <Field name="payee" label="funds.commit.payee" hint="funds.commit.payeeHint" maxlength={160} />
        <TextArea
          name="why"
          label="funds.commit.why"
          hint="funds.form.noNames"
          required
          maxlength={300}
          rows={2}
        />
        <div class="field-row">
          <Field name="on" type="date" label="funds.form.on" required value={dayOf(now)} />
          <Field name="dueOn" type="date" label="funds.commit.dueOn" />
        </div>
        <Select
          name="nature"
          label="funds.commit.nature"
          required
          blank={false}
          value={usualNature(fund.purpose)}
          options={NATURES.map((nature) => ({ value: nature, label: t(`funds.nature.${nature}`) }))}
        />
        <Field name="act" label="funds.commit.actOf" hint="funds.commit.actOfHint" maxlength={200} />
        <div class="field-row">
          <Field name="cup" label="funds.commit.cup" maxlength={20} />
          <Field name="cig" label="funds.commit.cig" maxlength={20} />
        </div>
      </Form>
    </Page>
  )
}
