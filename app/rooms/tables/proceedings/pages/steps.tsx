import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { todayOf } from '../../parts/here.ts'
import { stepForm } from '../forms.ts'
import { useProceedingCrumbs } from '../parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding, pathOf } from '../parts/here.ts'
import { type Act, actsOf, factsOf } from '../reads.ts'
import { type Facts, isDone, LAW, STEPS, type Step } from '../rules.ts'
import { nameAct } from '../writes.ts'

export const stepsPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/steps', (c) => show(c))
  .post('/tables/proceedings/:proceeding/steps/:step', async (c) => {
    const code = c.req.param('step')
    const form = await parseForm(stepForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, { [code]: form })
    }
    const named = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      nameAct(tx, actor, proceeding.id, code, form.value, todayOf(c)),
    )
    if (!named.ok) {
      c.status(422)
      return show(c, { [code]: { ...form, errors: { doneOn: [named.refusal] } } })
    }
    flash(c, 'tables.step.named')
    return backTo(c, '/steps')
  })

type Forms = Record<string, FormState>
type Shown = { here: AtProceeding; acts: Act[]; facts: Facts }

async function show(c: Context<Env>, forms: Forms = {}) {
  const shown = await keepingProceeding(
    c,
    async (tx, here): Promise<Shown> => ({
      here,
      acts: await actsOf(tx, here.proceeding.id),
      facts: await factsOf(tx, here.proceeding),
    }),
  )
  return c.render(<StepsPage {...shown} forms={forms} today={todayOf(c)} />, {
    title: c.var.t('tables.step.heading'),
    section: '/tables',
  })
}

function StepsPage({ here, acts, facts, forms, today }: Shown & { forms: Forms; today: string }) {
  const { t } = useTexts()
  const { proceeding } = here
  const steps = STEPS[proceeding.kind]
  const named = new Set(acts.map(({ code }) => code))
  const done = steps.filter((step) => isDone(step, facts, named)).length
  return (
    <Page
      heading="tables.step.heading"
      kicker={`${proceeding.title} · ${t(`tables.proceeding.kind.${proceeding.kind}`)}, ${LAW[proceeding.kind]}`}
      lead={['tables.step.lead', { done, all: steps.length }]}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      <ol class="plain-list stack">
        {steps.map((step) => (
          <li class="panel stack" id={`step-${step.code}`}>
            <OneStep
              step={step}
              here={here}
              done={isDone(step, facts, named)}
              act={acts.find(({ code }) => code === step.code)}
              form={forms[step.code] ?? {}}
              today={today}
            />
          </li>
        ))}
      </ol>
    </Page>
  )
}

type OneProps = {
  step: Step
  here: AtProceeding
  done: boolean
  act: Act | undefined
  form: FormState
  today: string
}

function OneStep({ step, here: { proceeding }, done, act, form, today }: OneProps) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <>
      <h2 class="h5">{t(`tables.step.${step.code}`)}</h2>
      <p>
        {done ? (
          <Tag tone="good">{t('tables.step.done')}</Tag>
        ) : (
          <Tag tone="attention">{t('tables.step.toDo')}</Tag>
        )}{' '}
        <span class="hint">{step.law}</span>
      </p>
      {act && <p>{t('tables.step.act', { words: act.words, day: day(act.doneOn) })}</p>}
      {step.shown === 'by_records' && <p class="hint">{t('tables.step.byRecords')}</p>}
      {step.shown === 'by_act' && !act && (
        <Form
          {...form}
          action={below(`${pathOf(proceeding)}/steps/${step.code}`)}
          idPrefix={step.code}
          submit={['tables.step.save', { step: t(`tables.step.${step.code}`) }]}
        >
          <Field
            name="words"
            label="tables.step.words"
            hint="tables.step.wordsHint"
            required
            maxlength={300}
          />
          <Field name="doneOn" type="date" label="tables.step.doneOn" required max={today} />
        </Form>
      )}
    </>
  )
}
