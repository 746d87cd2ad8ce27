import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { sayForm } from '../forms.ts'
import { linkAt, listedBodies, type OpenLink } from '../reads.ts'
import { sayTie } from '../writes.ts'

/** The page a link opens: whoever holds it says whom they know. It shows no tie, no person, nothing said before. */
export const sayPages = new Hono<Env>()
  .get('/say-ties/:token', async (c) => show(c))
  .post('/say-ties/:token', async (c) => {
    const { dayOf, now } = textsOf(c)
    const token = c.req.param('token')
    const form = await parseForm(sayForm(dayOf(now)), c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const said = await asActor(c.var.actor, (tx) => sayTie(tx, token, form.once, form.value))
    if (!said.ok && said.refusal === 'ties.say.closed') return c.notFound()
    if (!said.ok) {
      c.status(409)
      return show(c, { ...form, refusal: said.refusal })
    }
    flash(c, 'ties.say.thanks')
    return c.redirect(below(c, `/say-ties/${token}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const token = c.req.param('token') ?? ''
  const found = await asActor(c.var.actor, async (tx) => {
    const link = await linkAt(tx, token)
    return link && { link, bodies: await listedBodies(tx) }
  })
  if (!found) throw new NotHere()
  return c.render(<SayPage {...found} form={form} />, {
    title: c.var.t('ties.say.heading'),
    robots: 'noindex',
  })
}

type SayProps = { link: OpenLink; bodies: { value: string; label: string }[]; form: FormState }

function SayPage({ link, bodies, form }: SayProps) {
  const { t, dayOf, now } = useTexts()
  return (
    <Page
      heading="ties.say.heading"
      lead={[`ties.say.lead.${link.teller_kind}`, { name: link.teller_name }]}
      width="reading"
    >
      <p>{t('ties.say.what')}</p>
      <Form {...form} submit="ties.say.send">
        <Select name="organisationId" label="ties.say.organisation" options={bodies} blank="ties.say.none" />
        <Field
          name="name"
          label="ties.say.name"
          hint="ties.say.nameHint"
          maxlength={120}
          autocomplete="off"
        />
        <Radios
          required
          name="wish"
          label="ties.say.wish"
          value="known"
          options={(['known', 'no_longer'] as const).map((value) => ({
            value,
            label: t(`ties.say.wish.${value}`),
          }))}
        />
        <Radios
          required
          name="form"
          label="ties.declare.form"
          value="informal"
          options={(['informal', 'formal'] as const).map((value) => ({
            value,
            label: t(`ties.say.form.${value}`),
          }))}
        />
        <Field name="sinceOn" type="date" label="ties.say.since" max={dayOf(now)} />
      </Form>
    </Page>
  )
}
