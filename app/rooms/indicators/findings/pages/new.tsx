import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { type Dataset, datasetsOf } from '../../datasets/reads.ts'
import { seatedAt } from '../../evaluation/parts/seat.ts'
import type { Evaluation } from '../../evaluation/reads.ts'
import { INDICATORS } from '../../rules.ts'
import { findingForm } from '../forms.ts'
import { writeFinding } from '../writes.ts'

const PATH = '/evaluations/:evaluation/findings/new'

export const newFinding = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    await seatedAt(c, async () => undefined)
    const form = await parseForm(findingForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const written = await seatedAt(c, async (tx, { evaluation }, actor) => ({
      evaluation,
      outcome: await writeFinding(tx, actor, evaluation.id, form.once, form.value),
    }))
    if (!written.outcome.ok) {
      c.status(422)
      return show(c, { ...form, errors: { dataset: [written.outcome.refusal] } })
    }
    flash(c, 'indicators.findings.written')
    return c.redirect(
      below(c, `/evaluations/${written.evaluation.id}/findings/${written.outcome.value.id}`),
      303,
    )
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await seatedAt(c, async (tx, { evaluation }) => ({
    evaluation,
    datasets: await datasetsOf(tx, evaluation.id),
  }))
  return c.render(<NewFindingPage {...shown} form={form} />, {
    title: c.var.t('indicators.findings.write'),
    section: '/evaluations',
  })
}

type Props = { evaluation: Evaluation; datasets: Dataset[]; form: FormState }

function NewFindingPage({ evaluation, datasets, form }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.findings.write"
      kicker={evaluation.name}
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(`/evaluations/${evaluation.id}`), label: { said: evaluation.name } },
      ]}
      width="reading"
    >
      <Callout text="indicators.findings.forGood" />
      <Form {...form} submit="indicators.findings.save">
        <Field name="title" label="indicators.findings.title" maxlength={200} required />
        <TextArea
          name="words"
          label="indicators.findings.words"
          hint="indicators.findings.wordsHint"
          rows={10}
          maxlength={20_000}
          required
        />
        <Select
          name="code"
          label="indicators.findings.about"
          blank="indicators.findings.noFigure"
          options={INDICATORS.map(({ code }) => ({ value: code, label: t(`indicators.${code}.name`) }))}
        />
        {datasets.length > 0 && (
          <Select
            name="dataset"
            label="indicators.findings.dataset"
            blank="indicators.findings.noDataset"
            options={datasets.map(({ id, untilOn }) => ({
              value: id,
              label: t('indicators.datasets.heading', { day: day(untilOn) }),
            }))}
          />
        )}
      </Form>
    </Page>
  )
}
