import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { seatedAt } from '../../evaluation/parts/seat.ts'
import type { Evaluation } from '../../evaluation/reads.ts'
import { freezeForm } from '../forms.ts'
import { freezeDataset } from '../parts/freeze.ts'

const PATH = '/evaluations/:evaluation/freeze'

export const freeze = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const { evaluation, actor } = await seatedAt(c, async (_tx, here, actor) => ({ ...here, actor }))
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(freezeForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { slug, name } = c.var.territory
    const frozen = await freezeDataset(actor, {
      evaluationId: evaluation.id,
      id: form.once,
      until: form.value.until,
      here: { slug, name },
    })
    if (!frozen.ok) {
      c.status(409)
      return show(c, { ...form, errors: { until: [frozen.refusal] } })
    }
    flash(c, 'indicators.datasets.frozen')
    return c.redirect(below(c, `/evaluations/${evaluation.id}/datasets/${frozen.value.id}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const { evaluation } = await seatedAt(c, async (_tx, here) => here)
  return c.render(<FreezePage evaluation={evaluation} form={form} />, {
    title: c.var.t('indicators.datasets.freeze'),
    section: '/evaluations',
  })
}

function FreezePage({ evaluation, form }: { evaluation: Evaluation; form: FormState }) {
  const { dayOf, now, t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.datasets.freeze"
      lead="indicators.datasets.freezeLead"
      kicker={evaluation.name}
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(`/evaluations/${evaluation.id}`), label: { said: evaluation.name } },
      ]}
      width="reading"
    >
      <Callout text="indicators.datasets.protection">
        <p>
          {t('indicators.datasets.holds', {
            parts: evaluation.parts
              .map((part) => t(`indicators.evaluation.part.${part}` as 'indicators.evaluation.part.persons'))
              .join(', '),
            coarseness: t(`indicators.evaluation.coarseness.${evaluation.coarseness}`),
          })}
        </p>
      </Callout>
      <Form {...form} submit="indicators.datasets.freezeNow">
        <Field
          name="until"
          type="date"
          label="indicators.editions.factsUntil"
          hint="indicators.datasets.untilHint"
          value={dayOf(now)}
          max={dayOf(now)}
          required
        />
        <Checkbox name="promise" label="indicators.datasets.promise" />
      </Form>
    </Page>
  )
}
