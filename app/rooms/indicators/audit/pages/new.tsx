import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { seatedAt } from '../../evaluation/parts/seat.ts'
import type { Evaluation } from '../../evaluation/reads.ts'
import { sampleForm } from '../forms.ts'
import { kindsDrawnFrom, MOST_DRAWN } from '../rules.ts'
import { drawSample } from '../writes.ts'

const PATH = '/evaluations/:evaluation/samples/new'

export const newSample = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const { evaluation } = await seatedAt(c, async (_tx, here) => here)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(sampleForm(kindsDrawnFrom(evaluation.parts), dayOf(now)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const drawn = await seatedAt(c, async (tx, { reads }, actor) => {
      const outcome = await drawSample(tx, actor, evaluation.id, form.once, form.value)
      if (outcome.ok)
        await reads({ what: 'sample', said: form.value.kind, recordId: form.once, rows: outcome.value.drawn })
      return outcome
    })
    if (!drawn.ok) {
      c.status(422)
      return show(c, { ...form, errors: { untilOn: [drawn.refusal] } })
    }
    flash(c, 'indicators.audit.isDrawn')
    return c.redirect(below(c, `/evaluations/${evaluation.id}/samples/${drawn.value.id}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const { evaluation } = await seatedAt(c, async (_tx, here) => here)
  return c.render(<NewSamplePage evaluation={evaluation} form={form} />, {
    title: c.var.t('indicators.audit.draw'),
    section: '/evaluations',
  })
}

function NewSamplePage({ evaluation, form }: { evaluation: Evaluation; form: FormState }) {
  const { t, dayOf, now } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.audit.draw"
      lead="indicators.audit.drawLead"
      kicker={evaluation.name}
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(`/evaluations/${evaluation.id}`), label: { said: evaluation.name } },
      ]}
      width="reading"
    >
      <Form {...form} submit="indicators.audit.drawNow">
        <Radios
          name="kind"
          label="indicators.audit.kind"
          options={kindsDrawnFrom(evaluation.parts).map((value) => ({
            value,
            label: t(`indicators.audit.kind.${value}`),
          }))}
          required
        />
        <div class="field-row">
          <Field name="fromOn" type="date" label="indicators.audit.fromOn" required />
          <Field name="untilOn" type="date" label="indicators.audit.untilOn" max={dayOf(now)} required />
        </div>
        <Field
          name="size"
          type="number"
          label="indicators.audit.size"
          min={1}
          max={MOST_DRAWN}
          value="10"
          required
        />
        <Field
          name="seed"
          label="indicators.audit.seed"
          hint="indicators.audit.seedHint"
          maxlength={100}
          required
        />
      </Form>
    </Page>
  )
}
