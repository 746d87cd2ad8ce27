import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Field, Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { editionForm } from '../forms.ts'
import { editionHere } from '../parts/here.ts'
import type { Edition } from '../reads.ts'
import { prepareEdition } from '../writes.ts'

export const newEdition = new Hono<Env>()
  .get('/editions/new', (c) => show(c, {}))
  .post('/editions/new', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const { dayOf, now } = textsOf(c)
    const today = dayOf(now)
    const form = await parseForm(editionForm(today), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { slug, name } = c.var.territory
    const prepared = await asActor(actor, (tx) =>
      prepareEdition(tx, actor, form.once, form.value, { here: { slug, name }, today }),
    )
    if (!prepared.ok) {
      c.status(409)
      return show(c, { ...form, refusal: prepared.refusal })
    }
    flash(c, 'indicators.editions.prepared')
    return c.redirect(below(c, `/editions/${prepared.value.id}`), 303)
  })

async function show(c: Context<Env>, form: FormState) {
  requireRole(c, 'coordinator')
  const asked = form.values?.restates ?? c.req.query('restates')
  const restated = typeof asked === 'string' && asked ? (await editionHere(c, asked)).edition : undefined
  return c.render(<NewEditionPage form={form} restated={restated} />, {
    title: c.var.t('indicators.editions.prepare'),
    section: '/editions',
  })
}

function NewEditionPage({ form, restated }: { form: FormState; restated: Edition | undefined }) {
  const { dayOf, now, t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading={restated ? 'indicators.editions.restate' : 'indicators.editions.prepare'}
      lead="indicators.editions.prepareLead"
      crumbs={[{ href: at('/editions'), label: 'indicators.editions.heading' }]}
      width="reading"
    >
      <Form {...form} submit="indicators.editions.freeze">
        {restated && (
          <>
            <Callout text={['indicators.editions.restates', { name: restated.name }]} />
            <Hidden name="restates" value={restated.id} />
            <Hidden name="until" value={restated.untilOn} />
          </>
        )}
        <Field
          name="name"
          label="indicators.editions.name"
          hint="indicators.editions.nameHint"
          value={restated && t('indicators.editions.restatedName', { name: restated.name })}
          maxlength={200}
          required
        />
        {restated ? (
          <TextArea
            name="reason"
            label="indicators.editions.reason"
            hint="indicators.editions.reasonHint"
            required
          />
        ) : (
          <Field
            name="until"
            type="date"
            label="indicators.editions.factsUntil"
            hint="indicators.editions.factsUntilHint"
            max={dayOf(now)}
            required
          />
        )}
      </Form>
    </Page>
  )
}
