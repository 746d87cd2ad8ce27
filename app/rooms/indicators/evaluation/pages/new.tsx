import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Checkboxes, Radios, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { PARTS } from '../../datasets/parts/columns.ts'
import { COARSENESS } from '../../datasets/rules.ts'
import { evaluationForm } from '../forms.ts'
import { independentEvaluators } from '../reads.ts'
import { openEvaluation } from '../writes.ts'

export const newEvaluation = new Hono<Env>()
  .get('/evaluations/new', (c) => show(c))
  .post('/evaluations/new', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(evaluationForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const opened = await asActor(actor, (tx) => openEvaluation(tx, actor, form.once, form.value))
    if (!opened.ok) {
      c.status(422)
      return show(c, { ...form, errors: { evaluator: [opened.refusal] } })
    }
    flash(c, 'indicators.evaluation.given')
    return c.redirect(below(c, `/evaluations/${opened.value.id}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, 'coordinator')
  const evaluators = await asActor(actor, (tx) => independentEvaluators(tx))
  return c.render(<NewEvaluationPage evaluators={evaluators} form={form} />, {
    title: c.var.t('indicators.evaluation.give'),
    section: '/evaluations',
  })
}

function NewEvaluationPage({
  evaluators,
  form,
}: {
  evaluators: { id: string; name: string }[]
  form: FormState
}) {
  const { t, dayOf, now } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.evaluation.give"
      lead="indicators.evaluation.giveLead"
      crumbs={[{ href: at('/evaluations'), label: 'indicators.evaluation.heading' }]}
      width="reading"
    >
      {evaluators.length === 0 ? (
        <EmptyState heading="indicators.evaluation.nobody" text="indicators.evaluation.nobodyText">
          <ButtonLink href={at('/operators')} label="indicators.evaluation.toOperators" />
        </EmptyState>
      ) : (
        <Form {...form} submit="indicators.evaluation.giveNow">
          <Field
            name="name"
            label="indicators.evaluation.name"
            hint="indicators.evaluation.nameHint"
            maxlength={200}
            required
          />
          <Select
            name="evaluator"
            label="indicators.evaluation.evaluator"
            hint="indicators.evaluation.evaluatorHint"
            options={evaluators.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <TextArea
            name="purpose"
            label="indicators.evaluation.purpose"
            hint="indicators.evaluation.purposeHint"
            maxlength={2000}
            required
          />
          <Field
            name="agreement"
            label="indicators.evaluation.agreement"
            hint="indicators.evaluation.agreementHint"
            maxlength={500}
            required
          />
          <div class="field-row">
            <Field
              name="startsOn"
              type="date"
              label="indicators.evaluation.startsOn"
              value={dayOf(now)}
              required
            />
            <Field
              name="endsOn"
              type="date"
              label="indicators.evaluation.endsOn"
              hint="indicators.evaluation.endsOnHint"
              required
            />
          </div>
          <Checkboxes
            name="parts"
            label="indicators.evaluation.parts"
            hint="indicators.evaluation.partsHint"
            options={PARTS.filter((part) => part !== 'persons').map((value) => ({
              value,
              label: t(`indicators.evaluation.part.${value}`),
              hint: t(`indicators.evaluation.partHint.${value}`),
            }))}
          />
          <Radios
            name="coarseness"
            label="indicators.evaluation.coarseness"
            hint="indicators.evaluation.coarsenessHint"
            value="month"
            options={COARSENESS.map((value) => ({
              value,
              label: t(`indicators.evaluation.coarseness.${value}`),
            }))}
            required
          />
          <Checkbox name="agreed" label="indicators.evaluation.agreed" />
        </Form>
      )}
    </Page>
  )
}
