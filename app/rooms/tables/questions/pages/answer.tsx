import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { idHere, todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding } from '../../proceedings/parts/here.ts'
import { answerForm } from '../forms.ts'
import { type Question, questionById } from '../reads.ts'
import { answerQuestion } from '../writes.ts'

export const answerPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/questions/:question', (c) => show(c))
  .post('/tables/proceedings/:proceeding/questions/:question', async (c) => {
    const { question } = await found(c)
    const form = await parseForm(answerForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const answered = await keepingProceeding(c, (tx, _here, actor) =>
      answerQuestion(tx, actor, question.id, form.value.answer, todayOf(c)),
    )
    if (!answered.ok) {
      c.status(409)
      return show(c, { ...form, refusal: answered.refusal })
    }
    flash(c, 'tables.answer.done')
    return backTo(c)
  })

type Shown = { here: AtProceeding; question: Question }

const found = (c: Context<Env>): Promise<Shown> =>
  keepingProceeding(c, async (tx, here) => {
    const question = await questionById(tx, idHere(c, 'question'))
    if (question?.proceedingId !== here.proceeding.id) throw new NotHere()
    return { here, question }
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await found(c)
  return c.render(<AnswerPage {...shown} form={form} />, {
    title: c.var.t('tables.answer.heading'),
    section: '/tables',
  })
}

const AnswerPage = ({ here, question, form }: Shown & { form: FormState }) => (
  <Page
    heading="tables.answer.heading"
    kicker={here.proceeding.title}
    lead={{ said: question.question }}
    crumbs={useProceedingCrumbs(here)}
    width="reading"
  >
    <Form {...form} submit="tables.answer.save">
      <TextArea
        name="answer"
        label="tables.answer.answer"
        hint="tables.answer.hint"
        required
        maxlength={4000}
        value={question.answer}
      />
    </Form>
  </Page>
)
