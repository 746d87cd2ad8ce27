import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { isText } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { type AtEvaluation, atEvaluation, idHere, keepingAt } from '../../evaluation/parts/seat.ts'
import { answerForm } from '../forms.ts'
import { type Answer, answersTo, type Finding, findingById } from '../reads.ts'
import { answerFinding } from '../writes.ts'

const PATH = '/evaluations/:evaluation/findings/:finding'

export const oneFinding = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(`${PATH}/answers`, async (c) => {
    const findingId = idHere(c, 'finding')
    await keepingAt(c, async () => undefined)
    const form = await parseForm(answerForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const id = await keepingAt(c, async (tx, { evaluation }, actor) => {
      if (!(await findingById(tx, evaluation.id, findingId))) throw new NotHere()
      await answerFinding(tx, actor, {
        evaluationId: evaluation.id,
        findingId,
        id: form.once,
        words: form.value.words,
      })
      return evaluation.id
    })
    flash(c, 'indicators.findings.answerKept')
    return c.redirect(below(c, `/evaluations/${id}/findings/${findingId}`), 303)
  })

type Shown = { here: AtEvaluation; finding: Finding; answers: Answer[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const id = idHere(c, 'finding')
  const shown = await atEvaluation(c, async (tx, here): Promise<Shown> => {
    const finding = await findingById(tx, here.evaluation.id, id)
    if (!finding) throw new NotHere()
    await here.reads({ what: 'finding', said: finding.title, recordId: id })
    return { here, finding, answers: await answersTo(tx, id) }
  })
  return c.render(<FindingPage {...shown} form={form} />, {
    title: shown.finding.title,
    section: '/evaluations',
  })
}

function FindingPage({ here: { evaluation, keeps }, finding, answers, form }: Shown & { form: FormState }) {
  const { t, when, day } = useTexts()
  const at = useBelow()
  const path = `/evaluations/${evaluation.id}`
  const name = `indicators.${finding.code}.name`
  return (
    <Page
      heading={{ said: finding.title }}
      kicker={evaluation.name}
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(path), label: { said: evaluation.name } },
      ]}
      width="reading"
    >
      <DefinitionList
        items={[
          ['indicators.findings.writtenBy', finding.writtenBy ?? t('indicators.evaluation.somebody')],
          ['indicators.findings.writtenAt', when(finding.writtenAt)],
          [
            'indicators.findings.about',
            finding.code ? (
              <a href={at(`/outcomes/${finding.code}`)}>{isText(name) ? t(name) : finding.code}</a>
            ) : undefined,
          ],
          [
            'indicators.findings.dataset',
            finding.datasetId && finding.datasetUntil ? (
              <a href={at(`${path}/datasets/${finding.datasetId}`)}>
                {t('indicators.datasets.heading', { day: day(finding.datasetUntil) })}
              </a>
            ) : undefined,
          ],
        ]}
      />
      <Said words={finding.words} />
      <Section heading="indicators.findings.answers">
        {answers.length === 0 && <p>{t('indicators.findings.unanswered')}</p>}
        {answers.map((answer) => (
          <article class="panel stack">
            <p class="hint">
              {t('indicators.findings.answeredBy', {
                name: answer.answeredBy ?? t('indicators.findings.whoKeeps'),
                when: when(answer.answeredAt),
              })}
            </p>
            <Said words={answer.words} />
          </article>
        ))}
        {keeps && (
          <Form
            {...form}
            action={at(`${path}/findings/${finding.id}/answers`)}
            submit="indicators.findings.answer"
          >
            <TextArea
              name="words"
              label="indicators.findings.yourAnswer"
              hint="indicators.findings.yourAnswerHint"
              rows={6}
              maxlength={20_000}
              required
            />
          </Form>
        )}
      </Section>
    </Page>
  )
}

/** Words as they were written, a paragraph where one was begun. */
function Said({ words }: { words: string }) {
  return (
    <div class="prose">
      {words.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  )
}
