import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../../parts/pact-here.ts'
import { type Pact, pactRule } from '../../reads.ts'
import type { PactRule } from '../../rules.ts'
import { answerForm } from '../forms.ts'
import { ScaleFields } from '../parts/scale-fields.tsx'
import { type Answer, answersOf } from '../reads.ts'
import { answerScale } from '../writes.ts'

type Moment = 'before' | 'after'

export const pactScale = new Hono<Env>()
  .get('/pacts/:id/scale/:moment', (c) => show(c))
  .post('/pacts/:id/scale/:moment', async (c) => {
    const form = await parseForm(answerForm, c)
    const late = form.ok && form.value.on > todayOf(c)
    if (!form.ok || late) {
      c.status(422)
      return show(c, late ? { ...form, errors: { on: ['pacts.review.future'] } } : form)
    }
    await actingOnPact(c, (tx, pact, actor) => answerScale(tx, actor, pact, momentOf(c), form.value))
    flash(c, 'pacts.scale.kept')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })

function momentOf(c: Context<Env>): Moment {
  const moment = c.req.param('moment')
  if (moment !== 'before' && moment !== 'after') throw new NotHere()
  return moment
}

type Shown = { pact: Pact; rule: PactRule; answers: Answer[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const moment = momentOf(c)
  const shown = await readingPact(
    c,
    async (tx, pact): Promise<Shown> => ({
      pact,
      rule: await pactRule(tx),
      answers: await answersOf(tx, pact.id),
    }),
  )
  return c.render(<ScalePage {...shown} moment={moment} today={todayOf(c)} form={form} />, {
    title: `${c.var.t(`pacts.scale.ask.${moment}`)}: ${shown.pact.person}`,
    section: '/pacts',
  })
}

type ScaleProps = Shown & { moment: Moment; today: string; form: FormState }

function ScalePage({ pact, rule, answers, moment, today, form }: ScaleProps) {
  return (
    <Page
      heading={`pacts.scale.ask.${moment}`}
      kicker={pact.person}
      lead="pacts.scale.lead"
      crumbs={useCrumbs(pact)}
      width="reading"
    >
      <Form {...form} submit="pacts.scale.save">
        <ScaleFields rule={rule} person={pact.person} answers={answers} moment={moment} />
        <Field name="on" type="date" label="pacts.scale.on" required value={today} max={today} />
      </Form>
    </Page>
  )
}
