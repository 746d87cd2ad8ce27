import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { idHere, todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding, pathOf } from '../../proceedings/parts/here.ts'
import { answerForm, requestForm } from '../forms.ts'
import { RequestTag } from '../parts/request-tag.tsx'
import { type ActsRequest, requestById, requestsOf } from '../reads.ts'
import { ANSWERS } from '../rules.ts'
import { answerActs, askActs } from '../writes.ts'

export const requestPages = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/acts', (c) => show(c))
  .post('/tables/proceedings/:proceeding/acts', async (c) => {
    const form = await parseForm(requestForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const asked = await keepingProceeding(c, (tx, { proceeding }, actor) =>
      askActs(tx, actor, proceeding.id, form.once, form.value, todayOf(c)),
    )
    if (!asked.ok) {
      c.status(422)
      return show(c, { ...form, errors: { askedOn: [asked.refusal] } })
    }
    flash(c, 'tables.request.noted')
    return backTo(c, '/acts')
  })
  .get('/tables/proceedings/:proceeding/acts/:request', (c) => showOne(c))
  .post('/tables/proceedings/:proceeding/acts/:request', async (c) => {
    const { request } = await found(c)
    const form = await parseForm(answerForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return showOne(c, form)
    }
    const answered = await keepingProceeding(c, (tx, _here, actor) =>
      answerActs(tx, actor, request.id, form.value, todayOf(c)),
    )
    if (!answered.ok) {
      c.status(422)
      return showOne(c, { ...form, errors: { answeredOn: [answered.refusal] } })
    }
    flash(c, 'tables.request.answered')
    return backTo(c, '/acts')
  })

type Shown = { here: AtProceeding; requests: ActsRequest[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keepingProceeding(
    c,
    async (tx, here): Promise<Shown> => ({ here, requests: await requestsOf(tx, here.proceeding.id) }),
  )
  return c.render(<RequestsPage {...shown} form={form} today={todayOf(c)} />, {
    title: `${c.var.t('tables.request.heading')}: ${shown.here.proceeding.title}`,
    section: '/tables',
  })
}

function RequestsPage({ here, requests, form, today }: Shown & { form: FormState; today: string }) {
  const { day } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="tables.request.heading"
      kicker={here.proceeding.title}
      lead="tables.request.lead"
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      {requests.length > 0 ? (
        <ul class="plain-list">
          {requests.map((one) => (
            <li>
              <a
                href={below(`${pathOf(here.proceeding)}/acts/${one.id}`)}
              >{`${one.who}, ${day(one.askedOn)}`}</a>{' '}
              <RequestTag request={one} today={today} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState heading="tables.request.none" />
      )}
      <Section heading="tables.request.new">
        <Form {...form} submit="tables.request.save">
          <Field name="who" label="tables.request.who" required maxlength={160} />
          <Field name="contact" label="tables.request.contact" maxlength={254} />
          <TextArea name="what" label="tables.request.what" required maxlength={2000} />
          <TextArea
            name="why"
            label="tables.request.why"
            hint="tables.request.whyHint"
            required
            maxlength={2000}
          />
          <Field
            name="askedOn"
            type="date"
            label="tables.request.askedOn"
            required
            value={today}
            max={today}
          />
        </Form>
      </Section>
    </Page>
  )
}

type OneShown = { here: AtProceeding; request: ActsRequest }

const found = (c: Context<Env>): Promise<OneShown> =>
  keepingProceeding(c, async (tx, here) => {
    const request = await requestById(tx, idHere(c, 'request'))
    if (request?.proceedingId !== here.proceeding.id) throw new NotHere()
    return { here, request }
  })

async function showOne(c: Context<Env>, form: FormState = {}) {
  const shown = await found(c)
  return c.render(<RequestPage {...shown} form={form} today={todayOf(c)} />, {
    title: c.var.t('tables.request.one'),
    section: '/tables',
  })
}

function RequestPage({ here, request, form, today }: OneShown & { form: FormState; today: string }) {
  const { t, day } = useTexts()
  return (
    <Page
      heading="tables.request.one"
      kicker={here.proceeding.title}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      <p>
        <RequestTag request={request} today={today} />
      </p>
      <DefinitionList
        items={[
          ['tables.request.who', request.who],
          ['tables.request.contact', request.contact],
          ['tables.request.what', request.what],
          ['tables.request.why', request.why],
          ['tables.request.askedOn', day(request.askedOn)],
          ['tables.request.dueOn', day(request.dueOn)],
          ['tables.request.answer', request.answer && t(`tables.request.answer.${request.answer}`)],
          ['tables.request.answeredOn', request.answeredOn && day(request.answeredOn)],
          ['tables.request.words', request.answerWords],
        ]}
      />
      {(!request.answeredOn || form.values) && (
        <Section heading="tables.request.toAnswer">
          <Form {...form} submit="tables.request.saveAnswer">
            <Radios
              name="answer"
              label="tables.request.answer"
              required
              options={ANSWERS.map((value) => ({ value, label: t(`tables.request.answer.${value}`) }))}
            />
            <TextArea
              name="words"
              label="tables.request.words"
              hint="tables.request.wordsHint"
              required
              maxlength={4000}
            />
            <Field
              name="answeredOn"
              type="date"
              label="tables.request.answeredOn"
              required
              value={today}
              max={today}
            />
          </Form>
        </Section>
      )}
    </Page>
  )
}
