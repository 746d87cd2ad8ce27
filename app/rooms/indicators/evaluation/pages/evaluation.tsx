import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { SampleList } from '../../audit/parts/sample-list.tsx'
import { type Sample, samplesOf } from '../../audit/reads.ts'
import { DatasetList } from '../../datasets/parts/dataset-list.tsx'
import { type Dataset, datasetsOf } from '../../datasets/reads.ts'
import { FindingList } from '../../findings/parts/finding-list.tsx'
import { type Finding, findingsOf } from '../../findings/reads.ts'
import { endForm } from '../forms.ts'
import { type AtEvaluation, atEvaluation, keepingAt } from '../parts/seat.ts'
import { StateTag } from '../parts/state-tag.tsx'
import type { Evaluation } from '../reads.ts'
import { stateOn } from '../rules.ts'
import { discardKey, endEvaluation, removeFiles } from '../writes.ts'

const AT = '/evaluations/:evaluation'

export const oneEvaluation = new Hono<Env>()
  .get(AT, (c) => show(c))
  .post(`${AT}/end`, async (c) => {
    await keepingAt(c, async () => undefined)
    const form = await parseForm(endForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await keepingAt(c, (tx, { evaluation }, actor) => endEvaluation(tx, actor, evaluation.id, form.value.why))
    flash(c, 'indicators.evaluation.ended')
    return back(c)
  })
  .post(`${AT}/discard-key`, async (c) => {
    const gone = await keepingAt(c, (tx, { evaluation }, actor) => discardKey(tx, actor, evaluation.id))
    if (gone) flash(c, 'indicators.evaluation.keyDiscarded')
    else flash(c, 'indicators.evaluation.notOver', 'warning')
    return back(c)
  })
  .post(`${AT}/remove-files`, async (c) => {
    const gone = await keepingAt(c, (tx, { evaluation }, actor) => removeFiles(tx, actor, evaluation.id))
    if (gone) flash(c, 'indicators.evaluation.filesRemoved')
    else flash(c, 'indicators.evaluation.notOver', 'warning')
    return back(c)
  })

const back = (c: Context<Env>) => c.redirect(below(c, `/evaluations/${c.req.param('evaluation')}`), 303)

type Shown = { here: AtEvaluation; datasets: Dataset[]; samples: Sample[]; findings: Finding[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await atEvaluation(c, async (tx, here): Promise<Shown> => {
    const { id } = here.evaluation
    const found = {
      here,
      datasets: await datasetsOf(tx, id),
      samples: await samplesOf(tx, id),
      findings: await findingsOf(tx, id),
    }
    await here.reads({ what: 'evaluation' })
    return found
  })
  return c.render(<EvaluationPage {...shown} form={form} />, {
    title: shown.here.evaluation.name,
    section: '/evaluations',
  })
}

function EvaluationPage({ here, datasets, samples, findings, form }: Shown & { form: FormState }) {
  const { t, day, dayOf, now } = useTexts()
  const at = useBelow()
  const { evaluation, seated, keeps, desk } = here
  const path = `/evaluations/${evaluation.id}`
  const isOver = stateOn(evaluation, dayOf(now)) === 'over'
  const runs = keeps || desk
  return (
    <Page
      heading={{ said: evaluation.name }}
      crumbs={[{ href: at('/evaluations'), label: 'indicators.evaluation.heading' }]}
      actions={
        <>
          {seated && <ButtonLink href={at(`${path}/freeze`)} label="indicators.datasets.freeze" />}
          <ButtonLink
            href={at(`/evaluations/readings?evaluation=${evaluation.id}`)}
            label="indicators.evaluation.readings"
            quiet
          />
        </>
      }
    >
      {isOver && (
        <Callout heading="indicators.evaluation.isOver" text="indicators.evaluation.isOverText">
          {evaluation.endedWhy && <p>{evaluation.endedWhy}</p>}
        </Callout>
      )}
      <Terms evaluation={evaluation} />
      {(seated || runs) && (
        <>
          <Section heading="indicators.datasets.all" lead="indicators.datasets.allLead">
            <DatasetList evaluation={evaluation} datasets={datasets} />
          </Section>
          <Section
            heading="indicators.audit.heading"
            lead="indicators.audit.lead"
            actions={
              seated && <ButtonLink href={at(`${path}/samples/new`)} label="indicators.audit.draw" quiet />
            }
          >
            <SampleList evaluation={evaluation} samples={samples} />
          </Section>
        </>
      )}
      <Section
        heading="indicators.findings.heading"
        lead="indicators.findings.lead"
        actions={
          seated && <ButtonLink href={at(`${path}/findings/new`)} label="indicators.findings.write" quiet />
        }
      >
        <FindingList evaluation={evaluation} findings={findings} />
      </Section>
      {keeps && !isOver && (
        <Section heading="indicators.evaluation.end" lead="indicators.evaluation.endLead">
          <Form {...form} action={at(`${path}/end`)} submit="indicators.evaluation.endNow" danger>
            <TextArea name="why" label="indicators.evaluation.why" rows={2} maxlength={500} required />
          </Form>
        </Section>
      )}
      {keeps && isOver && (
        <Section heading="indicators.evaluation.after" lead="indicators.evaluation.afterLead">
          {evaluation.keyDiscardedAt ? (
            <p>{t('indicators.evaluation.keyGone', { day: day(evaluation.keyDiscardedAt) })}</p>
          ) : (
            <ActionButton
              action={at(`${path}/discard-key`)}
              label="indicators.evaluation.discardKey"
              danger
            />
          )}
          {evaluation.filesRemovedAt ? (
            <p>{t('indicators.evaluation.filesGone', { day: day(evaluation.filesRemovedAt) })}</p>
          ) : (
            <ActionButton
              action={at(`${path}/remove-files`)}
              label="indicators.evaluation.removeFiles"
              danger
            />
          )}
        </Section>
      )}
    </Page>
  )
}

/** What was agreed. */
function Terms({ evaluation }: { evaluation: Evaluation }) {
  const { t, day } = useTexts()
  return (
    <DefinitionList
      items={[
        ['indicators.editions.state', <StateTag evaluation={evaluation} />],
        ['indicators.evaluation.evaluator', evaluation.evaluator ?? undefined],
        ['indicators.evaluation.purpose', evaluation.purpose],
        ['indicators.evaluation.agreement', evaluation.agreement],
        ['indicators.evaluation.agreedOn', day(evaluation.agreedAt)],
        ['indicators.evaluation.span', `${day(evaluation.startsOn)} – ${day(evaluation.endsOn)}`],
        [
          'indicators.evaluation.parts',
          evaluation.parts
            .map((part) => t(`indicators.evaluation.part.${part}` as 'indicators.evaluation.part.persons'))
            .join(', '),
        ],
        ['indicators.evaluation.coarseness', t(`indicators.evaluation.coarseness.${evaluation.coarseness}`)],
      ]}
    />
  )
}
