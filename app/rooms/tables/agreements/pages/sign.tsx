import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { type FundLine, funds } from '../../../funds/reads.ts'
import { type Candidate, candidatesOf } from '../../candidates/reads.ts'
import { choicesOf } from '../../choices/reads.ts'
import { todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding } from '../../proceedings/parts/here.ts'
import { agreementForm } from '../forms.ts'
import { type AgreementRefusal, signAgreement } from '../writes.ts'

const FIELDS: Partial<Record<AgreementRefusal, string>> = {
  'tables.agreement.notChosen': 'with',
  'tables.agreement.future': 'signedOn',
  'tables.agreement.beforeChoice': 'signedOn',
  'tables.agreement.fundMissing': 'fundId',
}

export const signPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/agreements/new', (c) => show(c))
  .post('/tables/proceedings/:proceeding/agreements/new', async (c) => {
    const form = await parseForm(agreementForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const signed = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      signAgreement(tx, actor, proceeding.id, form.once, form.value, todayOf(c)),
    )
    if (!signed.ok) {
      const field = FIELDS[signed.refusal]
      c.status(422)
      return show(
        c,
        field ? { ...form, errors: { [field]: [signed.refusal] } } : { ...form, refusal: signed.refusal },
      )
    }
    flash(c, 'tables.agreement.done')
    return backTo(c)
  })

type Shown = { here: AtProceeding; chosen: Candidate[]; open: FundLine[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keepingProceeding(c, async (tx, here): Promise<Shown> => {
    const choices = await choicesOf(tx, here.proceeding.id)
    return {
      here,
      chosen: (await candidatesOf(tx, here.proceeding.id)).filter(({ id }) => choices.get(id)?.chosen),
      open: (await funds(tx)).filter(({ closedOn }) => closedOn === null),
    }
  })
  return c.render(<SignPage {...shown} form={form} today={todayOf(c)} />, {
    title: c.var.t('tables.agreement.new'),
    section: '/tables',
  })
}

const SignPage = ({ here, chosen, open, form, today }: Shown & { form: FormState; today: string }) => (
  <Page
    heading="tables.agreement.new"
    kicker={here.proceeding.title}
    crumbs={useProceedingCrumbs(here)}
    width="reading"
  >
    {chosen.length > 0 && here.proceeding.chosenOn ? (
      <Form {...form} submit="tables.agreement.save">
        <Checkboxes
          name="with"
          label="tables.agreement.with"
          options={chosen.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea
          name="subject"
          label="tables.agreement.subject"
          hint="tables.agreement.subjectHint"
          required
          maxlength={2000}
        />
        <Field name="signedOn" type="date" label="tables.agreement.signedOn" required max={today} />
        <div class="field-row">
          <Field name="fromOn" type="date" label="tables.agreement.from" required />
          <Field name="untilOn" type="date" label="tables.agreement.until" required />
        </div>
        <Field
          name="amount"
          label="tables.agreement.amount"
          hint="tables.agreement.amountHint"
          inputmode="decimal"
        />
        {open.length > 0 && (
          <Select
            name="fundId"
            label="tables.agreement.fund"
            blank="tables.agreement.noneOfThese"
            options={open.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Field
          name="fundWords"
          label="tables.agreement.fundWords"
          hint="tables.agreement.fundWordsHint"
          maxlength={200}
        />
      </Form>
    ) : (
      <EmptyState heading="tables.agreement.early" text="tables.agreement.earlyText" />
    )}
  </Page>
)
