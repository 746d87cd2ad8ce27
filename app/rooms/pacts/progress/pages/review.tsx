import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../../parts/pact-here.ts'
import type { Pact } from '../../reads.ts'
import { reviewForm } from '../forms.ts'
import { reviewPact } from '../writes.ts'

export const pactReview = new Hono<Env>()
  .get('/pacts/:id/review', (c) => show(c))
  .post('/pacts/:id/review', async (c) => {
    const form = await parseForm(reviewForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const reviewed = await actingOnPact(c, (tx, pact, actor) =>
      reviewPact(tx, actor, pact, form.once, form.value, todayOf(c)),
    )
    if (!reviewed.ok) {
      c.status(422)
      return show(c, { ...form, errors: { heldOn: [reviewed.refusal] } })
    }
    flash(c, 'pacts.review.kept')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const pact = await readingPact(c, async (_, pact) => pact)
  return c.render(<ReviewPage pact={pact} today={todayOf(c)} form={form} />, {
    title: `${c.var.t('pacts.review.heading')}: ${pact.person}`,
    section: '/pacts',
  })
}

function ReviewPage({ pact, today, form }: { pact: Pact; today: string; form: FormState }) {
  return (
    <Page
      heading="pacts.review.heading"
      kicker={pact.person}
      lead="pacts.review.lead"
      crumbs={useCrumbs(pact)}
      width="reading"
    >
      <Form {...form} submit="pacts.review.save">
        <Field name="heldOn" type="date" label="pacts.review.on" required value={today} max={today} />
        <TextArea name="words" label="pacts.review.words" hint="pacts.review.wordsHint" required rows={6} />
        <Field name="nextOn" type="date" label="pacts.review.next" />
      </Form>
    </Page>
  )
}
