import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../../parts/pact-here.ts'
import { type Pact, pactRule } from '../../reads.ts'
import { asksFor, OUTCOMES, type PactRule } from '../../rules.ts'
import { endForm } from '../forms.ts'
import { ReleaseBox } from '../parts/release-box.tsx'
import { ScaleFields } from '../parts/scale-fields.tsx'
import { type Answer, answersOf, heldBy } from '../reads.ts'
import { endPact, reopenPact } from '../writes.ts'

export const pactEnd = new Hono<Env>()
  .get('/pacts/:id/end', (c) => show(c))
  .post('/pacts/:id/end', async (c) => {
    const form = await parseForm(endForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const ended = await actingOnPact(c, (tx, pact, actor) => endPact(tx, actor, pact, form.value, todayOf(c)))
    if (!ended.ok) {
      c.status(422)
      const field = ended.refusal === 'pacts.end.notSigned' ? 'outcome' : 'endedOn'
      return show(c, { ...form, errors: { [field]: [ended.refusal] } })
    }
    flash(c, 'pacts.end.kept')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })
  .post('/pacts/:id/reopen', async (c) => {
    const reopened = await actingOnPact(c, (tx, pact, actor) => reopenPact(tx, actor, pact))
    flash(c, reopened.ok ? 'pacts.end.reopened' : reopened.refusal, reopened.ok ? 'success' : 'warning')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}`), 303)
  })

type Shown = { pact: Pact; rule: PactRule; answers: Answer[]; heldCents: number }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await readingPact(
    c,
    async (tx, pact): Promise<Shown> => ({
      pact,
      rule: await pactRule(tx),
      answers: await answersOf(tx, pact.id),
      heldCents: await heldBy(tx, pact),
    }),
  )
  return c.render(<EndPage {...shown} today={todayOf(c)} form={form} />, {
    title: `${c.var.t('pacts.end.heading')}: ${shown.pact.person}`,
    section: '/pacts',
  })
}

function EndPage({
  pact,
  rule,
  answers,
  heldCents,
  today,
  form,
}: Shown & { today: string; form: FormState }) {
  const { t } = useTexts()
  return (
    <Page
      heading="pacts.end.heading"
      kicker={pact.person}
      lead="pacts.end.lead"
      crumbs={useCrumbs(pact)}
      width="reading"
    >
      <Form {...form} submit="pacts.end.save">
        <Radios
          name="outcome"
          label="pacts.end.how"
          required
          options={OUTCOMES.map((one) => ({ value: one, label: t(`pacts.end.outcome.${one}`) }))}
        />
        <TextArea name="why" label="pacts.end.why" hint="pacts.end.whyHint" rows={5} />
        <Field name="endedOn" type="date" label="pacts.end.on" required value={today} max={today} />
        {asksFor(pact.kindOf, 'capability') && (
          <ScaleFields rule={rule} person={pact.person} answers={answers} moment="after" />
        )}
        {heldCents > 0 && <ReleaseBox heldCents={heldCents} />}
      </Form>
    </Page>
  )
}
